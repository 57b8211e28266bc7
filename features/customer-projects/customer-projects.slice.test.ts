import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

it('a step is a task of who does it: overdue there and here, done there and here', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen', mode: 'keyAccount' })
  const { id } = await lead.createCustomerProject({
    ...{ customerId, name: 'Neue Linie', goal: 'Serie ab Mai', untilDay: '2026-12-20' },
  })
  const tina = await house.member(['insideSales'], { name: 'Tina' })
  const workshop = (await lead.addMember({ name: 'Werkstatt', roles: [] })).id
  const { taskId } = await lead.addProjectStep({ id, text: 'Muster', memberId: tina.id, dueDay: '2026-11-25' })
  const later = await lead.addProjectStep({ id, text: 'Vorrichtung', memberId: workshop, dueDay: '2026-12-10' })
  house.at('2026-11-27')
  const shown = async () => (await lead.listCustomerProjects({ customerId })).projects
  expect(await shown()).toMatchObject([
    {
      name: 'Neue Linie',
      overdue: 1,
      overdueDays: 0,
      steps: [
        { id: taskId, assigneeName: 'Tina', overdueDays: 2, customerName: 'Reiser Pumpen' },
        { assigneeName: 'Werkstatt', overdueDays: 0 },
      ],
    },
  ])
  expect((await tina.listTasks({ until: '2026-11-27' })).tasks.map((one) => one.id)).toEqual([taskId])

  await expect(lead.changeCustomerProject({ id, done: true })).rejects.toMatchObject({ code: 'projectStepsOpen' })
  await tina.finishTask({ id: taskId })
  await lead.deleteTask({ id: later.taskId })
  expect(await shown()).toMatchObject([{ overdue: 0, steps: [{ id: taskId, doneById: tina.id }] }])
  await lead.changeCustomerProject({ id, done: true })
  const step = { id, text: 'Noch eins', memberId: tina.id, dueDay: '2026-12-01' }
  await expect(lead.addProjectStep(step)).rejects.toMatchObject({ code: 'projectDone' })
  await lead.changeCustomerProject({ id, done: false, untilDay: '2026-11-20' })
  expect(await shown()).toMatchObject([{ doneAt: null, overdueDays: 7 }])

  const open = await lead.addProjectStep(step)
  const { undo } = await lead.deleteCustomerProject({ id })
  expect(await shown()).toEqual([])
  await expect(lead.getTask({ id: open.taskId })).rejects.toMatchObject({ code: 'notFound' })
  await lead.undo({ undo })
  expect((await shown())[0]?.steps).toHaveLength(2)
})
