import type { Day } from '#shared/days.ts'
import type { Colleague } from '../types.ts'
import type { Calendar, Chapter, Scene, Step } from './steps.ts'

/** What we promised to get done for a customer: one project with a step that is overdue, one that is over. */
export const projectChapter: Chapter = (calendar) => [...secondLine(calendar), ...boxes(calendar)]

function secondLine({ ago, ahead }: Calendar): Step[] {
  return [
    {
      day: ago(64),
      by: 'alber',
      async run(scene) {
        const goal = 'Die zweite Linie läuft im Frühjahr an, ohne dass die erste steht.'
        await begin(scene, 'line', 'reiser', 'Anlauf der zweiten Linie', goal, ahead(80))
        await add(scene, 'line', 'Pumpenwelle bemustern', 'bader', ago(36))
        await add(scene, 'line', 'Prüfbericht zum Erstmuster nachreichen', 'kurz', ago(4))
        await add(scene, 'line', 'Sicherheitsbestand von vier Wochen aufbauen', 'kurz', ahead(24))
        await add(scene, 'line', 'Abnahme mit Dr. Kollmar', 'alber', ahead(45))
      },
    },
    { day: ago(38), by: 'bader', run: async (scene) => await done(scene, 'Pumpenwelle bemustern') },
  ]
}

function boxes({ ago, ahead }: Calendar): Step[] {
  return [
    {
      day: ago(78),
      by: 'alber',
      async run(scene) {
        await begin(
          scene,
          'boxes',
          'kappler',
          'Mehrwegbehälter statt Karton',
          'Keine verkratzten Gehäuse mehr.',
          ago(9),
        )
        await add(scene, 'boxes', 'Zwanzig Behälter von Kappler holen', 'kurz', ago(60))
        await add(scene, 'boxes', 'Erste Lieferung im Behälter', 'kurz', ago(14))
      },
    },
    { day: ago(61), by: 'kurz', run: async (scene) => await done(scene, 'Zwanzig Behälter von Kappler holen') },
    { day: ago(15), by: 'kurz', run: async (scene) => await done(scene, 'Erste Lieferung im Behälter') },
    {
      day: ago(13),
      by: 'alber',
      run: async ({ call, id }) => await call.changeCustomerProject({ id: id('project-boxes'), done: true }),
    },
    {
      day: ago(10),
      by: 'alber',
      async run(scene) {
        await begin(scene, 'hardening', 'kappler', 'Kupplungsnaben fertig gehärtet liefern', '', null)
        await add(scene, 'hardening', 'Zwei Härtereien anfragen', 'bader', ahead(6))
      },
    },
  ]
}

async function begin(
  { call, id, keep }: Scene,
  key: string,
  customer: string,
  name: string,
  goal: string,
  untilDay: Day | null,
): Promise<void> {
  const project = { customerId: id(customer), name, goal, untilDay }
  keep(`project-${key}`, (await call.createCustomerProject(project)).id)
}

async function add({ call, id, keep }: Scene, key: string, text: string, who: Colleague, dueDay: Day): Promise<void> {
  const step = { id: id(`project-${key}`), text, memberId: id(who), dueDay }
  keep(`step-${text}`, (await call.addProjectStep(step)).taskId)
}

async function done({ call, id }: Scene, text: string): Promise<void> {
  await call.finishTask({ id: id(`step-${text}`) })
}
