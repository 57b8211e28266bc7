import { addDays, addMonths } from '#shared/days.ts'
import type { Chapter } from './steps.ts'

/** A trade representative and a dealer: protections granted, running out, asked for; one dispute settled, one open. */
export const partnerChapter: Chapter = ({ ago, today }) => {
  const begun = ago(325)
  const year = (from: string) => ({ fromDay: from, toDay: addDays(addMonths(from, 12), -1) })
  return [
    {
      day: begun,
      by: 'renz',
      async run({ call, id, keep }) {
        const territory = 'PLZ 87 bis 89, Hydraulik und Fördertechnik'
        const kopp = { kind: 'representative' as const, name: 'Handelsvertretung Kopp', territory }
        keep('kopp', (await call.addPartner(kopp)).id)
        const vogt = { kind: 'dealer' as const, customerId: id('vogt'), territory: 'Schweiz, Ersatzteile ab Lager' }
        keep('vogt-dealer', (await call.addPartner(vogt)).id)
        const reason = 'Hat den Kontakt gebracht und die Muster vorgeführt.'
        const claim = { partnerId: id('kopp'), customerId: id('kuebler'), reason, grant: true }
        await call.requestProtection({ ...claim, fromDay: begun, toDay: addDays(today, 38) })
      },
    },
    {
      day: ago(120),
      by: 'renz',
      async run({ call, id }) {
        const of = { name: 'Maurer Hebetechnik', reason: 'Kennt den Einkauf seit Jahren.', ...year(ago(120)) }
        const first = await call.requestProtection({ ...of, partnerId: id('kopp') })
        const second = await call.requestProtection({
          ...of,
          partnerId: id('vogt-dealer'),
          reason: 'Beliefert ihn schon.',
        })
        const reason = 'Vogt liefert dort seit dem Frühjahr, Kopp war noch nicht da.'
        await call.settleProtectionDispute({ ids: [first.id, second.id], winnerId: second.id, day: ago(120), reason })
      },
    },
    {
      day: ago(18),
      by: 'renz',
      async run({ call, id }) {
        const lang = { name: 'Lang Fördertechnik', ...year(ago(18)) }
        const shown = 'Muster im Oktober vorgeführt, Angebot liegt.'
        await call.requestProtection({ ...lang, partnerId: id('kopp'), reason: shown })
        const sells = 'Verkauft ihm seit zwei Jahren Rollen.'
        await call.requestProtection({ ...lang, partnerId: id('vogt-dealer'), reason: sells })
      },
    },
    {
      day: ago(6),
      by: 'bader',
      async run({ call, id }) {
        const claim = { partnerId: id('kopp'), customerId: id('zeller'), productGroup: 'Ersatzteile' }
        await call.requestProtection({ ...claim, ...year(ago(6)), reason: 'Will den Ersatzteilbedarf bündeln.' })
      },
    },
  ]
}
