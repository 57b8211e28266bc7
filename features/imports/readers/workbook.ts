import { posix } from 'node:path'
import { Refusal } from '#shared/refusal.ts'
import { SharedTexts } from './sharedTexts.ts'
import { cleanText } from './tables.ts'
import { attribute, readWholeXml, readXml } from './xml.ts'
import type { Parts } from './zip.ts'

export type SheetPart = { name: string; part: string; hidden: boolean }

/** How a number is to be read: as a day or time, or as digits with leading zeros. */
export type NumberForm = { date: boolean; digits: number }

export type Workbook = {
  sheets: SheetPart[]
  /** Days are counted from 1904 (old Macs) instead of 1900. */
  from1904: boolean
  sharedStrings: SharedTexts
  /** Per cell style. */
  forms: NumberForm[]
}

/** Most shared texts a workbook may hold; a sheet of a million rows with a dozen different texts each is beyond it. */
const mostSharedStrings = 8_000_000

/** Reads everything of a workbook but the cells themselves. */
export async function readWorkbook(parts: Parts): Promise<Workbook> {
  const main =
    (await relations(parts, '')).find((relation) => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  if (!parts.has(main)) throw new Refusal('importNoWorkbook')
  const related = await relations(parts, main)
  const workbook: Workbook = { sheets: [], from1904: false, sharedStrings: new SharedTexts(), forms: [] }
  await readWholeXml(parts.stream(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') workbook.from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = attribute(attributes, 'id')
      const relation = related.find((one) => one.id === id)
      if (relation?.type !== 'worksheet' || !parts.has(relation.target)) return
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      workbook.sheets.push({ name: attributes.name ?? relation.target, part: relation.target, hidden })
    },
  })
  const partOf = (type: string) => related.find((one) => one.type === type && parts.has(one.target))?.target
  const strings = partOf('sharedStrings')
  if (strings) workbook.sharedStrings = await readSharedStrings(parts, strings)
  const styles = partOf('styles')
  if (styles) workbook.forms = await readNumberForms(parts, styles)
  return workbook
}

type Relation = { id: string; type: string; target: string }

async function relations(parts: Parts, of: string): Promise<Relation[]> {
  const file = posix.join(posix.dirname(of), '_rels', `${posix.basename(of)}.rels`)
  const found: Relation[] = []
  if (!parts.has(file)) return found
  await readWholeXml(parts.stream(file), {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return
      const target = attributes.Target ?? ''
      found.push({
        id: attributes.Id ?? '',
        type: (attributes.Type ?? '').split('/').at(-1)!,
        target: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(of), target),
      })
    },
  })
  return found
}

/** Collects the text of `<t>` elements, leaving out phonetic hints (`<rPh>`). */
export function textCollector() {
  let depthOfHint = 0
  let inText = false
  let text = ''
  return {
    open(name: string) {
      if (name === 'rPh') depthOfHint += 1
      else if (name === 't') inText = depthOfHint === 0
    },
    text(piece: string) {
      if (inText) text += piece
    },
    close(name: string) {
      if (name === 'rPh') depthOfHint -= 1
      else if (name === 't') inText = false
    },
    take(): string {
      const taken = text
      text = ''
      return taken
    },
  }
}

async function readSharedStrings(parts: Parts, part: string): Promise<SharedTexts> {
  const strings = new SharedTexts()
  const collector = textCollector()
  const pause = readXml(parts.stream(part), {
    open: collector.open,
    text: collector.text,
    close: (name) => {
      collector.close(name)
      if (name !== 'si') return
      if (strings.count >= mostSharedStrings) throw new Refusal('importTooManyTexts', { limit: mostSharedStrings })
      strings.add(cleanText(unescapeExcel(collector.take())) ?? '')
    },
  })
  for await (const _ of pause);
  return strings
}

/** Excel writes characters that XML cannot hold as _x000D_. */
export function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
  57, 58,
])

async function readNumberForms(parts: Parts, part: string): Promise<NumberForm[]> {
  const codes = new Map<number, string>()
  const forms: NumberForm[] = []
  let inCellStyles = false
  await readWholeXml(parts.stream(part), {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) {
        const id = Number(attributes.numFmtId ?? 0)
        forms.push(numberForm(id, codes.get(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return forms
}

/** Reads a number format: `dd.mm.yyyy` is a date, `00000` are five digits, `0.00 "Tage"` neither. */
export function numberForm(id: number, code: string | undefined): NumberForm {
  if (code === undefined) return { date: builtInDates.has(id), digits: 0 }
  const first = code.split(';')[0]!
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  const date = /[dmyhs]/i.test(bare) && !/[0#?]/.test(bare.replace(/s\.0+/gi, ''))
  const zeros = /^0{2,}$/.exec(bare.trim())
  return { date, digits: zeros ? zeros[0].length : 0 }
}
