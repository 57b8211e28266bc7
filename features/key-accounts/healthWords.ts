import type { Format } from '#shared/format.ts'
import type { HealthSentence, Judged } from './rules/health.ts'

type Say = (key: `keyAccounts.says.${HealthSentence}`, params: Record<string, string | number>) => string

/** What a part of the health says, with its figures as people read them. */
export function healthSentence(t: Say, format: Pick<Format, 'change' | 'day'>, { says, params }: Judged): string {
  const { change, day } = params
  return t(`keyAccounts.says.${says}`, {
    ...params,
    ...(typeof change === 'number' ? { change: format.change(change) } : {}),
    ...(typeof day === 'string' ? { day: format.day(day) } : {}),
  })
}
