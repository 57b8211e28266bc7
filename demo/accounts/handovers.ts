import { addDays } from '#shared/days.ts'
import type { Chapter } from './steps.ts'

/** One customer that changed hands half a year ago, checked by both; one that came back once and is offered again. */
export const handoverChapter: Chapter = ({ ago }) => {
  const introduced = ago(141)
  const done = ago(138)
  const checked = addDays(done, 91)
  return [
    {
      day: ago(154),
      by: 'renz',
      async run({ call, id, keep }) {
        const about = { customerId: id('hohner'), toId: id('alber'), because: 'threshold' as const }
        const { id: handover } = await call.prepareHandover({
          ...about,
          note: 'Zweitgrößter Kunde, zehn Prozent vom Umsatz überschritten',
        })
        keep('hohner-handover', handover)
        await call.setStakeholder({
          customerId: id('hohner'),
          personId: id('hohner-zipfel'),
          roles: ['decider'],
          influence: 'high',
          support: 'neutral',
        })
        await call.setStakeholder({
          ...{ customerId: id('hohner'), personId: id('hohner-staiger'), reportsToId: id('hohner-zipfel') },
          ...{ roles: ['buyer', 'gatekeeper'], influence: 'middle', support: 'supporter' },
        })
        await call.changeHandover({
          id: handover,
          words: {
            needs:
              'Ein Ansprechpartner für alle Werke, Abrufe ohne Nachfragen. „Wenn ich anrufe, will ich keine Warteschleife.“',
            history: 'Kunde seit der Gründung. Zweimal fast verloren, beide Male wegen verpasster Termine.',
            promises: 'Sicherheitsbestand von zwei Wochen für die Ritzelwellen.',
            prices: 'Seit drei Jahren 4 % unter Liste, dafür Jahresmenge im Rahmenvertrag.',
            risks: 'Herr Dold vergleicht laut mit Fernost.',
            wishes: 'Tina Alber kennt er schon aus der Technik, sie soll es machen.',
          },
        })
      },
    },
    {
      day: ago(153),
      by: 'renz',
      run: async ({ call, id }) => await call.proposeHandover({ id: id('hohner-handover') }),
    },
    {
      day: ago(149),
      by: 'alber',
      run: async ({ call, id }) => await call.acceptHandover({ id: id('hohner-handover') }),
    },
    {
      day: introduced,
      by: 'alber',
      run: async ({ call, id }) =>
        await call.introduceHandover({
          id: id('hohner-handover'),
          day: introduced,
          to: 'Rainer Zipfel und Carmen Staiger',
        }),
    },
    { day: done, by: 'alber', run: async ({ call, id }) => await call.finishHandover({ id: id('hohner-handover') }) },
    {
      day: checked,
      by: 'alber',
      async run({ call, id }) {
        const sentence = 'Preise und Zusagen stimmten. Dass Herr Munz weg ist, stand nicht in der Mappe.'
        await call.checkHandover({ id: id('hohner-handover'), rating: 4, sentence })
      },
    },
    {
      day: addDays(checked, 2),
      by: 'renz',
      async run({ call, id }) {
        const sentence = 'Es kam kein Anruf mehr zu mir. So soll es sein.'
        await call.checkHandover({ id: id('hohner-handover'), rating: 5, sentence })
      },
    },

    {
      day: ago(17),
      by: 'renz',
      async run({ call, id, keep }) {
        const about = { customerId: id('zwick'), toId: id('alber'), because: 'nomination' as const }
        const { id: handover } = await call.prepareHandover(about)
        keep('zwick-handover', handover)
        const words = {
          promises: 'Neue Staffelpreise beim Jahresgespräch.',
          wishes: 'Frau Zwick will, dass ich beim Jahresgespräch dabei bleibe.',
        }
        await call.changeHandover({ id: handover, words })
        await call.proposeHandover({ id: handover, incompleteReason: 'Rest kommt nach dem Umzug der Montage.' })
      },
    },
    {
      day: ago(13),
      by: 'alber',
      async run({ call, id }) {
        const reasons = ['Bedarf nicht klar', 'Preise oder Zugeständnisse unklar']
        const note = 'Welche Preise gelten für die Ersatzspindeln? Und was braucht die neue Montage?'
        await call.returnHandover({ id: id('zwick-handover'), reasons, note })
      },
    },
    {
      day: ago(3),
      by: 'renz',
      async run({ call, id }) {
        await call.changeHandover({
          id: id('zwick-handover'),
          words: {
            needs: 'Ersatzspindel in fünf Tagen statt in sechs Wochen. Nach dem Umzug Lieferung direkt an die Linie.',
            prices: 'Ersatzspindeln 8 % unter Liste, weil Zwick sie selbst einbaut. Sonst Liste.',
          },
        })
        await call.proposeHandover({
          id: id('zwick-handover'),
          incompleteReason:
            'Rollen von Frau Zwick und Herrn Theurer sind klar, den Nachfolger von Herrn Rapp kennt noch niemand.',
        })
      },
    },
  ]
}
