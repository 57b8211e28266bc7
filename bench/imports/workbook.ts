import { type Random, randomFrom } from '#shared/random.ts'
import { fold } from '#shared/text.ts'
import { cities, firstNames, functions, lastNames, legalForms, trades } from '../words.ts'
import { createZip } from './zip.ts'

/** `sheets`: customers and their persons on a sheet each; `rows`: a customer and a person in each row. */
export type Shape = 'sheets' | 'rows'
type Cell = string | number | null

const beginnings = 'Al Bel Cor Del El Fen Gal Hel In Jo Kal Lor Men Nor Or Pro Qua Rem Sol Tem Ul Ver Wil Xan Yor Zen'
const middles = 'ba ce di fo ga he ki la me ni po ra se ti vo'
const endings = 'bert con dur fex gon lux mar nex pan ris sta tec vit xon zan'
const brandParts = [beginnings, middles, endings].map((part) => part.split(' '))
const streets =
  'Hauptstraße,Bahnhofstraße,Industriestraße,Gartenstraße,Schulstraße,Königstraße,Dieselstraße,Lindenweg,Mühlweg,Am Kreuzfeld,Im Grund,Ringstraße'.split(
    ',',
  )

/** Writes an Excel workbook of made-up customers and as many persons, with shared texts as Excel itself writes it. */
export async function writeWorkbook(file: string, count: number, shape: Shape): Promise<void> {
  const zip = createZip(file)
  const texts = new Map<string, number>()
  const sheets = shape === 'sheets' ? ['Kunden', 'Ansprechpartner'] : ['Kunden']
  await zip.add('[Content_Types].xml', [
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
  ])
  const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relations = (list: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map((one, at) => `<Relationship Id="r${at + 1}" ${one}/>`).join('')}</Relationships>`
  await zip.add('_rels/.rels', [relations([`Type="${types}/officeDocument" Target="xl/workbook.xml"`])])
  await zip.add('xl/_rels/workbook.xml.rels', [
    relations([
      ...sheets.map((_, at) => `Type="${types}/worksheet" Target="worksheets/sheet${at + 1}.xml"`),
      `Type="${types}/sharedStrings" Target="sharedStrings.xml"`,
    ]),
  ])
  await zip.add('xl/workbook.xml', [
    `<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${types}"><sheets>${sheets.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('')}</sheets></workbook>`,
  ])
  for (const [at, rows] of tablesOf(count, shape).entries())
    await zip.add(`xl/worksheets/sheet${at + 1}.xml`, sheetOf(rows, texts))
  await zip.add('xl/sharedStrings.xml', textsOf(texts))
  zip.close()
}

function* sheetOf(rows: Iterable<Cell[]>, texts: Map<string, number>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  let number = 0
  for (const cells of rows) {
    number += 1
    let row = `<row r="${number}">`
    for (const [at, cell] of cells.entries()) {
      if (cell === null) continue
      const place = `${String.fromCharCode(65 + at)}${number}`
      if (typeof cell === 'number') row += `<c r="${place}"><v>${cell}</v></c>`
      else {
        const known = texts.get(cell) ?? texts.size
        texts.set(cell, known)
        row += `<c r="${place}" t="s"><v>${known}</v></c>`
      }
    }
    yield `${row}</row>`
  }
  yield '</sheetData></worksheet>'
}

function* textsOf(texts: Map<string, number>): Generator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${texts.size}">`
  for (const text of texts.keys()) yield `<si><t>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</t></si>`
  yield '</sst>'
}

const customerHeaders = [
  'Kundennummer',
  'Firma',
  'Straße',
  'PLZ',
  'Ort',
  'Telefon Zentrale',
  'E-Mail Zentrale',
  'Homepage',
  'Branche',
  'Betreuer',
  'Rabattgruppe',
  'Lieferbedingung',
]
const personHeaders = ['Anrede', 'Vorname', 'Nachname', 'Funktion', 'Durchwahl', 'E-Mail Ansprechpartner']

function tablesOf(count: number, shape: Shape): Iterable<Cell[]>[] {
  return shape === 'rows' ? [together(count)] : [customers(count), persons(count)]
}

function* customers(count: number): Generator<Cell[]> {
  yield customerHeaders
  for (let nr = 0; nr < count; nr += 1) yield companyOf(nr).cells
}

/** Half of the customers have no person, the others one, two or three. */
function* persons(count: number): Generator<Cell[]> {
  yield ['Kundennummer', 'Firma', ...personHeaders]
  let written = 0
  for (let nr = 0; written < count; nr = (nr + 1) % count) {
    const company = companyOf(nr)
    for (let each = nr % 2 === 0 ? 1 + (nr % 3) : 0; each > 0 && written < count; each -= 1) {
      written += 1
      yield [company.cells[0]!, company.cells[1]!, ...personOf(company, written)]
    }
  }
}

function* together(count: number): Generator<Cell[]> {
  yield [...customerHeaders, ...personHeaders]
  for (let nr = 0; nr < count; nr += 1) {
    const company = companyOf(nr)
    yield [...company.cells, ...personOf(company, nr)]
  }
}

type Company = { cells: Cell[]; domain: string; phone: string }

/** The same number makes the same company. */
function companyOf(nr: number): Company {
  const random = randomFrom(nr * 7919 + 17)
  const [postcode, city] = random.pick(cities)
  const last = random.pick(lastNames)
  const trade = random.pick(trades)
  const brand = random.chance(0.5)
  const core = brand ? `${brandOf(random)} ${trade}` : `${random.pick(firstNames)} ${last} ${trade}`
  const domain = `${fold(core).replace(/[^a-z]+/g, '-')}-${nr % 97}.de`
  const phone = `0${random.between(200, 990)}${random.between(1, 9)} ${random.between(10_000, 999_999)}`
  return {
    domain,
    phone,
    cells: [
      10_000 + nr,
      `${core} ${random.pick(legalForms)}`,
      `${random.pick(streets)} ${random.between(1, 190)}`,
      Number(postcode) + random.below(90),
      random.chance(0.3) ? `${city}-${random.pick(lastNames)}` : city,
      `${phone}-0`,
      random.chance(0.8) ? `info@${domain}` : null,
      random.chance(0.5) ? `www.${domain}` : null,
      trade,
      random.pick(owners),
      random.pick(['A', 'B', 'C', 'Handel']),
      random.pick(['frei Haus', 'ab Werk', 'FCA']),
    ],
  }
}

const owners = ['Karin Aller', 'Jörg Beckstein', 'Petra Cornelsen', 'Uwe Dorn', 'Ines Ebert', 'Lars Fuchs']

function brandOf(random: Random): string {
  return brandParts.map((part) => random.pick(part)).join('') + random.pick(['', '', '', 'a', 'o'])
}

function personOf(company: Company, nr: number): Cell[] {
  const random = randomFrom(nr * 104_729 + 5)
  const first = random.pick(firstNames)
  const last = random.pick(lastNames)
  return [
    random.pick(['Herr', 'Frau']),
    first,
    last,
    random.pick(functions),
    `${company.phone}-${random.between(11, 999)}`,
    `${fold(first).slice(0, 1)}.${fold(last)}@${company.domain}`,
  ]
}
