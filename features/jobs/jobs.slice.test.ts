import { afterEach, beforeEach, expect, it } from 'vitest'
import { registry } from '#features/index.ts'
import { enqueueJob, type JobTools } from '#platform/jobs/jobs.ts'
import { Refusal } from '#shared/refusal.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { deleteAnswers } from './sql.ts'

let house: TestHouse
let lead: TestMember
let runs: unknown[]
let work: (tools: JobTools) => Promise<void>

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  runs = []
  work = async () => {}
  registry.jobs.test = {
    async run(tools) {
      runs.push(tools.payload)
      await work(tools)
    },
  }
})
afterEach(async () => {
  delete registry.jobs.test
  await house.close()
})

const give = (payload: object = {}) => house.runner.command(lead.actor, (ctx) => enqueueJob(ctx, 'test', payload))

it('runs each job once, in order, and not before its time', async () => {
  await give({ n: 1 })
  await house.runner.command(lead.actor, (ctx) => enqueueJob(ctx, 'test', { n: 3 }, '2026-11-22T00:00:00.000Z'))
  await give({ n: 2 })
  await house.runJobs()
  await house.runJobs()
  expect(runs).toEqual([{ n: 1 }, { n: 2 }])
  house.at('2026-11-22')
  await house.runJobs()
  expect(runs).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
})

it('a job of a command that is refused does not exist', async () => {
  await house.runner
    .command(lead.actor, async (ctx) => {
      await enqueueJob(ctx, 'test', {})
      throw new Refusal('notAllowed')
    })
    .catch(() => {})
  await house.runJobs()
  expect(runs).toEqual([])
})

it('tries again after a fault, later each time, and says when it gave up', async () => {
  const id = await give()
  work = async () => {
    throw new Error('mail server away')
  }
  for (const [minute, attempts] of [
    [0, 1],
    [1, 2],
    [3, 2],
    [5, 3],
    [14, 4],
    [30, 5],
    [55, 6],
  ] as const) {
    house.at(`2026-11-21T12:${String(minute).padStart(2, '0')}:01.000Z`)
    await house.runJobs()
    expect((await lead.getJob({ id })).attempts).toBe(attempts)
  }
  expect(await lead.getJob({ id })).toMatchObject({ state: 'failed', error: expect.stringMatching(/^[0-9a-f]{12}$/) })
  expect((await lead.listJobs({})).failed).toBe(1)
  work = async () => {}
  await lead.retryJob({ id })
  await house.runJobs()
  expect((await lead.getJob({ id })).state).toBe('done')
})

it('a refusal ends it at once, with the code', async () => {
  const id = await give()
  work = async () => {
    throw new Refusal('notFound')
  }
  await house.runJobs()
  expect(await lead.getJob({ id })).toMatchObject({ state: 'failed', error: 'notFound', attempts: 1 })
})

it('shows how far it is and stops when cancelled', async () => {
  const id = await give()
  let steps = 0
  work = async ({ progress }) => {
    for (steps = 1; steps <= 10; steps += 1) {
      await progress({ done: steps, of: 10 })
      if (steps === 3) await lead.cancelJob({ id })
    }
  }
  await house.runJobs()
  expect(await lead.getJob({ id })).toMatchObject({ state: 'cancelled', progress: { done: 4, of: 10 } })
  expect(steps).toBe(4)
  await expect(lead.cancelJob({ id })).rejects.toMatchObject({ code: 'jobEnded' })
})

it('others do not see it, an administrator does', async () => {
  const id = await give()
  const other = await house.member(['salesLead'])
  const administrator = await house.member(['reader'], { administrator: true })
  await expect(other.getJob({ id })).rejects.toMatchObject({ code: 'notFound' })
  await expect(other.cancelJob({ id })).rejects.toMatchObject({ code: 'notFound' })
  expect((await other.listJobs({})).jobs).toEqual([])
  expect((await administrator.listJobs({})).jobs.map((job) => job.id)).toEqual([id])
})

it('answers are kept for a month, so that a phone is not done twice; older ones go, a bounded number at a time', async () => {
  const create = (key: string) =>
    house.runner.run('createCustomer', { name: key }, lead.actor, { idempotencyKey: key }) as Promise<{ id: string }>
  const keys = async () =>
    (await house.database.reader.selectFrom('answeredCommands').select('key').orderBy('at').execute()).map(
      (row) => row.key,
    )
  house.at('2026-10-21')
  await create('old')
  house.at('2026-10-22')
  const { id } = await create('kept')
  const old = Array.from({ length: 2_300 }, (_, n) => ({ key: `older ${n}`, memberId: lead.id, output: '{}' }))
  for (let from = 0; from < old.length; from += 100)
    await house.database.writer
      .insertInto('answeredCommands')
      .values(old.slice(from, from + 100).map((row) => ({ ...row, at: '2026-08-01T12:00:00.000Z' })))
      .execute()
  house.at('2026-11-21')
  await house.runJobs()
  expect(await keys()).toEqual(['kept'])
  expect((await create('kept')).id).toBe(id)
  expect((await create('old')).id).not.toBe(id)
})

it('one statement forgets no more answers than it is told, the oldest first', async () => {
  const row = (day: number) => ({ key: `day ${day}`, memberId: lead.id, output: '{}', at: `2026-08-0${day}` })
  await house.database.writer.insertInto('answeredCommands').values([3, 1, 2, 4].map(row)).execute()
  expect(await deleteAnswers(house.database.writer, '2026-08-04', 2)).toBe(2)
  const left = await house.database.reader.selectFrom('answeredCommands').select('key').orderBy('key').execute()
  expect(left.map(({ key }) => key)).toEqual(['day 3', 'day 4'])
})
