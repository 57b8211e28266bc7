import type { DatabasePlace } from '#platform/db/open.ts'
import { system } from '#shared/actor.ts'
import { openHouse } from '../../house.ts'
import { marked, type Written } from './scenes.ts'

const columns = { activities: 'text', tasks: 'text', opportunities: 'title', customers: 'note' } as const
type Table = keyof typeof columns

/** Counts in the data of the ended server whether all that was acknowledged is there, as it was last said. */
export async function readBack(
  place: DatabasePlace,
  written: readonly Written[],
  imported: number,
): Promise<{ complete: boolean; lines: string[] }> {
  const last = new Map<string, Written>()
  for (const one of written)
    last.set(one.table === 'customers' ? `customers ${one.record}` : `${one.table} ${one.words}`, one)
  const { runner, close } = await openHouse({ place })
  try {
    const lines: string[] = []
    let complete = true
    for (const table of Object.keys(columns) as Table[]) {
      const asked = [...last.values()].filter((one) => one.table === table)
      const rows = await runner.query(system, (ctx) =>
        ctx.db
          .selectFrom(table)
          .selectAll()
          .where(columns[table] as never, 'like', `${marked}%` as never)
          .where('deletedAt', 'is', null)
          .execute(),
      )
      const known = new Map((rows as Record<string, unknown>[]).map((row) => [row[columns[table]], row]))
      const lost = asked.filter((one) => !isAsSaid(known.get(one.words), one))
      complete &&= lost.length === 0 && rows.length === asked.length
      lines.push(
        `${table}: ${asked.length} acknowledged, ${rows.length} there, ${lost.length} lost or other ${lost.length === 0 && rows.length === asked.length ? '✓' : '✗'}`,
      )
      for (const one of lost.slice(0, 3)) lines.push(`  ${one.words}`)
    }
    const { count } = await runner.query(system, (ctx) =>
      ctx.db
        .selectFrom('customers')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('importId', 'is not', null)
        .where('deletedAt', 'is', null)
        .executeTakeFirstOrThrow(),
    )
    complete &&= Number(count) === imported
    lines.push(`customers imported: ${imported} reported, ${count} there ${Number(count) === imported ? '✓' : '✗'}`)
    return { complete, lines }
  } finally {
    await close()
  }
}

function isAsSaid(row: Record<string, unknown> | undefined, { values = {}, done }: Written): boolean {
  if (!row || (done && !row.doneAt)) return false
  return Object.entries(values).every(([column, value]) => Number(row[column]) === value || row[column] === value)
}
