import { fold } from '#shared/text.ts'
import type { TablePlan } from '../normalise.ts'
import type { RowResult, RunState } from './step.ts'

/** By file, number → customer; behind '' by the number alone, as long as only one file uses it (`null` once two do). */
export type References = Map<string, Map<string, string | null>>

/** Remembers which customer the row of a customer table became, were it also one that was there before. */
export function remember(run: RunState, plan: TablePlan, { draft, record, recordId }: RowResult): void {
  const number = draft.customer.customerNumber
  if (plan.kind !== 'customers' || record !== 'customers' || !recordId || !number) return
  const key = keyOf(number)
  numbersOf(run, plan.fileId).set(key, recordId)
  const all = numbersOf(run, '')
  const known = all.get(key)
  all.set(key, known === undefined || known === recordId ? recordId : null)
}

/** The customer that a number means within this import. */
export function referredTo(run: RunState, plan: TablePlan, number: string | null): string | null {
  if (!number) return null
  const key = keyOf(number)
  return numbersOf(run, plan.fileId).get(key) ?? numbersOf(run, '').get(key) ?? null
}

function numbersOf({ references }: RunState, fileId: string): Map<string, string | null> {
  let numbers = references.get(fileId)
  if (!numbers) {
    numbers = new Map()
    references.set(fileId, numbers)
  }
  return numbers
}

function keyOf(number: string): string {
  return fold(number)
    .replace(/\s/g, '')
    .replace(/^0+(?=.)/, '')
}
