import type { CompanyTraits } from '#features/duplicates/rules/companies.ts'
import type { PersonTraits } from '#features/duplicates/rules/persons.ts'
import { type Random, randomFrom } from '#shared/random.ts'
import { fold } from '#shared/text.ts'
import { cities, firstNames, lastNames, legalForms, trades } from '../words.ts'

/** A record with what it really is: records of one `entity` are one company or person. */
export type Labelled<Traits> = { entity: number; traits: Traits; kind: string }

const areaCodes = cities.map((_, i) => String(711 + i * 37))
const streets =
  'Hauptstraße Bahnhofstraße Industriestraße Gartenstraße Schulstraße Königstraße Dieselstraße Daimlerstraße Goethestraße Lindenweg Mühlweg Marktplatz Siemensstraße Robert-Bosch-Straße Otto-Hahn-Straße Am Kreuzfeld Im Grund Benzstraße Ringstraße Talstraße'
    .replace(/(Am|Im) /g, '$1_')
    .split(' ')
    .map((street) => street.replace('_', ' '))
const sisters = ['Holding', 'Logistik', 'Immobilien', 'Verwaltungs', 'Service', 'Vertriebs', 'Beteiligungs']
const brands =
  'Novatec Alpex Intermont Elmatic Prozent Sanitop Kernwerk Unitrans Vario Optima Rheinflex Dynamo Terra Lumina Corvus Delta'.split(
    ' ',
  )

type Company = Required<Omit<CompanyTraits, 'phones' | 'emails'>> & { phones: string[]; emails: string[]; at: number }

/**
 * A made-up stock with known duplicates. Records of one company differ by what people do to lists: typing errors, legal
 * form left out, umlauts written out or lost, abbreviations, words swapped, extension instead of switchboard, moved.
 * What is not the same looks the same: branches, namesakes in other towns, companies of one group, neighbours.
 */
export function generateCompanies(seed: number, companies: number): Labelled<CompanyTraits>[] {
  const random = randomFrom(seed)
  const all: Labelled<CompanyTraits>[] = []
  let entity = 0
  const put = (traits: Company, kind: string, of = ++entity) => {
    const { at: _, ...rest } = traits
    all.push({ entity: of, traits: rest, kind })
    return of
  }
  while (entity < companies) {
    const company = makeCompany(random, all.length)
    const id = put(thinned(random, company), 'first')
    if (random.chance(0.3)) put(dirty(random, company), 'copy', id)
    if (random.chance(0.05)) put(dirty(random, company), 'copy', id)
    if (random.chance(0.05)) put(branch(random, company), 'branch')
    if (random.chance(0.08))
      put(thinned(random, { ...makeCompany(random, all.length), name: company.name }), 'namesake')
    if (random.chance(0.05)) put(sister(random, company), 'sister')
    if (random.chance(0.03)) put(neighbour(random, company, all.length), 'neighbour')
  }
  return all
}

function makeCompany(random: Random, serial: number): Company {
  const at = random.below(cities.length)
  const [postcode, city] = cities[at]!
  const last = random.pick(lastNames)
  const trade = random.pick(trades)
  const core = random.pick([
    () => `${last} ${trade}`,
    () => `${last} ${trade}`,
    () => `${trade} ${last}`,
    () => `${last} & Söhne`,
    () => `Gebr. ${last}`,
    () => `${random.pick(firstNames)} ${last}`,
    () => `${last} + ${random.pick(lastNames)}`,
    () => last,
    () => `${random.pick(brands)} ${trade}`,
    () => `${random.pick(brands)} ${last} ${trade}`,
  ])()
  const domain = `${fold(core).replace(/[^a-z]+/g, '-')}${random.chance(0.5) ? '' : `-${fold(city)}`}${serial % 7}.de`
  const number = String(random.between(10_000, 999_999))
  return {
    at,
    name: `${core} ${random.pick(legalForms)}`,
    customerNumber: random.chance(0.5) ? String(10_000 + serial) : null,
    vatId: `DE${random.between(100_000_000, 999_999_999)}`,
    street: `${random.pick(streets)} ${random.between(1, 140)}`,
    postcode: String(Number(postcode) + random.below(6)),
    city,
    phones: [`+49${areaCodes[at]}${number}0`],
    emails: random.chance(0.75)
      ? [`info@${domain}`]
      : random.chance(0.5)
        ? [`${fold(last)}${random.below(9999)}@t-online.de`]
        : [],
    web: random.chance(0.4) ? `www.${domain}` : null,
  }
}

