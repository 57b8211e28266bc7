import { addDays, type Day } from '#shared/days.ts'
import type { Colleague } from '../types.ts'
import type { Chapter, Step } from './steps.ts'

/** What customers named by themselves: who heard it where, and in which words. */
const heard: readonly { ago: number; by: Colleague; customer: string; theme: string; text: string }[] = [
  {
    ago: 92,
    by: 'alber',
    customer: 'hohner',
    theme: 'CO₂ je Teil',
    text: 'Staiger braucht die Zahl je Teil, sonst fällt Hohner bei seinem Kunden durch.',
  },
  {
    ago: 61,
    by: 'renz',
    customer: 'zwick',
    theme: 'CO₂ je Teil',
    text: 'Für den Nachhaltigkeitsbericht, einmal im Jahr reicht.',
  },
  { ago: 18, by: 'alber', customer: 'reiser', theme: 'CO₂ je Teil', text: 'Steht ab nächstem Jahr in jeder Anfrage.' },
  {
    ago: 110,
    by: 'alber',
    customer: 'kappler',
    theme: 'Lieferung in Mehrwegbehältern',
    text: 'Karton verkratzt die Gehäuse.',
  },
  {
    ago: 44,
    by: 'bader',
    customer: 'zeller',
    theme: 'Zeichnungen als STEP',
    text: 'Link will keine PDF mehr abmessen.',
  },
  {
    ago: 37,
    by: 'alber',
    customer: 'kappler',
    theme: 'Zeichnungen als STEP',
    text: 'Ehret fragt, ob wir direkt aus dem Modell fertigen.',
  },
]

/** Needs of customers with what became of them, and news that some were told and others not yet. */
export const newsChapter: Chapter = ({ ago, ahead }) => [
  ...heard.map(
    ({ ago: days, by, customer, theme, text }): Step => ({
      day: ago(days),
      by,
      async run({ call, id, keep }) {
        const said = { customerId: id(customer), theme, text, productGroup: null }
        keep(`theme-${theme}`, (await call.noteNeed(said)).themeId)
      },
    }),
  ),
  {
    day: ago(13),
    by: 'renz',
    async run({ call, id }) {
      const answer = 'Ab sofort auf Wunsch in Behältern des Kunden, ohne Aufpreis.'
      await call.answerNeed({ id: id('theme-Lieferung in Mehrwegbehältern'), state: 'done', answer })
    },
  },
  {
    day: ago(15),
    by: 'renz',
    run: async ({ call, id }) =>
      await call.answerNeed({
        id: id('theme-CO₂ je Teil'),
        state: 'taken',
        takenById: id('renz'),
        answer: 'Rechnung mit dem Steuerberater bis zum Jahresende',
      }),
  },
  {
    day: ago(41),
    by: 'renz',
    async run({ call, id, keep }) {
      const customerIds = ['kappler', 'hohner', 'reiser', 'zwick'].map(id)
      const text =
        'Wir montieren und prüfen jetzt selbst: Lagerbock mit Welle und Dichtsatz, einbaufertig. Ab 50 Stück im Jahr.'
      const days = { fromDay: ago(40), toDay: ahead(50) }
      const aim = { groups: ['Baugruppen'], branches: [], classes: [] }
      keep(
        'news-assembly',
        (
          await call.createNews({
            kind: 'product',
            title: 'Baugruppen einbaufertig',
            text,
            ...days,
            ...aim,
            customerIds,
          })
        ).id,
      )
      const initiative = { kind: 'initiative' as const, title: 'Ersatzspindel in fünf Tagen', text: null }
      const open = { fromDay: ago(20), toDay: addDays(ahead(50), 30), groups: ['Ersatzteile'] }
      keep(
        'news-spindle',
        (await call.createNews({ ...initiative, ...open, customerIds: ['zwick', 'kappler'].map(id) })).id,
      )
    },
  },
  tell(
    ago(28),
    'news-assembly',
    'reiser',
    'visit',
    'Dr. Kollmar will die Pumpenwelle mit Lager als Baugruppe anfragen.',
  ),
  tell(ago(12), 'news-assembly', 'kappler', 'call', 'Frau Haug: erst nach dem Muster der Planetenstufe.'),
]

function tell(day: Day, news: string, customer: string, kind: 'call' | 'visit', reaction: string): Step {
  return {
    day,
    by: 'alber',
    run: async ({ call, id }) => await call.tellNews({ id: id(news), customerId: id(customer), kind, reaction }),
  }
}
