import { useMe } from '#features/members/web/me.tsx'
import { addDays, later } from '#shared/days.ts'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, SmallWin } from '../contract.ts'
import type { messages } from './messages.ts'
import { WinRows } from './WinRows.tsx'

const { useOperation } = operationHooks<typeof contract>()
/** What is news: a success or thanks of the last week; thanks may be for what is a month old. */
const [fresh, back, most] = [7, 31, 3]

/** The own successes of the last days, and older ones that somebody said thanks for; the newest first. */
export function useOwnWins(): SmallWin[] {
  const { today, member } = useMe()
  const asked = { from: addDays(today, -back), to: today, owner: [member.id], limit: 50 }
  const wins = useOperation('listSmallWins', asked).data?.wins ?? []
  const newsOf = (win: SmallWin) => win.thanks.reduce((day, thanks) => later(day, thanks.day), win.day)
  return wins
    .filter((win) => newsOf(win) > addDays(today, -fresh))
    .sort((a, b) => (newsOf(a) < newsOf(b) ? 1 : newsOf(a) > newsOf(b) ? -1 : 0))
    .slice(0, most)
}

/** What one achieved lately, and who said thanks. */
export function OwnWins({ wins }: { wins: readonly SmallWin[] }) {
  const t = useT<typeof messages>()
  if (wins.length === 0) return null
  return (
    <Section title={t('wins.own')}>
      <WinRows label={t('wins.own')} wins={wins} />
    </Section>
  )
}
