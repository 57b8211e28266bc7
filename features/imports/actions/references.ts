import { fold } from '#shared/text.ts'
import type { TablePlan } from '../normalise.ts'
import type { RowResult, RunState } from './step.ts'

/** File and number → customer; a number alone too, as long as only one file uses it (`null` once two do). */
export type References = Map<string, string | null>

/** Remembers which customer the row of a customer table became, were it also one that was there before. */
export function remember(run: RunState, plan: TablePlan, { draft, record, recordId }: RowResult): void {
  const number = draft.customer.customerNumber
  if (plan.kind !== 'customers' || record !== 'customers' || !recordId || !number) return
  const key = keyOf(number)
  run.references.set(`${plan.fileId}#${key}`, recordId)
  const known = run.references.get(`#${key}`)
  run.references.set(`#${key}`, known === undefined || known === recordId ? recordId : null)
}

/** The customer that a number means within this import. */
export function referredTo(run: RunState, plan: TablePlan, number: string | null): string | null {
  if (!number) return null
  const key = keyOf(number)
  return run.references.get(`${plan.fileId}#${key}`) ?? run.references.get(`#${key}`) ?? null
}

function keyOf(number: string): string {
  return fold(number)
    .replace(/\s/g, '')
    .replace(/^0+(?=.)/, '')
}
