import type { Operations } from '#features/index.ts'
import type { Input } from '#shared/contract.ts'
import { addDays, addMonths, type Day, later } from '#shared/days.ts'
import type { Colleague } from '../types.ts'
import type { Calendar, Chapter, Scene, Step } from './steps.ts'

type Part = Input<Operations['writePlanText']>['part']
type Goal = Omit<Input<Operations['savePlanGoal']>, 'id' | 'goalId'>

/** Two plans: one that is a year's work with two kept versions, and one that was only begun. */
export const planChapter: Chapter = (calendar) => [...kappler(calendar), ...reiser(calendar)]

const first: Partial<Record<Part, string>> = {
  businessModel:
    'Planetengetriebe für Fördertechnik und Windkraft, 340 Mitarbeitende, zwei Werke. Verdient am Nachrüsten: jedes dritte Getriebe geht als Ersatz hinaus.',
  situation:
    'Auftragsbuch voll bis zum Sommer. Das Werk in Brünn wird ausgebaut, Härterei in Heidenheim ist der Engpass.',
  customerGoals:
    'Durchlaufzeit von 9 auf 6 Wochen.\nJedes Kaufteil mit zwei Quellen.\nBis in drei Jahren 30 % der Fertigung in Brünn.',
  position:
    'Hauptlieferant für Ersatzteile, bei Frästeilen hinter Kessler. Drehteile gehen zu drei Vierteln an Brandl. In Brünn nicht gelistet.',
  strengths: 'Liefertreue 97 %, Muster in fünf Tagen, Konstruktion ruft uns zuerst an.',
  weaknesses: 'Keine Montage, in Brünn fehlt uns ein Ansprechpartner.',
  chances: 'Neue Planetenreihe ab dem Frühjahr: 14 Teile, für die noch niemand angefragt ist.',
  threats: 'Herr Kappler will übergeben. Der Nachfolger kennt uns nicht.',
  strategies: 'Früh in die Konstruktion der Planetenreihe. Über Heidenheim nach Brünn, nicht am Einkauf vorbei.',
}
const goals: readonly Goal[] = [
  {
    text: 'Lieferanteil bei Frästeilen',
    measure: 'Anteil am Bedarf',
    unit: '%',
    from: 48,
    to: 60,
    now: 48,
    dueDay: null,
    internal: true,
  },
  { text: 'In Brünn gelistet', measure: 'Teile', unit: 'Stück', from: 0, to: 5, now: 0, dueDay: null, internal: false },
  {
    text: 'Termine eingehalten',
    measure: 'Liefertreue',
    unit: '%',
    from: 97,
    to: 99,
    now: 97,
    dueDay: null,
    internal: false,
  },
]

function kappler({ month, ago, ahead }: Calendar): Step[] {
  const fromDay = addMonths(month, -8)
  const toDay = addDays(addMonths(fromDay, 24), -1)
  const by = 'alber' as const
  const plan = (scene: Scene) => scene.id('kappler-plan')
  const write = async ({ call, id }: Scene, part: Part, text: string, seen = '') =>
    await call.writePlanText({ id: id('kappler-plan'), part, text, seen })
  const begin = later(addDays(fromDay, 5), ago(238))
  return [
    {
      day: begin,
      by,
      async run(scene) {
        const { call, id, keep } = scene
        keep('kappler-plan', (await call.createAccountPlan({ customerId: id('kappler'), fromDay, toDay })).id)
        for (const [part, text] of Object.entries(first)) await write(scene, part as Part, text)
        for (const [at, goal] of goals.entries()) {
          const dueDay = addMonths(fromDay, at === 1 ? 18 : 12)
          keep(`kappler-goal-${at}`, (await call.savePlanGoal({ id: plan(scene), ...goal, dueDay })).goalId)
        }
        await call.savePlanRisk({
          id: plan(scene),
          text: 'Übergabe der Geschäftsführung',
          answer: 'Claudia Renz trifft Herrn Kappler zweimal im Jahr und lernt den Nachfolger früh kennen.',
        })
        await call.savePlanRisk({
          id: plan(scene),
          text: 'Brandl bietet aus Tschechien an',
          answer: 'Rüstkosten offenlegen, Lose bündeln.',
        })
        for (const [member, task] of Object.entries(team))
          await call.savePlanMember({ id: plan(scene), memberId: id(member), task })
        await call.changeAccountPlan({ id: plan(scene), raci: true })
        await action(scene, 'list', 'Liste der 14 Teile der Planetenreihe besorgen', 'alber', addDays(begin, 40), 0)
        await action(scene, 'visit', 'Einladung: Frau Haug besichtigt die Fräserei', 'renz', addDays(begin, 60), 0)
      },
    },
    {
      day: ago(190),
      by,
      async run(scene) {
        await finish(scene, 'list')
        await scene.call.keepPlanVersion({ id: plan(scene), note: 'Nach dem Planungstag mit Claudia Renz' })
      },
    },
    { day: ago(165), by: 'renz', run: async (scene) => await finish(scene, 'visit') },
    { day: ago(150), by, run: reviewed },
    {
      day: ago(84),
      by,
      async run(scene) {
        const { call, id } = scene
        await write(
          scene,
          'situation',
          'Auftragsbuch voll bis zum Sommer. In Brünn läuft die zweite Linie seit diesem Monat, Härterei in Heidenheim bleibt der Engpass.',
          first.situation,
        )
        await write(
          scene,
          'position',
          'Hauptlieferant für Ersatzteile, bei Frästeilen gleichauf mit Kessler. Drehteile gehen zu drei Vierteln an Brandl. In Brünn läuft die Bemusterung von zwei Teilen.',
          first.position,
        )
        await write(
          scene,
          'chances',
          'Neue Planetenreihe ab dem Frühjahr: 14 Teile, drei davon bei uns bemustert.\nKappler will Kupplungsnaben nicht mehr selbst härten.',
          first.chances,
        )
        for (const [at, now] of [53, 2, 98].entries())
          await call.savePlanGoal({
            id: plan(scene),
            goalId: id(`kappler-goal-${at}`),
            ...goals[at]!,
            now,
            dueDay: addMonths(fromDay, at === 1 ? 18 : 12),
          })
        await action(scene, 'brno', 'Antrittsbesuch in Brünn mit Dr. Ehret', 'alber', ahead(18), 1, 90_000, [
          ['renz', 'A'],
          ['kurz', 'I'],
        ])
        await action(
          scene,
          'price',
          'Rüstkosten je Los offenlegen',
          'kurz',
          ago(12),
          0,
          null,
          [
            ['alber', 'A'],
            ['renz', 'C'],
          ],
          true,
        )
        await action(scene, 'samples', 'Zwei Muster für Brünn liefern', 'bader', ago(40), 1)
      },
    },
    {
      day: ago(83),
      by,
      run: async (scene) => await scene.call.keepPlanVersion({ id: plan(scene), note: 'Nach dem Quartalsgespräch' }),
    },
    { day: ago(62), by, run: reviewed },
    { day: ago(42), by: 'bader', run: async (scene) => await finish(scene, 'samples') },
    {
      day: ago(20),
      by,
      async run(scene) {
        const { call, id } = scene
        await write(
          scene,
          'threats',
          'Herr Kappler will übergeben. Sein Neffe Jonas Kappler ist seit diesem Monat Prokurist, einmal kurz getroffen.',
          first.threats,
        )
        await call.savePlanGoal({
          id: plan(scene),
          goalId: id('kappler-goal-0'),
          ...goals[0]!,
          now: 55,
          dueDay: addMonths(fromDay, 12),
        })
        await call.markPlanPart({ id: plan(scene), part: 'strategies', internal: true })
        await action(
          scene,
          'nephew',
          'Mittagessen mit Jonas Kappler',
          'renz',
          ahead(11),
          null,
          12_000,
          [['alber', 'C']],
          true,
        )
      },
    },
  ]
}

