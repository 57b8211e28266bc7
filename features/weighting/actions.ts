import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import type { Actions } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { addDays } from '#shared/days.ts'
import { periodAround } from '#shared/periods.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSetWeighting } from './access.ts'
import { readBusiness, readWeightings } from './business.ts'
import type { contract } from './contract.ts'
import { defaultWeighting, type Weighting, weigh, weightingOn } from './rules.ts'
import * as sql from './sql.ts'

const mostVersions = 200

export const actions: Actions<typeof contract> = {
  async getWeighting(ctx) {
    const versions = await sql.listVersions(ctx.db)
    return {
      today: factorsOf(weightingOn(versions, ctx.today)),
      versions: versions.map((version) => ({
        id: version.id,
        validFrom: version.validFrom,
        ...factorsOf(version),
        coming: version.validFrom > ctx.today,
      })),
      canChange: canSetWeighting(ctx.actor),
    }
  },

  async previewWeighting(ctx, weights) {
    need(canSetWeighting(ctx.actor))
    const start = companyOf(ctx.settings).fiscalYearStart
    const period = periodAround(addDays(periodAround(ctx.today, 'year', start).from, -1), 'year', start)
    const inForce = await readWeightings(ctx)
    const asked = [{ ...hundredthsOf(weights), validFrom: defaultWeighting.validFrom }]
    const { currency, lines } = await readBusiness(ctx, period, inForce)
    const before = weigh(lines, inForce)
    const after = weigh((await readBusiness(ctx, period, asked)).lines, asked)
    return {
      period,
      currency,
      plain: before.plain,
      before: before.weighted,
      after: after.weighted,
      byKind: after.byKind,
    }
  },

  async setWeighting(ctx, { validFrom, ...weights }) {
    need(canSetWeighting(ctx.actor))
    const versions = await sql.listVersions(ctx.db)
    // The first one may reach back: nobody chose the default. After that the past keeps its weights.
    if (versions.length > 0 && validFrom < ctx.today) throw new Refusal('weightingPast')
    const same = versions.find((version) => version.validFrom === validFrom)
    const values = hundredthsOf(weights)
    if (same) {
      const row = await updateRecord(ctx, 'weightings', 'weighting.changed', same, values)
      return { id: row.id, undo: ctx.commandId }
    }
    if (versions.length >= mostVersions) throw new Refusal('weightingsTooMany', { most: mostVersions })
    const row = await insertRecord(ctx, 'weightings', 'weighting.set', { validFrom, ...values })
    return { id: row.id, undo: ctx.commandId }
  },

  async deleteWeighting(ctx, { id }) {
    need(canSetWeighting(ctx.actor))
    const row = await findRecord(ctx.db, 'weightings', id)
    if (row.validFrom <= ctx.today) throw new Refusal('weightingInForce')
    await deleteRecord(ctx, 'weightings', 'weighting.deleted', row)
    return { undo: ctx.commandId }
  },
}

type Weights = Omit<Weighting, 'validFrom'>

function hundredthsOf({ newCustomer, wonBack, expansion, repeat, newMonths, wonBackMonths }: Weights): Weights {
  const [first, back, more, again] = [newCustomer, wonBack, expansion, repeat].map((one) => Math.round(one * 100))
  return {
    newCustomer: first ?? 0,
    wonBack: back ?? 0,
    expansion: more ?? 0,
    repeat: again ?? 0,
    newMonths,
    wonBackMonths,
  }
}

function factorsOf({ newCustomer, wonBack, expansion, repeat, newMonths, wonBackMonths }: Weights): Weights {
  return {
    newCustomer: newCustomer / 100,
    wonBack: wonBack / 100,
    expansion: expansion / 100,
    repeat: repeat / 100,
    newMonths,
    wonBackMonths,
  }
}
