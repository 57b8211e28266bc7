import { parentPort, workerData } from 'node:worker_threads'
import { registry } from '#features/index.ts'
import { createRunner } from '#platform/actions/runner.ts'
import { type DatabasePlace, openDatabase } from '#platform/db/open.ts'
import type { ReportAnswer, ReportRequest } from '#platform/reports/pool.ts'
import { Refusal } from '#shared/refusal.ts'

// The thread that answers heavy queries: its own connections, no login, no jobs.
const runner = createRunner({ database: openDatabase(workerData as DatabasePlace), registry })

parentPort?.on('message', async ({ id, name, input, actor }: ReportRequest) => {
  let answer: ReportAnswer
  // Another thread changes the settings; reports are rare enough to read them anew.
  runner.settings.forget()
  try {
    answer = { id, output: await runner.run(name, input, actor) }
  } catch (error) {
    if (error instanceof Refusal) answer = { id, refusal: { code: error.code, params: error.params } }
    else answer = { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
  parentPort?.postMessage(answer)
})
