import type { Operations } from '#features/index.ts'
import type { Client } from '#shared/contract.ts'
import { addDays, addMonths, type Day, earlier } from '#shared/days.ts'
import { periodAround } from '#shared/periods.ts'

type Call = Client<Operations>
type Whose = { scope: 'company' | 'member'; memberId?: string }
type Measure = Parameters<Call['setGoals']>[0]['measure']

/** When the goals of a year were set: in its first days. */
export function goalDay(today: Day): Day {
  return earlier(addDays(periodAround(today, 'year', 1).from, 8), today)
}

/** What new business counts for, and the goals of this year: what last year brought, and more. */
export async function setDemoGoals(call: Call, sellers: readonly string[], today: Day): Promise<void> {
  const year = periodAround(today, 'year', 1)
  const last = periodAround(addDays(year.from, -1), 'year', 1)
  const weights = { newCustomer: 1.5, wonBack: 1.25, expansion: 1.25, repeat: 1, newMonths: 12, wonBackMonths: 12 }
  await call.setWeighting({ validFrom: last.from, ...weights })
  const set = async (whose: Whose, growth: Partial<Record<Measure, number>>) => {
    const { measured } = await call.getFigures({ ...last, ...whose })
    for (const { measure, value } of measured) {
      const wanted = value === null ? 0 : value * (growth[measure] ?? 0)
      if (wanted > 0) await call.setGoals({ ...whose, measure, day: today, year: rounded(measure, wanted) })
    }
  }
  await set(
    { scope: 'company' },
    {
      orderIntake: 1.7,
      revenue: 1.06,
      newBusinessWeighted: 1.08,
      newCustomers: 8,
      closings: 1.05,
      closingRate: 0.8,
      firstVisits: 1.1,
    },
  )
  for (const memberId of sellers)
    await set({ scope: 'member', memberId }, { orderIntake: 1.7, closings: 1.05, firstVisits: 1.1 })
}

/** What the channels cost over the last year: a fair in autumn, the website every month, a thank-you for recommendations. */
export async function enterDemoCosts(call: Call, today: Day): Promise<void> {
  for (let ago = 14; ago >= 1; ago -= 1) {
    const month = addMonths(`${today.slice(0, 8)}01`, -ago).slice(0, 7)
    await call.setChannelCost({ channel: 'Website', month, amount: 39_000, note: 'Hosting und Pflege' })
    if (ago % 4 === 2) await call.setChannelCost({ channel: 'Empfehlung', month, amount: 24_000, note: 'Dankeschön' })
    if (ago === 12) await call.setChannelCost({ channel: 'Messe', month, amount: 680_000, note: 'Stand und Reise' })
  }
}

/** As somebody would say it: 2.4 million, 38, 35 %. */
function rounded(measure: Measure, value: number): number {
  if (measure === 'closingRate') return Math.min(1, Math.round(value * 100) / 100)
  if (measure === 'orderIntake' || measure === 'revenue' || measure === 'newBusinessWeighted')
    return Math.max(1, Math.round(value / 2_000_000)) * 2_000_000
  return Math.ceil(value)
}
