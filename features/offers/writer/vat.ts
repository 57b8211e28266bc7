import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** Countries whose rates are known here: those a company may sit in. */
export type VatCountry = 'DE' | 'AT' | 'CH'

/** Which of its country's rates a line bears. `basic`: basic food in Austria; `lodging`: a night in Switzerland. */
export const vatRates = ['standard', 'reduced', 'reducedSecond', 'basic', 'lodging', 'zero'] as const
export type VatRate = (typeof vatRates)[number]

type Dated = { country: VatCountry; rate: VatRate; from: Day; until: Day | null; basisPoints: number; source: string }

const germany = '§ 12 Abs. 1, 2 UStG'
const corona = '§ 28 Abs. 1–3 UStG (Zweites Corona-Steuerhilfegesetz, BGBl. I 2020 S. 1512)'
const solar = '§ 12 Abs. 3 UStG (JStG 2022)'
const austria = '§ 10 UStG 1994; usp.gv.at, Steuersätze der Umsatzsteuer'
const austriaSecond = '§ 10 Abs. 3 UStG 1994 (Steuerreformgesetz 2015/2016)'
const austriaBasic = 'Beschluss der Bundesregierung vom 28.1.2026, Senkung auf ausgewählte Grundnahrungsmittel'
const switzerland = 'ESTV, Entwicklung der MWST-Sätze; Art. 25 MWSTG'

const since = (
  country: VatCountry,
  rate: VatRate,
  source: string,
  steps: readonly [from: Day, basisPoints: number][],
): Dated[] =>
  steps.map(([from, basisPoints], at) => {
    const next = steps[at + 1]?.[0]
    return { country, rate, from, until: next ? dayBefore(next) : null, basisPoints, source }
  })

/** Every rate with the days on which it is valid and where that stands. What began earlier than anybody offers is left out. */
export const vatTable: readonly Dated[] = [
  ...since('DE', 'standard', germany, [
    ['2007-01-01', 1900],
    ['2020-07-01', 1600],
    ['2021-01-01', 1900],
  ]).map((one) => (one.from === '2020-07-01' ? { ...one, source: corona } : one)),
  ...since('DE', 'reduced', germany, [
    ['2007-01-01', 700],
    ['2020-07-01', 500],
    ['2021-01-01', 700],
  ]).map((one) => (one.from === '2020-07-01' ? { ...one, source: corona } : one)),
  ...since('DE', 'zero', solar, [['2023-01-01', 0]]),
  ...since('AT', 'standard', austria, [['1995-01-01', 2000]]),
  ...since('AT', 'reduced', austria, [['1995-01-01', 1000]]),
  ...since('AT', 'reducedSecond', austriaSecond, [['2016-01-01', 1300]]),
  ...since('AT', 'basic', austriaBasic, [['2026-07-01', 490]]),
  ...since('CH', 'standard', switzerland, [
    ['2001-01-01', 760],
    ['2011-01-01', 800],
    ['2018-01-01', 770],
    ['2024-01-01', 810],
  ]),
  ...since('CH', 'reduced', switzerland, [
    ['2001-01-01', 240],
    ['2011-01-01', 250],
    ['2024-01-01', 260],
  ]),
  ...since('CH', 'lodging', switzerland, [
    ['2001-01-01', 360],
    ['2011-01-01', 380],
    ['2018-01-01', 370],
    ['2024-01-01', 380],
  ]),
]

function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

/** The rates of a country on a day, the highest first, in basis points. */
export function ratesOn(country: VatCountry, day: Day): { rate: VatRate; basisPoints: number; source: string }[] {
  return vatTable
    .filter((one) => one.country === country && one.from <= day && (one.until === null || day <= one.until))
    .map(({ rate, basisPoints, source }) => ({ rate, basisPoints, source }))
    .sort((a, b) => b.basisPoints - a.basisPoints)
}

/** A rate in basis points; refuses `vatRateUnknown` where the country has none of that kind on that day. */
export function rateOn(country: VatCountry, rate: VatRate, day: Day): number {
  const found = ratesOn(country, day).find((one) => one.rate === rate)
  if (!found) throw new Refusal('vatRateUnknown')
  return found.basisPoints
}

/** Why an offer bears VAT or does not; goods and services across a border are different cases. */
export const vatCases = ['domestic', 'smallBusiness', 'intraCommunityGoods', 'reverseCharge', 'export'] as const
export type VatCase = (typeof vatCases)[number]

/** Member states of the European Union (ISO 3166-1), Northern Ireland apart. */
const union = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

type Parties = { seller: VatCountry; buyer: string | null; buyerVatId: string | null }

/**
 * Which case fits, as a proposal: small business, if the company is one; at home domestic; a business elsewhere in the
 * Union goods or a service without VAT; outside the Union export. A buyer in the Union without a VAT id is a domestic case.
 */
