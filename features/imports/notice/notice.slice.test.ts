import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { name: 'Anna Berg', administrator: true })
})
afterEach(() => house.close())

const list = 'Firma;Ansprechpartner;E-Mail;Lieblingswein\nAdler;Petra Sauter;p@adler.example;rot\nBär;Jens Kollmar;;\n'

async function bringIn(text: string, member: TestMember) {
  const { id } = await member.addImportFile({ name: 'Kunden.csv', bytes: new TextEncoder().encode(text) })
  await member.runImport({ id })
  await house.runJobs()
  return id
}
const tasks = async (member: TestMember) => (await member.listTasks({ assignee: [member.id] })).tasks

it('an import that makes persons makes one task to inform them, with a text, for whoever brought it in; undo takes it', async () => {
  const sales = await house.member(['sales'], { name: 'Eva' })
  const id = await bringIn(list, sales)
  expect(await tasks(lead)).toEqual([])
  const [task, ...others] = await tasks(sales)
  expect(others).toEqual([])
  expect(task).toMatchObject({ kind: 'task', dueDay: '2026-12-21', customerId: null })
  expect(task!.text).toContain('2 Personen informieren (Art. 14 DSGVO)')
  expect(task!.text).toContain('„Kunden.csv“')

  const notice = await sales.getPrivacyNotice({ id })
  expect(notice).toMatchObject({ persons: 2, dueDay: '2026-12-21' })
  expect(notice.text.de).toContain('Unternehmen; E-Mail-Adressen; außerdem: Lieblingswein')
  expect(notice.text.en).toContain('furthermore: Lieblingswein')

  await sales.undoImport({ id })
  await house.runJobs()
  expect(await tasks(sales)).toEqual([])
  expect(await sales.getPrivacyNotice({ id })).toMatchObject({ persons: 0 })
})

it('no new persons, no task: the same file again, companies alone, a trial', async () => {
  const { id } = await lead.addImportFile({ name: 'Kunden.csv', bytes: new TextEncoder().encode(list) })
  await lead.checkImport({ id })
  await house.runJobs()
  expect(await tasks(lead)).toEqual([])
  await bringIn('Firma;Ort\nZwickel;Graz\n', lead)
  expect(await tasks(lead)).toEqual([])
  await bringIn(list, lead)
  await bringIn(list, lead)
  expect(await tasks(lead)).toHaveLength(1)
})
