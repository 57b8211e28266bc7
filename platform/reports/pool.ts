import { Worker } from 'node:worker_threads'
import type { Actor } from '#shared/actor.ts'
import { Refusal, type RefusalParams } from '#shared/refusal.ts'
import type { DatabasePlace } from '../db/open.ts'

const idleFor = 60_000

export type ReportRequest = { id: number; name: string; input: unknown; actor: Actor }
export type ReportAnswer = {
  id: number
  output?: unknown
  refusal?: { code: string; params: RefusalParams }
  fault?: string
}

/** Heavy queries on a thread of their own, so that no report holds up anybody's click. */
export type ReportPool = {
  run(name: string, input: unknown, actor: Actor): Promise<unknown>
  close(): Promise<void>
}

/**
 * The thread starts with the first report and ends after a minute without one (memory).
 * `entry` is the module that answers (see `answerReports`); reports run one after the other.
 */
export function createReportPool(entry: URL, place: DatabasePlace): ReportPool {
  let worker: Worker | undefined
  let timer: NodeJS.Timeout | undefined
  let lastId = 0
  const waiting = new Map<number, { resolve: (output: unknown) => void; reject: (error: unknown) => void }>()

  function start(): Worker {
    const started = new Worker(entry, { workerData: place })
    started.unref()
    started.on('message', (answer: ReportAnswer) => {
      const request = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.refusal) request?.reject(new Refusal(answer.refusal.code, answer.refusal.params))
      else if (answer.fault) request?.reject(new Error(answer.fault))
      else request?.resolve(answer.output)
      if (waiting.size === 0) timer = setTimeout(() => void close(), idleFor).unref()
    })
    const failed = (error: unknown) => {
      if (worker === started) worker = undefined
      for (const request of waiting.values()) request.reject(error)
      waiting.clear()
    }
    started.on('error', failed)
    started.on('exit', () => failed(new Error('the report thread ended')))
    return started
  }

  async function close(): Promise<void> {
    clearTimeout(timer)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  return {
    run(name, input, actor) {
      clearTimeout(timer)
      worker ??= start()
      lastId += 1
      const request: ReportRequest = { id: lastId, name, input, actor }
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject })
        worker?.postMessage(request)
      })
    },
    close,
  }
}
