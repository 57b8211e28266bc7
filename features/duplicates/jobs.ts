import { enqueueJob, type JobKinds, type JobTools } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { checkRecords } from './actions/check.ts'
import { duplicateRecords } from './rules.ts'
import * as sql from './sql.ts'

/** Records per command: short enough that a click in between need not wait. */
const piece = 50
/** More than this is work of its own, with progress, that others do not wait for. */
const mostByTheWay = 500

export const jobs: JobKinds = {
  /** Each minute what was changed since is compared with all others. */
  checkChanged: {
    everyMinutes: 1,
    async run(tools) {
      const waiting = await tools.runner.query(system, (ctx) => sql.countChecks(ctx.db, mostByTheWay + 1))
      if (waiting <= mostByTheWay) await checkAll(tools)
      else
        await tools.runner.command(system, async (ctx) => {
          if (!(await sql.isJobOpen(ctx.db, 'checkDuplicates'))) await enqueueJob(ctx, 'checkDuplicates', {})
        })
    },
  },
  checkDuplicates: { run: checkAll },
}

const mostAtOnce = 1_000_000

/** Works off what waits now, a piece at a time; what comes in meanwhile is for the next time, or it would never end. */
async function checkAll({ runner, progress }: JobTools): Promise<void> {
  const waiting = await runner.query(system, (ctx) => sql.countChecks(ctx.db, mostAtOnce))
  for (let done = 0; done < waiting; ) {
    const checked = await runner.command(system, async (ctx) => {
      const checks = await sql.listChecks(ctx.db, piece)
      for (const record of duplicateRecords) {
        const ids = checks.filter((check) => check.record === record).map((check) => check.recordId)
        if (ids.length > 0) await checkRecords(ctx, record, ids)
      }
      await sql.removeChecks(ctx.db, checks)
      return checks.length
    })
    if (checked === 0) return
    done += checked
    await progress({ done })
  }
}
