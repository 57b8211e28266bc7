import { afterEach, beforeEach, expect, test } from 'vitest'
import { kinds } from '#features/search/kinds.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { dropDocuments } from '#platform/search/store.ts'
import { onStandIn, openTestHouse, type TestHouse, type TestMember } from '../../tests/harness.ts'
import { lookThrough, lookThroughAside } from './looking.ts'
import * as sql from './sql/imports.ts'

// The stand-in has one connection for all.
const it = test.skipIf(onStandIn)

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse({ threads: true })
  lead = await house.member(['salesLead'], { administrator: true })
})
afterEach(() => house.close())

async function upload(rows: number): Promise<string> {
  const text = ['Firma;Ansprechpartner', ...Array.from({ length: rows }, (_, i) => `Firma ${i} Bau;Eva ${i}`)].join(
    '\n',
  )
  return (await lead.addImportFile({ name: 'viele.csv', bytes: new TextEncoder().encode(text) })).id
}

it('a list comes in on a thread of its own while people write; nobody loses anything', async () => {
  const id = await upload(120)
  await lead.runImport({ id })
  let working = true
  const running = house.runJobs().finally(() => {
    working = false
  })
  let written = 0
  while (working && written < 40) {
    await lead.createCustomer({ name: `Von Hand ${written}` })
    written += 1
  }
  await running
  const state = await lead.getImport({ id })
  expect(state).toMatchObject({ state: 'done', report: { tables: [{ created: 120, rejected: 0 }] } })
  expect((await lead.listCustomers({})).total).toBe(120 + written)
  expect(written).toBeGreaterThan(0)
  // What was put off until the end was done.
  expect((await lead.search({ q: 'Firma 117' })).hits).toMatchObject([{ title: 'Firma 117 Bau' }])
  expect(await house.database.reader.selectFrom('contactStates').select('customerId').execute()).toHaveLength(
    120 + written,
  )

  await lead.undoImport({ id })
  await house.runJobs()
  expect(await lead.getImport({ id })).toMatchObject({ state: 'undone', undone: { records: 241, kept: [] } })
  expect((await lead.listCustomers({})).total).toBe(written)
})

it('members that a list brings along are known outside of its thread at once', async () => {
  const text = 'Firma;Betreuer\nAdler GmbH;Petra Neumann\n'
  const { id } = await lead.addImportFile({ name: 'a.csv', bytes: new TextEncoder().encode(text) })
  await lead.runImport({ id })
  await house.runJobs()
  const member = (await lead.listMembers({})).members.find(({ name }) => name === 'Petra Neumann')!
  expect((await lead.listCustomers({ owner: [member.id] })).total).toBe(1)
})

it('the words of a long list follow in a job of their own; who brings in another or takes it back need not wait for it', async () => {
  const id = await upload(3)
  await lead.runImport({ id })
  await house.runJobs()
  const find = async () => (await lead.search({ q: 'Firma 2', kind: ['customers'] })).hits
  const before = await find()
  const ids = before.map((hit) => hit.id)
  expect(ids).not.toEqual([])
  const index = () => enqueue(house, id)
  await house.runner.command(lead.actor, (ctx) => dropDocuments(ctx, kinds.customers, ids))
  expect(await find()).toEqual([])
  const other = await upload(1)
  await index()
  await lead.runImport({ id: other })
  await house.runJobs()
  // Whatever the clock of the machine says, which is that of a thread.
  house.at('2099-01-01')
  await house.runJobs()
  expect(await find()).toEqual(before)
  const jobs = house.database.writer.selectFrom('jobs').select('kind').orderBy('id', 'desc').limit(3)
  expect((await jobs.execute()).map(({ kind }) => kind)).toEqual(['indexImport', 'runImport', 'indexImport'])

  await index()
  await lead.undoImport({ id })
  await house.runJobs()
  expect(await find()).toEqual([])
})

function enqueue({ runner }: TestHouse, importId: string): Promise<string> {
  return runner.command(lead.actor, (ctx) => enqueueJob(ctx, 'indexImport', { importId, actorId: lead.id }))
}

it('what the thread is refused is said as ever', async () => {
  const id = await upload(3)
  await lead.runImport({ id })
  await house.runner.command(lead.actor, async (ctx) => {
    const { files } = await lead.getImport({ id })
    await sql.deleteContents(
      ctx.db,
      files.map((file) => file.id),
    )
  })
  await house.runJobs()
  expect(await lead.getImport({ id })).toMatchObject({ state: 'failed', error: 'importFileGone' })
})

it('a large upload is read on a thread of its own, to the same end', async () => {
  const bytes = new TextEncoder().encode('Firma;PLZ\nAdler GmbH;1067\n')
  expect(await lookThroughAside('a.csv', bytes)).toEqual(await lookThrough('a.csv', bytes))
  await expect(lookThroughAside('a.xlsx', new Uint8Array())).rejects.toMatchObject({ code: 'importEmpty' })
})
