import { addDays, earlier } from '#shared/days.ts'
import { periodAround } from '#shared/periods.ts'
import type { Chapter } from './steps.ts'

/** Commission is on; the quarter before is locked, and one deal of it was shared anew since: a correction in this one. */
export const commissionChapter: Chapter = ({ today, ago }) => {
  const running = periodAround(today, 'quarter', 1)
  const { from, to } = periodAround(addDays(running.from, -1), 'quarter', 1)
  const locked = earlier(addDays(to, 9), today)
  return [
    {
      day: ago(380),
      by: 'renz',
      async run({ call, id }) {
        const { areas } = await call.getCompany({})
        await call.changeCompany({ areas: [...areas, 'commission'] })
        const validFrom = `${ago(380).slice(0, 4)}-01-01`
        await call.setCommissionPlan({ memberId: id('alber'), validFrom, rate: 150 })
        await call.setCommissionPlan({ memberId: id('bader'), validFrom, rate: 200 })
        const shares = [
          { memberId: id('alber'), basisPoints: 7_000 },
          { memberId: id('bader'), basisPoints: 3_000 },
        ]
        await call.setAccountCredit({ customerId: id('reiser'), validFrom, shares })
      },
    },
    { day: locked, by: 'renz', run: async ({ call }) => await call.lockStatements({ from, to }) },
    {
      day: earlier(addDays(locked, 12), today),
      by: 'renz',
      async run({ call, id }) {
        const { list } = await call.getStatement({ from, to, memberId: id('bader') })
        const [largest] = list.toSorted((a, b) => b.amount - a.amount || (a.title < b.title ? -1 : 1))
        if (!largest) return
        const shares = [
          { memberId: id('bader'), basisPoints: 6_000 },
          { memberId: id('alber'), basisPoints: 4_000 },
        ]
        await call.setDealCredit({ opportunityId: largest.recordId, shares })
      },
    },
  ]
}