export function proposedCase(parties: Parties & { smallBusiness: boolean; services: boolean }): VatCase {
  const { seller, buyer, buyerVatId } = parties
  if (parties.smallBusiness) return 'smallBusiness'
  if (buyer === null || buyer === seller) return 'domestic'
  if (!union.has(seller) || !union.has(buyer)) return parties.services && seller !== 'CH' ? 'reverseCharge' : 'export'
  if (!buyerVatId) return 'domestic'
  return parties.services ? 'reverseCharge' : 'intraCommunityGoods'
}

/**
 * Refuses `vatNeedsId` for a supply in the Union to a buyer without a VAT id (it is taxed like one at home), and
 * `vatCaseElsewhere` where the case needs another country: no supply in the Union from or to Switzerland, no export home.
 */
export function checkCase(vatCase: VatCase, { seller, buyer, buyerVatId }: Parties): void {
  if (vatCase === 'domestic' || vatCase === 'smallBusiness') return
  const abroad = buyer !== null && buyer !== seller
  const within = union.has(seller) && buyer !== null && union.has(buyer)
  if (!abroad) throw new Refusal('vatCaseElsewhere')
  if (vatCase === 'intraCommunityGoods' && !within) throw new Refusal('vatCaseElsewhere')
  if (vatCase === 'export' && within) throw new Refusal('vatCaseElsewhere')
  if (within && !buyerVatId) throw new Refusal('vatNeedsId')
}

type Wording = Record<'de' | 'en', string>

// What must stand on the paper of each case, with where the law says so.
const wordings: Record<Exclude<VatCase, 'domestic'>, Partial<Record<VatCountry, Wording>>> = {
  smallBusiness: {
    DE: {
      de: 'Steuerfreier Umsatz als Kleinunternehmer gemäß § 19 UStG.',
      en: 'Exempt from VAT as a small business under § 19 UStG (Germany).',
    },
    AT: {
      de: 'Steuerfrei als Kleinunternehmer gemäß § 6 Abs. 1 Z 27 UStG.',
      en: 'Exempt from VAT as a small business under § 6 (1) no. 27 UStG (Austria).',
    },
    CH: {
      de: 'Nicht mehrwertsteuerpflichtig gemäß Art. 10 Abs. 2 MWSTG.',
      en: 'Not liable to VAT under Art. 10 (2) MWSTG (Switzerland).',
    },
  },
  intraCommunityGoods: {
    DE: {
      de: 'Steuerfreie innergemeinschaftliche Lieferung gemäß § 4 Nr. 1 Buchst. b UStG in Verbindung mit § 6a UStG.',
      en: 'VAT-exempt intra-Community supply under § 4 no. 1 (b) in conjunction with § 6a UStG (Germany).',
    },
    AT: {
      de: 'Steuerfreie innergemeinschaftliche Lieferung gemäß Art. 6 Abs. 1 UStG in Verbindung mit Art. 7 UStG.',
      en: 'VAT-exempt intra-Community supply under Art. 6 (1) in conjunction with Art. 7 UStG (Austria).',
    },
  },
  reverseCharge: {
    DE: {
      de: 'Steuerschuldnerschaft des Leistungsempfängers (nicht im Inland steuerbar, § 3a Abs. 2 UStG).',
      en: 'Reverse charge: the recipient of the service owes the VAT (§ 3a (2) UStG, Germany).',
    },
    AT: {
      de: 'Übergang der Steuerschuld auf den Leistungsempfänger (nicht im Inland steuerbar, § 3a Abs. 6 UStG).',
      en: 'Reverse charge: the recipient of the service owes the VAT (§ 3a (6) UStG, Austria).',
    },
    CH: {
      de: 'Ort der Leistung beim Empfänger (Art. 8 Abs. 1 MWSTG), keine Schweizer Mehrwertsteuer.',
      en: 'Place of supply is that of the recipient (Art. 8 (1) MWSTG), no Swiss VAT.',
    },
  },
  export: {
    DE: {
      de: 'Steuerfreie Ausfuhrlieferung gemäß § 4 Nr. 1 Buchst. a UStG in Verbindung mit § 6 UStG.',
      en: 'VAT-exempt export under § 4 no. 1 (a) in conjunction with § 6 UStG (Germany).',
    },
    AT: {
      de: 'Steuerfreie Ausfuhrlieferung gemäß § 6 Abs. 1 Z 1 UStG in Verbindung mit § 7 UStG.',
      en: 'VAT-exempt export under § 6 (1) no. 1 in conjunction with § 7 UStG (Austria).',
    },
    CH: {
      de: 'Von der Steuer befreite Ausfuhr gemäß Art. 23 Abs. 2 Ziff. 1 MWSTG.',
      en: 'Exempt export under Art. 23 (2) no. 1 MWSTG (Switzerland).',
    },
  },
}

/** The sentence that stands on the paper for a case; none where VAT is shown. */
export function wordingOf(vatCase: VatCase, country: VatCountry, language: 'de' | 'en'): string | null {
  return vatCase === 'domestic' ? null : (wordings[vatCase][country]?.[language] ?? null)
}
