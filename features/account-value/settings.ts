import { companyOf } from '#features/company/rules.ts'
import type { Settings } from '#platform/actions/context.ts'
import { defaultMinutes, type EffortKind } from './rules/balance.ts'
import type { Business, Promised } from './rules/promises.ts'

export const valueClasses = ['A', 'B', 'C', 'none'] as const
export type ValueClass = (typeof valueClasses)[number]

/** How the value of key accounts is computed, and what they are promised. */
export type ValuePolicy = {
  /** 0–1 per year. */
  discount: number
  /** Of classes with too few customers, by hand; 0–1. */
  retention: Partial<Record<ValueClass, number | null>>
  /** What an hour of ours costs; minor units of the company's currency. */
  hourRate: number
  minutes: Record<EffortKind, number>
  promised: Promised
  /** Full hours of a workday. */
  business: { from: number; to: number }
}

const defaults: ValuePolicy = {
  discount: 0.08,
  retention: {},
  hourRate: 80_00,
  minutes: defaultMinutes,
  promised: { fire: 4, complaint: 1, enquiry: 2 },
  business: { from: 8, to: 17 },
}

/** As set by the company, the rest by default. */
export function valuePolicyOf(settings: Settings): ValuePolicy {
  const own = (settings.accountValue as Partial<ValuePolicy> | undefined) ?? {}
  return { ...defaults, ...own, minutes: { ...defaults.minutes, ...own.minutes } }
}

/** When there is business, for whatever counts hours or workdays. */
export function businessOf(settings: Settings): Business {
  const { country, state, timeZone } = companyOf(settings)
  return { country, state: state || null, timeZone, ...valuePolicyOf(settings).business }
}
