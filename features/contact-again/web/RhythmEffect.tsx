import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'

const { useOperation } = operationHooks<typeof contract & typeof membersContract>()

/** What a rhythm of one customer would mean: the next day, and the contacts a week of whoever looks after it. */
export function RhythmEffect({ customerId, days }: { customerId: string; days: number | null }) {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const format = useFormat()
  const { member, today } = useMe()
  const members = useOperation('listMembers', {}).data?.members
  const effect = useOperation('weighRhythm', { customerId, rhythmDays: days }, { keep: true }).data
  if (!effect) return null
  const { rhythm, due, ownerId, weeklyLoad, weeklyLoadBefore } = effect
  const owner = members?.find((one) => one.id === ownerId)?.name
  const whose = ownerId === member.id ? 'mine' : owner ? 'of' : 'all'
  return (
    <p aria-live="polite">
      {due === null
        ? t('contactAgain.rhythm.onOccasion')
        : rich('contactAgain.rhythm.next', {
            count: rhythm,
            day: due <= today ? t('contactAgain.rhythm.today') : format.day(due),
          })}{' '}
      {rich(`contactAgain.load.${whose}`, {
        name: owner ?? '',
        load: format.number(weeklyLoad, 1),
        before: format.number(weeklyLoadBefore, 1),
      })}
    </p>
  )
}
