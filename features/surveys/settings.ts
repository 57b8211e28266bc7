import type { Settings } from '#platform/actions/context.ts'
import { defaultPolicy, type SurveyPolicy } from './rules.ts'

/** As set by the company; until then the defaults of the rules. */
export function surveyPolicyOf(settings: Settings): SurveyPolicy {
  return { ...defaultPolicy, ...((settings.surveys as Partial<SurveyPolicy> | undefined) ?? {}) }
}
