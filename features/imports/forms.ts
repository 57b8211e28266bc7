import type { ColumnProfile } from './columns.ts'
import { fieldOf, type Target } from './fields.ts'
import { currencyIn, type Decimal, type DecimalEvidence, decideDecimal, factorOfHeader } from './values/amounts.ts'
import { type DateForm, decideDateForm } from './values/dates.ts'
import { decidePostcodeZero } from './values/places.ts'

/** What only the owner of a file can say; `flag` names the answer in the map file and on the command line. */
export type Question = {
  code: 'dateForm' | 'dateMixed' | 'decimal' | 'decimalMixed' | 'postcodeZero' | 'kind' | 'stages' | 'currency' | 'year'
  column: string
  sample: string
  flag: 'date' | 'decimal' | 'country' | 'kind' | 'stages' | 'currency' | 'year'
  /** Every value that is asked about. */
  values?: string[]
}

/** Answers to questions; they go before what the values say. */
export type Answers = {
  date?: DateForm
  decimal?: Decimal
  country?: string
  /** The currency of amounts that name none. */
  currency?: string
  /** Foreign stage → stage of ours, `open`, `won` or `lost`. */
  stages?: Record<string, string>
  /** By field as the kind of the table has it: value → what it is called with us. */
  lookup?: Record<string, Record<string, string>>
  /** Columns of months, quarters or years: revenue of that time, or own fields. */
  periods?: 'revenue' | 'own'
  /** The year of months whose headers name none. */
  year?: number
}

/** How the values of one column are read; `currency`: that of amounts which name none. */
export type ColumnForm = { date: DateForm; decimal: Decimal; factor: number; currency?: string }

export type Forms = { columns: ColumnForm[]; restoreZero: boolean; questions: Question[] }

/**
 * Decides per column how its dates and amounts are written, and for the table whether postcodes lost their zero.
 * A column that leaves it open takes the form that the other columns of its table show; if none does, it is asked.
 */
export function decideForms(
  columnProfiles: ColumnProfile[],
  targets: (Target | null)[],
  answers: Answers,
  home: string,
): Forms {
  const questions: Question[] = []
  const periods = periodsOf(columnProfiles, targets)
  const profiles = columnProfiles.map((profile, at) =>
    periods?.at.includes(at) ? { ...profile, ...periods.one } : profile,
  )
  const currency = periods && !answers.currency ? currencyOfPeriods(periods, questions) : undefined
  const typeAt = (index: number) => (targets[index] ? fieldOf(targets[index])?.type : undefined)
  const dates = profiles.map((profile) => decideDateForm(profile.dates))
  const shownDates = new Set(
    profiles
      .filter((profile) => profile.dates.dmy + profile.dates.mdy > 0)
      .map((profile) => (profile.dates.dmy > 0 ? 'dmy' : 'mdy')),
  )
  const decimals = profiles.map((profile) => decideDecimal(profile.decimals))
  const amounts = profiles.filter((_, index) => typeAt(index) === 'amount')
  const shownDecimals = new Set(
    amounts.flatMap(({ decimals: { comma, dot } }) => [...(comma > 0 ? [','] : []), ...(dot > 0 ? ['.'] : [])]),
  )

  const columns = profiles.map((profile, index): ColumnForm => {
    const type = typeAt(index)
    const form: ColumnForm = {
      date: answers.date ?? 'dmy',
      decimal: answers.decimal ?? ',',
      factor: factorOfHeader(profile.header),
    }
    const named = type === 'amount' ? (currencyIn(profile.header) ?? (periods?.at.includes(index) && currency)) : null
    if (named) form.currency = named
    // What is asked of columns that belong together is asked once.
    const first = !periods?.at.includes(index) || index === periods.at[0]
    const column = periods && index === periods.at[0] ? periods.title : profile.header
    if ((type === 'day' || type === 'month') && !answers.date) {
      const decision = dates[index]!
      if ('form' in decision) form.date = decision.form
      else if (decision.question === 'dateForm' && shownDates.size === 1) form.date = [...shownDates][0] as DateForm
      else questions.push({ code: decision.question, column: profile.header, sample: decision.sample, flag: 'date' })
    }
    if (type === 'amount' && !answers.decimal) {
      const decision = decimals[index]!
      if ('decimal' in decision) form.decimal = decision.decimal
      else if (decision.question === 'decimal' && shownDecimals.size === 1)
        form.decimal = [...shownDecimals][0] as Decimal
      else if (first) questions.push({ code: decision.question, column, sample: decision.sample, flag: 'decimal' })
    }
    return form
  })

  let restoreZero = false
  const at = targets.findIndex((target) => target === 'customers.postcode' || target === 'customers.postcodeCity')
  if (at >= 0) {
    const decision = answers.country
      ? { restore: answers.country === 'DE' }
      : decidePostcodeZero(profiles[at]!.postcodes, home)
    if ('restore' in decision) restoreZero = decision.restore
    else
      questions.push({ code: 'postcodeZero', column: profiles[at]!.header, sample: decision.sample, flag: 'country' })
  }
  return { columns, restoreZero, questions }
}

type Periods = { at: number[]; title: string; one: { decimals: DecimalEvidence }; currencies: Record<string, number> }

/** The columns with revenue of a period each, with what the values of all of them say. */
function periodsOf(profiles: ColumnProfile[], targets: (Target | null)[]): Periods | null {
  const at = [...targets.keys()].filter((index) => targets[index] === 'customers.revenueOf')
  const all = at.map((index) => profiles[index]!)
  if (all.length === 0) return null
  const sum = (side: 'comma' | 'dot' | 'either') => all.reduce((total, { decimals }) => total + decimals[side], 0)
  const sample = Object.assign({}, ...all.map(({ decimals }) => decimals.sample).reverse()) as DecimalEvidence['sample']
  const currencies: Record<string, number> = {}
  for (const { header, currencies: named = {} } of all) {
    for (const [code, count] of Object.entries(named)) {
      const one = code || (currencyIn(header) ?? '')
      currencies[one] = (currencies[one] ?? 0) + count
    }
  }
  const decimals = { comma: sum('comma'), dot: sum('dot'), either: sum('either'), sample }
  return { at, title: titleOf(all.map(({ header }) => header)), one: { decimals }, currencies }
}

/** Columns that belong together, by the first and the last of them. */
export function titleOf(headers: readonly string[]): string {
  return headers.length > 1 ? `${headers[0]} … ${headers.at(-1)}` : (headers[0] ?? '')
}

/** The currency of the amounts that name none: the only one that others name; of several it is asked. */
function currencyOfPeriods({ currencies, title }: Periods, questions: Question[]): string | undefined {
  const codes = Object.keys(currencies).filter(Boolean)
  if (codes.length > 1 && currencies[''])
    questions.push({ code: 'currency', column: title, sample: codes.join(', '), flag: 'currency', values: codes })
  return codes[0]
}
