import { afterEach, beforeEach, expect, it } from 'vitest'
import { registry } from '#features/index.ts'
import { enqueueJob, type JobTools } from '#platform/jobs/jobs.ts'
import { Refusal } from '#shared/refusal.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

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
