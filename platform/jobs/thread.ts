import { isMainThread, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'
import { Refusal, type RefusalParams } from '#shared/refusal.ts'
import type { Signal } from '../actions/context.ts'
import { createRunner, type Registry } from '../actions/runner.ts'
import type { OpenDatabase } from '../db/dialect.ts'
import { type DatabasePlace, openDatabase } from '../db/open.ts'
import type { JobTools } from './jobs.ts'

/** Which job a thread is started for, and on which data. */
type Start = {
  place: DatabasePlace
  dataFolder: string
  kind: string
  payload: unknown
  jobId: string
  /** How many stand in line for the writer; none where nobody has to. */
  waiting: Int32Array | undefined
}

type FromThread =
  | { want: 'turn' }
  | { gave: 'turn' }
  | { progress: object }
  | { signals: Signal[] }
  | { changed: 'actors' | 'settings' }
  | { done: true }
  | { refusal: { code: string; params: RefusalParams } }
  | { fault: string }
type ToThread = { turn: true } | { progressStored: true } | { progressRefused: { code: string; params: RefusalParams } }

export type JobThreads = {
  /** Runs a job on a thread of its own; throws what it threw. */
  run(kind: string, tools: Pick<JobTools, 'payload' | 'jobId' | 'progress'>): Promise<void>
  close(): Promise<void>
}

/**
 * Long work on a thread of its own, so that it costs nobody's click. The thread has its own connections; on SQLite,
 * which has one writer, it asks this one for its turn, and commands of people stand in the same line.
 * `entry` is the module that runs the job (see `runInThread`).
 */
export function createJobThreads(
  entry: URL,
  options: {
    database: OpenDatabase
    place: DatabasePlace
    dataFolder: string
    onSignals(signals: Signal[]): void
    onChanged(what: 'actors' | 'settings'): void
  },
): JobThreads {
  const { database, place, dataFolder } = options
  const running = new Set<Worker>()

  async function run(kind: string, { payload, jobId, progress }: Parameters<JobThreads['run']>[1]): Promise<void> {
    const share = database.shareWriting()
    const start: Start = { place, dataFolder, kind, payload, jobId, waiting: share.waiting }
    const worker = new Worker(entry, { workerData: start })
    running.add(worker)
    const say = (message: ToThread) => worker.postMessage(message)
    let giveBack: (() => void) | undefined
    try {
      await new Promise<void>((resolve, reject) => {
        worker.on('message', (message: FromThread) => {
          if ('want' in message) {
            const turn = new Promise<void>((gaveBack) => {
              giveBack = gaveBack
            })
            const held = () => {
              say({ turn: true })
              return turn
            }
            share.turn(held).catch(reject)
          } else if ('gave' in message) giveBack?.()
          else if ('progress' in message) {
            progress(message.progress).then(
              () => say({ progressStored: true }),
              (error) => {
                if (!(error instanceof Refusal)) return reject(error)
                say({ progressRefused: { code: error.code, params: error.params } })
              },
            )
          } else if ('signals' in message) options.onSignals(message.signals)
          else if ('changed' in message) options.onChanged(message.changed)
          else if ('done' in message) resolve()
          else if ('refusal' in message) reject(new Refusal(message.refusal.code, message.refusal.params))
          else reject(new Error(message.fault))
        })
        worker.on('error', reject)
        worker.on('exit', () => reject(new Error('the thread of a job ended')))
      })
    } finally {
      running.delete(worker)
      // A thread that is gone keeps nobody waiting, and what it had not committed is gone with it.
      await worker.terminate()
      giveBack?.()
      share.end()
    }
  }

  return {
    run,
    async close() {
      await Promise.all([...running].map((worker) => worker.terminate()))
    },
  }
}

/** Inside the thread: runs the job it was started for and tells how it ended. */
export async function runInThread(registry: Registry): Promise<void> {
  if (isMainThread || !parentPort) throw new Error('this runs in a thread')
  const port: MessagePort = parentPort
  const say = (message: FromThread) => port.postMessage(message)
  const { place, dataFolder, kind, payload, jobId, waiting } = workerData as Start
  let heard: ((message: ToThread) => void) | undefined
  port.on('message', (message: ToThread) => heard?.(message))
  const answer = () =>
    new Promise<ToThread>((resolve) => {
      heard = resolve
    })

  // The job does one thing after the other, so at most one of its questions is open.
  const line = {
    async take() {
      const granted = answer()
      say({ want: 'turn' })
      await granted
    },
    give: () => say({ gave: 'turn' }),
  }
  const database = openDatabase(place, undefined, line)
  const runner = createRunner({
    database,
    registry,
    dataFolder,
    isAwaited: () => waiting !== undefined && Atomics.load(waiting, 0) > 0,
    onSignals: (signals) => say({ signals }),
    onActorsChanged: () => say({ changed: 'actors' }),
    onSettingsChanged: () => say({ changed: 'settings' }),
  })
  try {
    await registry.jobs[kind]?.run({
      runner,
      database,
      dataFolder,
      payload,
      jobId,
      async progress(state) {
        const answered = answer()
        say({ progress: state })
        const message = await answered
        // Somebody may have changed them on the other side.
        runner.settings.forget()
        if ('progressRefused' in message)
          throw new Refusal(message.progressRefused.code, message.progressRefused.params)
      },
    })
    await database.close()
    say({ done: true })
  } catch (error) {
    await database.close()
    if (error instanceof Refusal) say({ refusal: { code: error.code, params: error.params } })
    else say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