/** Nobody fills in everything. */
function thinned(random: Random, company: Company): Company {
  const noPlace = random.chance(0.06)
  return {
    ...company,
    vatId: random.chance(0.4) ? company.vatId : null,
    street: noPlace || random.chance(0.1) ? null : company.street,
    postcode: noPlace || random.chance(0.05) ? null : company.postcode,
    city: noPlace ? null : company.city,
    phones: random.chance(0.75) ? company.phones : [],
    emails: random.chance(0.7) ? company.emails : [],
  }
}

/** The same company, entered by somebody else on another day. */
function dirty(random: Random, company: Company): Company {
  const copy = {
    ...thinned(random, company),
    customerNumber: random.chance(0.3) ? String(random.between(50_000, 99_999)) : null,
  }
  let { name } = copy
  if (random.chance(0.4))
    name = name.replace(new RegExp(` (${legalForms.map((one) => one.replace(/[.]/g, '\\.')).join('|')})$`), '')
  else if (random.chance(0.3))
    name = name.replace(/GmbH/, random.pick(['Gesellschaft mbH', 'G.m.b.H.', 'GMBH', 'Gmbh']))
  if (random.chance(0.25)) name = name.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
  else if (random.chance(0.1)) name = name.replace(/[äöü]/g, random.pick(['?', '', 'u']))
  if (random.chance(0.3)) name = name.replace(' & ', random.pick([' und ', ' u. ', '&', ' + ']))
  if (random.chance(0.3))
    name = name.replace('Gebr.', 'Gebrüder').replace('Maschinenbau', 'Masch.bau').replace('technik', 'techn.')
  if (random.chance(0.12)) name = swappedWords(name)
  if (random.chance(0.15)) name = typo(random, name)
  if (random.chance(0.1)) name = name.replace(/^(\S+)(bau|technik|teile)\b/, '$1 $2')
  if (random.chance(0.1)) name = `${name} ${company.city}`
  if (random.chance(0.05)) name = `Fa. ${name}`
  if (random.chance(0.1)) name = name.toUpperCase()
  copy.name = name
  if (copy.street) {
    if (random.chance(0.5)) copy.street = copy.street.replace('straße', random.pick(['str.', 'strasse', ' Str.']))
    if (random.chance(0.1)) copy.street = copy.street.replace(/ \d+$/, '')
    if (random.chance(0.08)) copy.street = typo(random, copy.street)
  }
  if (copy.postcode && random.chance(0.05)) copy.postcode = typoDigits(random, copy.postcode)
  if (copy.city && random.chance(0.12))
    copy.city = `${copy.city}${random.pick(['-Mitte', ' am Main', '-Nord', ' (Stadt)'])}`
  if (random.chance(0.3)) copy.phones = copy.phones.map((phone) => phone.replace(/0$/, String(random.between(11, 99))))
  if (random.chance(0.5))
    copy.emails = copy.emails.map((email) =>
      email.replace('info@', `${random.pick(['einkauf', 'kontakt', 'mueller'])}@`),
    )
  if (random.chance(0.08)) return moved(random, copy)
  return copy
}

function moved(random: Random, company: Company): Company {
  const street = `${random.pick(streets)} ${random.between(1, 140)}`
  if (random.chance(0.7)) return { ...company, street }
  const at = random.below(cities.length)
  return {
    ...company,
    at,
    street,
    postcode: cities[at]![0],
    city: cities[at]![1],
    phones: [`+49${areaCodes[at]}${random.between(10_000, 999_999)}0`],
  }
}

function branch(random: Random, company: Company): Company {
  const at = (company.at + 1 + random.below(cities.length - 1)) % cities.length
  const [postcode, city] = cities[at]!
  const said = random.pick(['', '', ` Niederlassung ${city}`, ` ${city}`, ` NL ${city}`, ` Filiale ${city}`])
  return thinned(random, {
    ...company,
    at,
    name: `${company.name}${said}`,
    customerNumber: null,
    street: `${random.pick(streets)} ${random.between(1, 140)}`,
    postcode,
    city,
    phones: [`+49${areaCodes[at]}${random.between(10_000, 999_999)}0`],
  })
}

function sister(random: Random, company: Company): Company {
  const [word = ''] = company.name.split(' ')
  const own = random.chance(0.5) ? random.pick(sisters) : random.pick(trades)
  const apart = random.chance(0.4)
  return thinned(random, {
    ...company,
    name: `${word} ${own} ${random.pick(['GmbH', 'GmbH & Co. KG', 'AG'])}`,
    customerNumber: null,
    vatId: `DE${random.between(100_000_000, 999_999_999)}`,
    ...(apart ? { street: `${random.pick(streets)} ${random.between(1, 140)}`, phones: [] } : {}),
  })
}

function neighbour(random: Random, company: Company, serial: number): Company {
  const other = makeCompany(random, serial)
  return thinned(random, {
    ...other,
    at: company.at,
    street: company.street,
    postcode: company.postcode,
    city: company.city,
  })
}

