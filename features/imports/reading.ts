import { Worker } from 'node:worker_threads'
import { type PreparedCompany, prepareCompany } from '#features/duplicates/rules/matchIndex.ts'
import { Refusal, type RefusalParams } from '#shared/refusal.ts'
import { hashRow } from './actions/hashes.ts'
import type { Draft } from './drafts.ts'
import type { Looked } from './looking.ts'
import { readRow, type TablePlan } from './normalise.ts'
import { type packRows, unpackRows } from './packing.ts'
import { defaultLimits, type ReadFile, type Row, type SheetPlace } from './readers/tables.ts'
import * as rules from './rules.ts'

/**
 * A row of a file as the run takes it: what it says, what it is known by, and its company ready to be compared, where it
 * surely will be.
 */
export type ReadRow = { row: Row; draft: Draft; hash: string; cells: string; company: PreparedCompany | null }

/** A file whose tables are read by their plans, from the start and in chunks. */
export type OpenFile = {
  /** Refuses importFileGone if there is no such table any more. */
  rows(indexInFile: number, plan: TablePlan): AsyncGenerator<ReadRow[], void, void>
  close(): void
}

/** `places`: where the tables of a workbook lie, by their index in the file, so that they need not be looked for. */
export type FileToRead = { name: string; bytes: Uint8Array; places?: SheetPlace[] }

/** Reads one row by its plan. */
function readyRow(row: Row, plan: TablePlan): ReadRow {
  const draft = readRow(row, plan)
  const ready = { row, draft, ...hashRow(plan, row), company: null }
  if (plan.kind !== 'customers' && plan.kind !== 'persons') return ready
  const name = rules.nameOfCompany(draft, plan)
  if (draft.customer.name && !rules.isTotal(draft)) rules.giveToCompany(draft, plan)
  // A person's company is mostly the one that has its number.
  if (!name || (plan.kind === 'persons' && draft.customer.customerNumber)) return ready
  return { ...ready, company: prepareCompany(rules.traitsOfCompany(draft, plan, name)) }
}

/** Opens a file here: for a list of some rows a thread of its own is not worth its start. */
export async function openFile(file: FileToRead): Promise<OpenFile> {
  const rowsOf = file.places ? await openPlaces(file.bytes, file.places) : await openAll(file)
  return {
    async *rows(indexInFile, plan) {
      const rows = rowsOf(indexInFile)
      if (!rows) throw new Refusal('importFileGone', { file: file.name })
      for await (const chunk of rows) yield chunk.map((row) => readyRow(row, plan))
    },
    close() {},
  }
}

type RowsOf = (indexInFile: number) => AsyncGenerator<Row[], void, void> | undefined

async function openAll({ name, bytes }: FileToRead): Promise<RowsOf> {
  const { readFile } = await import('./readers/readFile.ts')
  const { tables }: ReadFile = await readFile(name, bytes)
  return (index) => tables[index]?.rows()
}

async function openPlaces(bytes: Uint8Array, places: SheetPlace[]): Promise<RowsOf> {
  const { reopenXlsx } = await import('./readers/xlsx.ts')
  const rowsAt = await reopenXlsx(bytes, defaultLimits)
  return (index) => (places[index] ? rowsAt(places[index]) : undefined)
}

export type ToReader =
  | { open: FileToRead }
  | { read: number; plan: TablePlan }
  | { taken: true }
  | { look: { name: string; bytes: Uint8Array } }
export type FromReader =
  | { chunk: ReturnType<typeof packRows> }
  | { end: true }
  | { looked: Looked }
  | { refusal: { code: string; params: RefusalParams } }
  | { fault: string }

const rowsAtOnce = 1000
/** Chunks that the thread may be ahead of the run. */
export const chunksAhead = 4

/** Opens a file on a thread of its own, which reads ahead while the run writes. */
export function openFileAhead(file: FileToRead): OpenFile {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url))
  const say = (message: ToReader) => worker.postMessage(message)
  const arrived: FromReader[] = []
  let wake = () => {}
  const arrive = (message: FromReader) => {
    arrived.push(message)
    wake()
  }
  worker.on('message', arrive)
  worker.on('error', (error) => arrive({ fault: error.stack ?? error.message }))
  say({ open: file })

  async function next(): Promise<FromReader> {
    for (let message = arrived.shift(); ; message = arrived.shift()) {
      if (message) return message
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  return {
    async *rows(indexInFile, plan) {
      say({ read: indexInFile, plan })
      for (;;) {
        const message = await next()
        if ('end' in message) return
        if ('refusal' in message) throw new Refusal(message.refusal.code, message.refusal.params)
        if (!('chunk' in message)) throw new Error('fault' in message ? message.fault : 'not a chunk')
        const rows = unpackRows(message.chunk)
        say({ taken: true })
        // What came meanwhile goes into the same turn at the writer.
        while (rows.length < rowsAtOnce && arrived[0] && 'chunk' in arrived[0]) {
          rows.push(...unpackRows(arrived[0].chunk))
          arrived.shift()
          say({ taken: true })
        }
        yield rows
      }
    },
    close() {
      void worker.terminate()
    },
  }
}
