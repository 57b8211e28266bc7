import type { Context } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import { defaultStageNames } from '../rules.ts'
import * as sql from '../sql.ts'

/** Puts the default stages, which a new database has in German, into the language of the company; renamed ones stay. */
export async function nameDefaultStages(ctx: Context, language: 'de' | 'en'): Promise<void> {
  for (const stage of await sql.listStageRows(ctx.db)) {
    const names = defaultStageNames.find((one) => one.de === stage.name || one.en === stage.name)
    const name = names?.[language]
    if (name && name !== stage.name) await updateRecord(ctx, 'stages', 'stage.changed', stage, { name })
  }
}