function typo(random: Random, text: string): string {
  const at = random.between(1, Math.max(1, text.length - 3))
  const [a = '', b = ''] = [text[at], text[at + 1]]
  if (!/\p{L}/u.test(a) || !/\p{L}/u.test(b)) return text
  const changed = random.pick([b + a, a, a + a + b, a + random.pick([...'enrtsial'])])
  return text.slice(0, at) + changed + text.slice(at + 2)
}

function typoDigits(random: Random, text: string): string {
  const at = random.below(text.length - 1)
  return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
}

function swappedWords(name: string): string {
  return name.replace(/^(\S+) (\S+)/, '$2 $1')
}

const shortForms: Record<string, string> = {
  Wolfgang: 'Wolf',
  Günther: 'Günter',
  Andreas: 'Andi',
  Christian: 'Chris',
  Stefan: 'Stephan',
  Franziska: 'Franzi',
  Käthe: 'Katharina',
  Klaus: 'Nikolaus',
  Monika: 'Moni',
  Gabriele: 'Gabi',
  Heinz: 'Heinrich',
  Thomas: 'Tom',
  Sabine: 'Bine',
  Peter: 'Hans-Peter',
  Markus: 'Marc',
  Jürgen: 'Georg',
  Ulrike: 'Uli',
  Petra: 'Petra Maria',
}

/** People at made-up companies, with doubles (short forms, swapped, initials, typing errors) and relatives and namesakes. */
export function generatePersons(seed: number, companies: number): Labelled<PersonTraits>[] {
  const random = randomFrom(seed)
  const all: Labelled<PersonTraits>[] = []
  let entity = 0
  for (let company = 0; company < companies; company += 1) {
    const customerId = `c${company}`
    const domain = `firma${company}.de`
    const switchboard = `+49711${random.between(10_000, 99_999)}0`
    for (let count = random.between(1, 4); count > 0; count -= 1) {
      entity += 1
      const firstName = random.pick(firstNames)
      const lastName = random.pick(lastNames)
      const person = {
        customerId,
        firstName,
        lastName,
        emails: random.chance(0.6) ? [mailOf(firstName, lastName, domain)] : [],
        phones: random.chance(0.3)
          ? [switchboard]
          : random.chance(0.4)
            ? [`+49171${random.between(1_000_000, 9_999_999)}`]
            : [],
      }
      all.push({ entity, traits: person, kind: 'first' })
      if (random.chance(0.2)) all.push({ entity, traits: dirtyPerson(random, person), kind: 'copy' })
      if (random.chance(0.06)) {
        entity += 1
        const relative = random.pick(firstNames.filter((one) => one !== firstName && one !== shortForms[firstName]))
        all.push({
          entity,
          kind: 'relative',
          traits: {
            ...person,
            firstName: relative,
            phones: random.chance(0.5) ? [switchboard] : [],
            emails: random.chance(0.3) ? [`info@${domain}`] : [],
          },
        })
      }
      if (random.chance(0.05)) {
        entity += 1
        all.push({ entity, kind: 'namesake', traits: { ...person, customerId: `n${company}`, emails: [], phones: [] } })
      }
    }
    if (random.chance(0.2)) {
      entity += 1
      all.push({
        entity,
        kind: 'office',
        traits: {
          customerId,
          firstName: random.pick(firstNames),
          lastName: random.pick(lastNames),
          emails: [`info@${domain}`],
          phones: [switchboard],
        },
      })
    }
  }
  return all
}

function mailOf(firstName: string, lastName: string, domain: string): string {
  return `${fold(firstName)}.${fold(lastName)}@${domain}`
}

function dirtyPerson(
  random: Random,
  person: Required<Pick<PersonTraits, 'firstName' | 'lastName'>> & PersonTraits,
): PersonTraits {
  const firstName = person.firstName ?? ''
  const kept = {
    ...person,
    emails: random.chance(0.5) ? (person.emails ?? []) : [],
    phones: random.chance(0.5) ? (person.phones ?? []) : [],
  }
  return random.pick<() => PersonTraits>([
    () => ({ ...kept, firstName: shortForms[firstName] ?? firstName }),
    () => ({ ...kept, firstName: person.lastName, lastName: firstName }),
    () => ({ ...kept, firstName: `${firstName[0]}.` }),
    () => ({ ...kept, lastName: typo(random, person.lastName) }),
    () => ({ ...kept, lastName: `${person.lastName}-${random.pick(lastNames)}` }),
    () => ({ ...kept, firstName: null }),
    () => ({ ...kept, lastName: person.lastName.toUpperCase() }),
    () => ({
      ...person,
      customerId: `moved${person.customerId}`,
      firstName: shortForms[firstName] ?? firstName,
      emails: [],
    }),
  ])()
}
