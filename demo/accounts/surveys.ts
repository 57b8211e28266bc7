import { take } from '#features/surveys/actions/answering.ts'
import { anyone } from '#shared/actor.ts'
import { addDays } from '#shared/days.ts'
import { randomFrom } from '#shared/random.ts'
import type { Colleague, Plan, PlannedPerson } from '../types.ts'
import type { Calendar, Chapter, Scene, Step } from './steps.ts'

type Answer = { score: number; sentence: string | null; mayContact: boolean }
type Asked = { person: string; email: string; by: Colleague; daysAgo: number; answer: Answer | null }

const own: readonly Omit<Asked, 'email'>[] = [
  {
    person: 'kappler-haug',
    by: 'alber',
    daysAgo: 98,
    answer: { score: 9, sentence: 'Wenn es klemmt, ruft jemand an, bevor ich es merke.', mayContact: true },
  },
  {
    person: 'hohner-staiger',
    by: 'alber',
    daysAgo: 33,
    answer: {
      score: 5,
      sentence: 'Zweimal falsche Ware in einem halben Jahr. Früher gab es das nicht.',
      mayContact: true,
    },
  },
  { person: 'reiser-kollmar', by: 'alber', daysAgo: 47, answer: { score: 10, sentence: null, mayContact: true } },
]
/** Where somebody bothers to write. */
const sentences: Record<'good' | 'fair' | 'poor', readonly string[]> = {
  good: [
    'Muster schneller als jeder andere.',
    'Die Technik versteht, was wir bauen.',
    'Es läuft. Mehr will ich nicht.',
  ],
  fair: ['Gut, aber die Auftragsbestätigung kommt spät.', 'Preise sind an der Grenze.'],
  poor: ['Seit dem Wechsel weiß ich nicht, wen ich anrufen soll.', 'Drei Wochen auf ein Angebot gewartet.'],
}
const scores = [
  10, 9, 9, 8, 10, 7, 9, 8, 10, 9, 6, 9, 8, 10, 7, 9, 9, 3, 8, 10, 9, 7, 9, 10, 8, 9, 5, 10, 9, 8, 9, 10,
] as const

/** One question to some forty people in a year, most of whom answered: below thirty answers there would be no score. */
export const surveyChapter: Chapter = (calendar, plan) => [
  {
    day: calendar.ago(330),
    by: 'renz',
    run: async ({ call }) =>
      await call.changeConsentSettings({ publicAddress: 'https://vertrieb.neckar-teile.example' }),
  },
  ...[...own.flatMap((one) => withAddress(one, plan)), ...others(plan)].flatMap((asked) => stepsOf(asked, calendar)),
  {
    day: calendar.ago(27),
    by: 'alber',
    async run({ call, id }) {
      const text =
        'Frau Staiger besucht: Etiketten kommen künftig aus dem Auftrag. In vier Wochen fragt Sabine Kurz nach.'
      await call.noteSurveyResult({ id: id('survey-hohner-staiger'), text })
    },
  },
]

function withAddress(asked: Omit<Asked, 'email'>, { persons }: Pick<Plan, 'persons'>): Asked[] {
  const email = persons.find(({ key }) => key === asked.person)?.emails[0]
  return email ? [{ ...asked, email }] : []
}

/** One person each at the larger customers of who is still there; the last ones did not answer, or not yet. */
function others({ customers, persons }: Pick<Plan, 'customers' | 'persons'>): Asked[] {
  const random = randomFrom(23)
  const personsOf = Map.groupBy(persons, ({ customer }) => customer)
  const reachable = customers.flatMap(
    ({ key, class: size, owner, standing, country }): (PlannedPerson & { by: Colleague })[] => {
      const person = personsOf.get(key)?.find(({ emails }) => emails.length > 0)
      const asks =
        standing === 'customer' &&
        country === 'DE' &&
        (size === 'A' || size === 'B') &&
        owner !== null &&
        owner !== 'maier'
      return asks && person && !own.some((one) => one.person.startsWith(`${key}-`)) ? [{ ...person, by: owner }] : []
    },
  )
  return reachable.slice(0, scores.length + 4).map(({ key, emails, by }, at): Asked => {
    const score = scores[at]
    const pool = score === undefined ? null : score >= 9 ? sentences.good : score >= 7 ? sentences.fair : sentences.poor
    const said = pool !== null && (score! < 7 || random.chance(0.35)) ? random.pick(pool) : null
    const answer = score === undefined ? null : { score, sentence: said, mayContact: score === 3 || random.chance(0.8) }
    // The lowest score came in these days and nobody has rung up yet.
    const daysAgo = score === 3 ? 5 : score === undefined ? 4 + 30 * (at - scores.length) : 12 + at * 9
    return { person: key, email: emails[0] ?? '', by, daysAgo, answer }
  })
}

function stepsOf({ person, email, by, daysAgo, answer }: Asked, { ago }: Calendar): Step[] {
  const day = ago(daysAgo)
  const ask: Step = {
    day,
    by,
    async run({ call, id, keep }) {
      const of = { personId: id(person), channel: 'email', address: email, source: 'mail' } as const
      const sold = { saleDay: addDays(day, -200), goods: 'Dreh- und Frästeile', noticeDay: addDays(day, -200) }
      await call.addConsentEntry({ ...of, kind: 'sale', ...sold })
      const survey = await call.askPerson({ personId: id(person), address: email })
      keep(`survey-${person}`, survey.id)
      keep(`token-${person}`, survey.handedOut?.url.split('/').at(-1) ?? '')
    },
  }
  if (!answer) return [ask]
  const reply = async ({ runner, id }: Scene) =>
    await runner.command(anyone, (ctx) => take(ctx, id(`token-${person}`), answer))
  return [ask, { day: ago(Math.max(1, daysAgo - 2)), by, run: reply }]
}
