import type { Runner } from '#platform/actions/runner.ts'
import type { Actor } from '#shared/actor.ts'
import { readBytes } from './actions/files.ts'
import type { ImportContent, ImportFile } from './content.ts'
import type { TablePlan } from './normalise.ts'
import { type FileToRead, type OpenFile, openFile, openFileAhead, type ReadRow } from './reading.ts'

/** From so many rows on a file is read on a thread of its own. */
const readAheadFrom = 3000

type TableToRead = { index: number; plan: TablePlan }

/** The files of an import, each opened when its first table is due and closed behind its last. */
export class OpenFiles {
  private readonly opened = new Map<string, OpenFile>()
  private readonly runner: Runner
  private readonly actor: Actor
  private readonly content: ImportContent
  private readonly works: readonly TableToRead[]

  constructor(runner: Runner, actor: Actor, content: ImportContent, works: readonly TableToRead[]) {
    this.runner = runner
    this.actor = actor
    this.content = content
    this.works = works
  }

  /** The rows of a table; the tables are asked for in the order of the works. Refuses importFileGone. */
  async rows(work: TableToRead): Promise<AsyncGenerator<ReadRow[], void, void>> {
    const left = this.works.slice(this.works.indexOf(work))
    const due = new Set(left.map(({ index }) => this.content.tables[index]!.fileId))
    for (const [id, file] of this.opened) if (!due.has(id)) this.end(id, file)
    const { fileId, indexInFile } = this.content.tables[work.index]!
    const file = this.opened.get(fileId) ?? (await this.open(fileId))
    this.opened.set(fileId, file)
    return file.rows(indexInFile, work.plan)
  }

  close(): void {
    for (const [id, file] of this.opened) this.end(id, file)
  }

  private async open(fileId: string): Promise<OpenFile> {
    const file = this.content.files.find((one) => one.id === fileId)!
    const bytes = await this.runner.query(this.actor, (ctx) => readBytes(ctx.db, file))
    const read = { name: file.name, bytes, ...placesOf(this.content, file) }
    const tables = this.works.map(({ index }) => this.content.tables[index]!).filter((table) => table.fileId === fileId)
    const rows = tables.reduce((sum, table) => sum + table.rowCount, 0)
    return rows >= readAheadFrom ? openFileAhead(read) : await openFile(read)
  }

  private end(id: string, file: OpenFile): void {
    this.opened.delete(id)
    file.close()
  }
}

/** The places of all tables of a workbook, by their index in the file, if they are known. */
function placesOf({ tables }: ImportContent, { id, format }: ImportFile): Pick<FileToRead, 'places'> {
  const ours = tables.filter((table) => table.fileId === id).sort((a, b) => a.indexInFile - b.indexInFile)
  const places = ours.flatMap(({ place }) => place ?? [])
  return format === 'xlsx' && places.length === ours.length ? { places } : {}
}
