import { addDays, addMonths } from '#shared/days.ts'
import type { Chapter, Step } from './steps.ts'

/** Quantities called off by month; the last month is still to come. */
const callOffs = [1_600, 1_450, 1_900, 1_500, 0, 2_100, 1_750]

/** Framework contracts with call-offs, bonuses, and contracts beside the frameworks: one renewed, one that ended. */
export const agreementChapter: Chapter = ({ monthAgo, ago }) => {
  const signed = monthAgo(8)
  const begins = monthAgo(7)
  return [
    {
      day: signed,
      by: 'alber',
      async run({ call, id }) {
        await call.saveBonus({
          customerId: id('kappler'),
          name: 'Mengenbonus',
          fromDay: signed,
          toDay: addDays(addMonths(signed, 12), -1),
          steps: [
            { from: 80_000_000, percent: 1 },
            { from: 120_000_000, percent: 1.5 },
            { from: 150_000_000, percent: 2 },
          ],
        })
        const term = { startDay: begins, endDay: addDays(addMonths(begins, 12), -1) }
        const framework = { customerId: id('kappler'), name: 'Abrufrahmen Distanzringe', unit: 'Stück', agreed: 18_000 }
        await call.saveFramework({ ...framework, ...term })
      },
    },
    ...callOffs.flatMap((quantity, at): Step[] =>
      quantity === 0
        ? []
        : [
            {
              day: addDays(addMonths(begins, at), 11),
              by: 'alber',
              async run({ call, id }) {
                const [framework] = (await call.listAgreements({ customerId: id('kappler') })).frameworks
                if (!framework) return
                const day = addDays(addMonths(begins, at), 9)
                await call.addCallOff({
                  id: framework.id,
                  day,
                  quantity,
                  note: at === 5 ? 'doppelt, weil September ausfiel' : null,
                })
              },
            },
          ],
    ),
    {
      day: monthAgo(26),
      by: 'renz',
      async run({ call, id, keep }) {
        const startDay = monthAgo(26)
        const { id: contractId } = await call.createContract({
          ...{ customerId: id('brand'), name: 'Liefervertrag Antriebswellen', number: null, startDay },
          ...{ endDay: addDays(addMonths(startDay, 24), -1), amountPerYear: 1_200_000, noticeMonths: 3 },
        })
        keep('brand-contract', contractId)
      },
    },
    {
      day: monthAgo(14),
      by: 'renz',
      async run({ call, id, keep }) {
        const startDay = monthAgo(14)
        const { id: contractId } = await call.createContract({
          ...{
            customerId: id('kuebler'),
            name: 'Liefervertrag Dichtsätze',
            number: `LV-${startDay.slice(0, 4)}-3`,
            startDay,
          },
          ...{ endDay: addDays(addMonths(startDay, 12), -1), amountPerYear: 1_800_000, noticeMonths: 3 },
          renewalProbability: 0.8,
        })
        keep('kuebler-contract', contractId)
      },
    },
    {
      day: ago(130),
      by: 'renz',
      async run({ call, id }) {
        await call.endContract({ id: id('brand-contract'), day: addDays(monthAgo(2), -1) })
      },
    },
    {
      day: ago(75),
      by: 'bader',
      async run({ call, id }) {
        const endDay = addDays(addMonths(monthAgo(2), 12), -1)
        await call.renewContract({ id: id('kuebler-contract'), endDay, amountPerYear: 2_100_000 })
      },
    },
  ]
}
