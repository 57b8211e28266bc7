import { Worker } from 'node:worker_threads'
import { Refusal } from '#shared/refusal.ts'
import { noDamage, notesOfDamage, repairCells, repairOf, weighDamage } from './damage.ts'
import type { PstContents } from './pstContacts.ts'
import { chunkRows, cleanText, type Limits, type Note, type Row, type Table } from './tables.ts'

/** A store of 100 MB takes a few seconds; a damaged one leads the library in circles. */
const longest = 60_000
const mostMegabytes = 1024

/**
 * Reads the contacts of an Outlook store, in a thread that is ended when it takes too long or too much. Mails and
 * appointments are left out and counted.
 * @throws Refusal importDamaged, importTooManyRows
 */
export async function readPst(
  bytes: Uint8Array,
  name: string,
  limits: Limits,
  milliseconds = longest,
): Promise<{ tables: Table[]; notes: Note[] }> {
  const contents = await inThread(bytes, limits.rows, milliseconds)
  if (contents.contacts.length > limits.rows) {
    throw new Refusal('importTooManyRows', { table: name, limit: limits.rows })
  }
  const notes: Note[] = contents.unreadable
    .slice(0, 20)
    .map((folder) => ({ code: 'unreadableFolder', params: { folder } }))
  if (contents.left > 0) notes.push({ code: 'leftMessages', params: { count: contents.left } })
  const contacts = contents.contacts.map((cells) =>
    cells.map((cell) => cleanText((cell ?? '').slice(0, limits.cellCharacters))),
  )
  if (contacts.length === 0) return { tables: [], notes }
  const damage = noDamage()
  for (const cells of contacts) for (const cell of cells) if (cell !== null) weighDamage(damage, cell)
  const repair = repairOf(damage)
  notes.push(...notesOfDamage(name, damage, repair))
  const used = contents.columns.flatMap((column, at) =>
    contacts.some((cells) => cells[at] !== null) ? [{ ...column, at }] : [],
  )
  const rows: Row[] = contacts.map((cells, index) => {
    const shown = used.map(({ at }) => cells[at]!)
    return { number: index + 1, cells: repair ? repairCells(shown, repair) : shown }
  })
  const table: Table = {
    name,
    headerRow: null,
    columns: used.map(({ header }) => header),
    targets: used.map(({ target }) => target),
    hiddenColumns: [],
    hidden: false,
    rowCount: rows.length,
    async *rows() {
      for (let start = 0; start < rows.length; start += chunkRows) yield rows.slice(start, start + chunkRows)
    },
  }
  return { tables: [table], notes }
}

function inThread(bytes: Uint8Array, most: number, milliseconds: number): Promise<PstContents> {
  const worker = new Worker(new URL('./pstContacts.ts', import.meta.url), {
    workerData: { bytes, most },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
  return new Promise<PstContents>((resolve, reject) => {
    const damaged = () => reject(new Refusal('importDamaged'))
    const timer = setTimeout(damaged, milliseconds)
    worker.once('message', (contents: PstContents | null) => (contents ? resolve(contents) : damaged()))
    worker.once('error', damaged)
    worker.once('exit', () => {
      clearTimeout(timer)
      damaged()
    })
  }).finally(() => void worker.terminate())
}
