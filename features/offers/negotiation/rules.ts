import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** What is written down of a concession; `amount` net in minor units, where it is money. */
export type Concession = { day: Day; what: string; amount: number | null; inReturn: string | null }

/** Refuses `dayAhead` for a day to come, `concessionAmount` for money that is not above zero. */
export function checkConcession({ day, amount }: Concession, today: Day): void {
  if (day > today) throw new Refusal('dayAhead')
  if (amount !== null && amount <= 0) throw new Refusal('concessionAmount')
}

/** Something was conceded and nothing got for it: worth a warning, as it teaches the customer to ask again (register B3). */
export function isOneSided({ inReturn }: Pick<Concession, 'inReturn'>): boolean {
  return !inReturn
}
