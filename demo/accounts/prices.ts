import type { Chapter, Scene } from './steps.ts'

/** Cents each; what a customer pays by agreement. */
const products = [
  { name: 'Distanzring DR-12', productGroup: 'Drehteile', listPrice: 11_80, customer: 'kappler', price: 10_40 },
  { name: 'Ritzelwelle RW-40', productGroup: 'Drehteile', listPrice: 148_00, customer: 'hohner', price: 142_00 },
  { name: 'Ersatzspindel ES-40', productGroup: 'Ersatzteile', listPrice: 1_980_00, customer: 'zwick', price: 1_821_60 },
  { name: 'Dichtsatz DS-8', productGroup: 'Ersatzteile', listPrice: 64_00, customer: 'kuebler', price: 60_80 },
] as const

/** A price round for the turn of the year: letters are out, most have reacted, one will not have it. */
export const priceChapter: Chapter = ({ ago, monthAgo }) => {
  const fromDay = monthAgo(-2)
  const asked = ['kappler', 'hohner', 'zwick', 'reiser', 'kuebler', 'mueller']
  const react =
    (customer: string, reaction: 'negotiating' | 'accepted' | 'refused', more: object = {}) =>
    async ({ call, id }: Scene) => {
      const { lines } = await call.listPriceRoundLines({ roundId: id('price-round') })
      const line = lines.find(({ customerId }) => customerId === id(customer))
      if (line) await call.setPriceReaction({ id: line.id, reaction, ...more })
    }
  return [
    {
      day: ago(300),
      by: 'renz',
      async run({ call, id }) {
        for (const { customer, price, ...product } of products) {
          const { id: productId } = await call.createProduct({ ...product, unit: 'Stück' })
          const scales = [{ from: 0, amount: price }]
          await call.setPrice({ productId, customerId: id(customer), validFrom: ago(300), scales })
        }
      },
    },
    {
      day: ago(47),
      by: 'renz',
      async run({ call, id, keep }) {
        const rule = { kind: 'percent' as const, percent: 350, groups: [{ group: 'Ersatzteile', percent: 500 }] }
        const named = { name: `Preise ${fromDay.slice(0, 4)}`, fromDay, leeway: 200 }
        const { id: round } = await call.createPriceRound({ ...named, rule })
        keep('price-round', round)
        await call.addToPriceRound({ id: round, customerIds: asked.map(id) })
      },
    },
    {
      day: ago(44),
      by: 'renz',
      async run({ call, id }) {
        const { lines } = await call.listPriceRoundLines({ roundId: id('price-round') })
        const told = lines.filter(({ customerId }) => customerId !== id('mueller'))
        await call.sendPriceLetters({ id: id('price-round'), lineIds: told.map((line) => line.id) })
      },
    },
    { day: ago(36), by: 'alber', run: react('reiser', 'accepted') },
    {
      day: ago(30),
      by: 'alber',
      run: react('kappler', 'accepted', { agreedPercent: 250, note: 'Frau Haug, dafür bleibt die Jahresmenge.' }),
    },
    {
      day: ago(24),
      by: 'renz',
      run: react('zwick', 'refused', { note: 'Frau Zwick vergleicht mit Spindel Süd, wir reden im Januar wieder.' }),
    },
    {
      day: ago(11),
      by: 'alber',
      run: react('hohner', 'negotiating', { agreedPercent: 200, note: 'Herr Dold will 2 %.' }),
    },
    { day: ago(9), by: 'bader', run: react('kuebler', 'accepted') },
  ]
}
