import { rhythmOf, weeklyLoad } from '#features/contact-again/rules.ts'
import { need } from '#features/members/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { noteEvent } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { regions } from '#shared/holidays.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeCompany } from './access.ts'
import type { contract } from './contract.ts'
import {
  type Area,
  type BuyingSteps,
  type Company,
  type ContactPolicy,
  companyOf,
  isCurrency,
  isTimeZone,
  stepsFall,
} from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async getCompany(ctx) {
    const company = companyOf(ctx.settings)
    return {
      ...company,
      areas: [...company.areas],
      buyingSteps: copyOf(company.buyingSteps),
      weeklyLoad: await loadOf(ctx, company.contactPolicy),
      canChange: canChangeCompany(ctx.actor),
    }
  },

  async changeCompany(ctx, input) {
    need(canChangeCompany(ctx.actor))
    const before = companyOf(ctx.settings)
    const differing = Object.entries(input).filter(
      ([key, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key as keyof Company]),
    )
    check({ ...before, ...Object.fromEntries(differing) } as Company, before)
    for (const [key, value] of differing) {
      await saveSetting(ctx, key, value)
      noteEvent(ctx, 'company.changed', 'settings', key, { from: before[key as keyof Company], to: value })
    }
    const ordersAnew = differing.some(([key]) => key === 'contactPolicy')
    if (ordersAnew) await enqueueJob(ctx, 'rankAllCustomers', {})
    return { ordersAnew }
  },

  async weighRhythms(ctx, { contactPolicy }) {
    return { weeklyLoad: await loadOf(ctx, contactPolicy) }
  },
}

/**
 * An area appears because it is used for the first time; the caller says that this is the first. Whoever
 * switches it off later keeps it off. Not in the audit trail by itself: the use is.
 */
export async function showArea(ctx: Context, area: Area): Promise<void> {
  const on = await sql.findAreas(ctx.db)
  if (!on.includes(area)) await saveSetting(ctx, 'areas', [...on, area])
}

function copyOf({ recency, frequency, monetary }: BuyingSteps) {
  return { recency: [...recency], frequency: [...frequency], monetary: [...monetary] }
}

/**
 * Refuses `timeZoneUnknown`, `currencyUnknown`, for a state that is not in the country `stateUnknown`, and for steps that
 * do not fall `buyingStepsRise`.
 */
function check(company: Company, before: Company): void {
  if (!stepsFall(company.buyingSteps)) throw new Refusal('buyingStepsRise')
  if (!isTimeZone(company.timeZone)) throw new Refusal('timeZoneUnknown', { timeZone: company.timeZone })
  if (company.currency !== before.currency && !isCurrency(company.currency))
    throw new Refusal('companyCurrencyUnknown', { currency: company.currency })
  if (company.state && !(regions[company.country] as readonly string[]).includes(company.state))
    throw new Refusal('stateUnknown', { state: company.state, country: company.country })
}

async function loadOf(ctx: Context, policy: ContactPolicy): Promise<number> {
  const counts = await sql.countByKind(ctx.db)
  return weeklyLoad(counts.map(({ customers, ...facts }) => ({ customers, rhythm: rhythmOf(facts, policy) ?? 0 })))
}