const team: Partial<Record<Colleague, string>> = {
  alber: 'Führt den Kunden',
  renz: 'Geschäftsführung, Preise und Vertrag',
  kurz: 'Abrufe und Termine',
  bader: 'Technik und Muster',
}

type Raci = readonly (readonly [Colleague, 'A' | 'C' | 'I'])[]

async function action(
  { call, id, keep }: Scene,
  key: string,
  text: string,
  member: Colleague,
  dueDay: Day,
  goal: number | null,
  cost: number | null = null,
  raci: Raci = [],
  internal = false,
): Promise<void> {
  const { actionId } = await call.savePlanAction({
    id: id('kappler-plan'),
    text,
    memberId: id(member),
    dueDay,
    goalId: goal === null ? null : id(`kappler-goal-${goal}`),
    cost,
    raci: raci.map(([who, role]) => ({ memberId: id(who), role })),
    internal,
  })
  const { plan } = await call.getAccountPlan({ customerId: id('kappler') })
  keep(`kappler-task-${key}`, plan?.tasks[actionId]?.taskId ?? '')
}

async function finish({ call, id }: Scene, key: string): Promise<void> {
  await call.finishTask({ id: id(`kappler-task-${key}`) })
}

async function reviewed({ call, id }: Scene): Promise<void> {
  const { plan } = await call.getAccountPlan({ customerId: id('kappler') })
  if (plan?.review) await call.finishTask({ id: plan.review.taskId })
}

function reiser({ month, ago, ahead }: Calendar): Step[] {
  return [
    {
      day: ago(55),
      by: 'alber',
      async run({ call, id, keep }) {
        const fromDay = addMonths(month, -2)
        const period = { customerId: id('reiser'), fromDay, toDay: addDays(addMonths(fromDay, 12), -1) }
        const plan = await call.createAccountPlan(period)
        keep('reiser-plan', plan.id)
        const write = async (part: Part, text: string) =>
          await call.writePlanText({ id: plan.id, part, text, seen: '' })
        await write('situation', 'Die zweite Linie steht ab dem Frühjahr, der Bedarf an Pumpenwellen verdoppelt sich.')
        await write('position', 'Technik für uns, Einkauf gegen uns: Herr Maisch fragt jedes Teil dreimal an.')
        const { goalId } = await call.savePlanGoal({
          ...{ id: plan.id, text: 'Zweite Linie ohne Stillstand anlaufen', measure: '', unit: '', internal: false },
          ...{ from: null, to: null, now: null, dueDay: addMonths(fromDay, 9) },
        })
        await call.savePlanAction({
          ...{ id: plan.id, text: 'Anlaufplan mit Dr. Kollmar abstimmen', memberId: id('alber'), dueDay: ahead(9) },
          ...{ goalId, cost: null, internal: false },
        })
      },
    },
  ]
}
