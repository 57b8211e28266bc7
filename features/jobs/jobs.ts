import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { addDays } from '#shared/days.ts'
import * as sql from './sql.ts'

/** A phone that lost the answer to what it sent may ask again for so many days and is not done twice. */
const answersKeptDays = 30
const answersPerCommand = 1_000
const commandsPerRun = 100

export const jobs: JobKinds = {
  /** Forgets answers that nobody asks for any more, the oldest first; what a run does not reach is left to the next. */
  forgetAnswers: {
    everyMinutes: 24 * 60,
    async run({ runner }) {
      const before = await runner.query(system, async (ctx) => addDays(ctx.today, -answersKeptDays))
      for (let commands = 0; commands < commandsPerRun; commands += 1) {
        const forgotten = await runner.command(system, (ctx) => sql.deleteAnswers(ctx.db, before, answersPerCommand))
        if (forgotten < answersPerCommand) return
      }
    },
  },
}
