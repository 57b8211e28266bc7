import { Worker } from 'node:worker_threads'
import { dayOf } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { profileColumns } from './columns.ts'
import { type ImportFile, type ImportTable, nothingChosen } from './content.ts'
import { isMark } from './readers/layout.ts'
import { readFile } from './readers/readFile.ts'
import type { FromReader, ToReader } from './reading.ts'

/** What a file holds, seen from end to end: all that is stored of it beside its bytes. */
export type Looked = { file: Omit<ImportFile, 'id'>; tables: Omit<ImportTable, 'fileId'>[] }

/** Reads an uploaded file from end to end. Refuses what the readers refuse. */
export async function lookThrough(name: string, bytes: Uint8Array): Promise<Looked> {
  const read = await readFile(name, bytes)
  // Which century a two-digit year means does not depend on the hour.
  const today = dayOf(new Date().toISOString(), 'Europe/Berlin')
  const tables: Looked['tables'] = []
  const isList = read.tables.some(({ columns }) => columns.some(isMark))
  const isAside = (sheet: unknown) => isList && /^(Bordmittel( \d+)?|Auswahl)$/.test(String(sheet))
  for (const [indexInFile, table] of read.tables.entries()) {
    // What a list of another company carries for its own way back is nobody's here.
    if (table.hidden && isAside(table.name)) continue
    tables.push({
      file: name,
      name: table.name,
      indexInFile,
      headerRow: table.headerRow,
      rowCount: table.rowCount,
      hidden: table.hidden,
      profiles: await profileColumns(table, today),
      formatTargets: table.targets ?? null,
      ...(table.given ? { given: table.given } : {}),
      ...(table.above ? { above: table.above } : {}),
      ...(table.place ? { place: table.place } : {}),
      ...(table.optional ? { optional: true } : {}),
      chosen: structuredClone(nothingChosen),
    })
  }
  const notes = read.notes.filter(({ params }) => !isAside(params.table))
  return { file: { name, format: read.format, size: bytes.length, notes }, tables }
}

/** The same on a thread of its own: seconds of work that no click waits for, and its memory is gone behind it. */
export async function lookThroughAside(name: string, bytes: Uint8Array): Promise<Looked> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url))
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', (message: FromReader) => {
        if ('looked' in message) resolve(message.looked)
        else if ('refusal' in message) reject(new Refusal(message.refusal.code, message.refusal.params))
        else reject(new Error('fault' in message ? message.fault : 'the thread that reads said something else'))
      })
      worker.on('error', reject)
      worker.on('exit', () => reject(new Error('the thread that reads ended')))
      worker.postMessage({ look: { name, bytes } } satisfies ToReader)
    })
  } finally {
    await worker.terminate()
  }
}
