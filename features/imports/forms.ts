import type { ColumnProfile } from './columns.ts'
import { fieldOf, type Target } from './fields.ts'
import { type Decimal, decideDecimal, factorOfHeader } from './values/amounts.ts'
import { type DateForm, decideDateForm } from './values/dates.ts'
import { decidePostcodeZero } from './values/places.ts'

/** What only the owner of a file can say; `flag` names the answer in the map file and on the command line. */
export type Question = {
  code: 'dateForm' | 'dateMixed' | 'decimal' | 'decimalMixed' | 'postcodeZero' | 'kind' | 'stages'
  column: string
  sample: string
  flag: 'date' | 'decimal' | 'country' | 'kind' | 'stages'
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
}

/** How the values of one column are read. */
export type ColumnForm = { date: DateForm; decimal: Decimal; factor: number }

export type Forms = { columns: ColumnForm[]; restoreZero: boolean; questions: Question[] }

/**
 * Decides per column how its dates and amounts are written, and for the table whether postcodes lost their zero.
 * A column that leaves it open takes the form that the other columns of its table show; if none does, it is asked.
 */
export function decideForms(
  profiles: ColumnProfile[],
  targets: (Target | null)[],
  answers: Answers,
  home: string,
): Forms {
  const questions: Question[] = []
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
      else questions.push({ code: decision.question, column: profile.header, sample: decision.sample, flag: 'decimal' })
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
