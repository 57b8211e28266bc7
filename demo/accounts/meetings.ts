import type { Operations } from '#features/index.ts'
import type { Output } from '#shared/contract.ts'
import { addDays, type Day, mondayOf } from '#shared/days.ts'
import type { Colleague } from '../types.ts'
import type { Calendar, Chapter, Scene, Step } from './steps.ts'

type Point = Output<Operations['getMeeting']>['points'][number]

/** Monday rounds, a round of sales and key accounts, and quarterly reviews: held ones, and the next of each. */
export const meetingChapter: Chapter = (calendar) => [...reviews(calendar), ...mondays(calendar), ...accounts(calendar)]

/** What was written at a point, and what was decided: who does what until when. */
type Said = {
  at: Point['kind'] | ((point: Point) => boolean)
  /** A point of its own that nobody had prepared. */
  own?: string
  minutes?: string
  decided?: { text: string; who?: Colleague; until?: Day; internal?: boolean }
}

function reviews({ ago, ahead }: Calendar): Step[] {
  const held = ago(86)
  return [
    {
      day: ago(97),
      by: 'alber',
      async run({ call, id, keep }) {
        const who = { memberIds: [id('alber'), id('renz')], personIds: [id('kappler-haug'), id('kappler-ehret')] }
        const of = { kind: 'quarterlyReview' as const, customerId: id('kappler') }
        keep('review', (await call.planMeeting({ ...of, day: held, ...who })).id)
      },
    },
    {
      day: held,
      by: 'alber',
      run: async (scene) =>
        await hold(scene, 'review', ahead(6), [
          {
            at: 'figures',
            minutes:
              'Frau Haug bestätigt die Mengen. Im Herbst kommt der Abruf für die Distanzringe doppelt, weil der September ausfällt.',
          },
          {
            at: 'goals',
            minutes: 'Dr. Ehret: In Brünn zählt der Einkauf vor Ort. Er stellt uns vor.',
            decided: { text: 'Zwei Muster für Brünn, Teil 4711 und 4715', who: 'bader', until: ago(40) },
          },
          {
            at: 'own',
            own: 'Verpackung der Gehäuse',
            minutes: 'Mehrwegbehälter statt Karton, Kappler stellt die ersten zwanzig.',
            decided: { text: 'Angebot für Mehrwegbehälter einholen', who: 'kurz', until: ago(30) },
          },
          {
            at: 'whiteSpace',
            minutes: 'Montage der Planetenstufe ist ein Thema. Kessler sitzt drin, ist aber zu langsam.',
          },
          {
            at: 'figures',
            decided: {
              text: 'Mengenstaffel fürs nächste Jahr vorbereiten',
              who: 'alber',
              until: ahead(4),
              internal: true,
            },
          },
        ]),
    },
    { day: ago(41), by: 'bader', run: async (scene) => await done(scene, 'Zwei Muster für Brünn, Teil 4711 und 4715') },
    { day: ago(27), by: 'kurz', run: async (scene) => await done(scene, 'Angebot für Mehrwegbehälter einholen') },
  ]
}

function mondays({ today }: Calendar): Step[] {
  const last = mondayOf(addDays(today, -1))
  const days = [addDays(last, -14), addDays(last, -7), last]
  const said: Said[][] = [
    [
      {
        at: isOf('Bader'),
        minutes: 'Zeller fragt jedes Teil an. Jonas geht mit der Konstruktion hin, nicht mehr zum Einkauf.',
      },
      {
        at: 'agreed',
        decided: { text: 'Zeller: Termin mit Frau Link, Konstruktion', who: 'bader', until: addDays(last, -2) },
      },
    ],
    [
      {
        at: isOf('Alber'),
        minutes: 'Brünn: Brandl hat ein Lager vor Ort, dort verlieren wir über die Lieferzeit, nicht über den Preis.',
      },
      {
        at: 'promises',
        decided: {
          text: 'Prüfprotokolle Müller: mit der Qualität einen Tag ausmachen',
          who: 'renz',
          until: addDays(last, 4),
        },
      },
    ],
    [
      { at: isOf('Renz'), minutes: 'Zwick zieht um, Übergabe an Tina danach.' },
      {
        at: isOf('Kurz'),
        minutes: 'Drei Kunden fragen nach Nachweisen zum CO₂ je Teil.',
        decided: { text: 'Für die Hausmesse laden alle je zehn Kunden ein' },
      },
    ],
  ]
  return [
    {
      day: addDays(last, -18),
      by: 'renz',
      async run({ call, id, keep }) {
        const memberIds = [id('renz'), id('alber'), id('bader'), id('kurz')]
        keep('monday', (await call.planMeeting({ kind: 'monday', day: days[0]!, memberIds })).id)
      },
    },
    ...days.map(
      (day, at): Step => ({
        day,
        by: 'renz',
        run: async (scene) => await hold(scene, 'monday', addDays(day, 7), said[at] ?? []),
      }),
    ),
  ]
}

function accounts({ ago, ahead }: Calendar): Step[] {
  const held = ago(23)
  return [
    {
      day: ago(30),
      by: 'renz',
      async run({ call, id, keep }) {
        const memberIds = [id('renz'), id('alber'), id('bader')]
        keep('accounts', (await call.planMeeting({ kind: 'keyAccounts', day: held, memberIds })).id)
      },
    },
    {
      day: held,
      by: 'renz',
      run: async (scene) =>
        await hold(scene, 'accounts', ahead(8), [
          {
            at: 'stuck',
            minutes:
              'Hohner ist nach zwei Fehllieferungen verärgert. Vor der Verlängerung erst das Etikett in Ordnung bringen.',
          },
          {
            at: 'agreed',
            decided: {
              text: 'Hohner: Vorschlag zur Verlängerung vor der Kündigungsfrist',
              who: 'alber',
              until: ahead(1),
            },
          },
        ]),
    },
  ]
}

const isOf = (name: string) => (point: Point) => point.kind === 'person' && point.title.includes(name)

/** Begins a meeting, writes down what was said, ends it, and names the next of its kind by the same key. */
async function hold({ call, id, keep }: Scene, key: string, nextDay: Day, said: readonly Said[]): Promise<void> {
  const meeting = id(key)
  await call.beginMeeting({ id: meeting })
  const { points } = await call.getMeeting({ id: meeting })
  for (const { at, own, minutes, decided } of said) {
    const point = points.find((one) => (typeof at === 'function' ? at(one) : one.kind === at)) ?? points[0]
    const where = own ? { title: own } : { pointId: point?.id ?? '' }
    const { pointId } = await call.writeMeetingPoint({ id: meeting, ...where, ...(minutes ? { minutes } : {}) })
    if (!decided) continue
    const { text, who, until = null, internal = false } = decided
    const task = who ? { memberId: id(who), dueDay: until } : {}
    await call.decideInMeeting({ id: meeting, pointId, text, internal, ...task })
  }
  for (const { decisions } of (await call.getMeeting({ id: meeting })).points)
    for (const { text, taskId } of decisions) if (taskId) keep(`decision-${text}`, taskId)
  const { nextId } = await call.finishMeeting({ id: meeting, nextDay })
  if (nextId) keep(key, nextId)
}

/** The task of a decision is done. */
async function done({ call, id }: Scene, text: string): Promise<void> {
  await call.finishTask({ id: id(`decision-${text}`) })
}
