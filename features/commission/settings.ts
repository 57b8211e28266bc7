import type { Settings } from '#platform/actions/context.ts'
import { type CommissionPolicy, defaultCommission } from './rules.ts'

/** As set by the company; until then the defaults of rules §8. */
export function commissionPolicyOf(settings: Settings): CommissionPolicy {
  return { ...defaultCommission, ...((settings.commission as Partial<CommissionPolicy> | undefined) ?? {}) }
}
