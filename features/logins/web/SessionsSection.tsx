import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, Session } from '../contract.ts'
import { deviceOf } from './device.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** Every device somebody is logged in on as this person, this one first; each can be logged out. */
export function SessionsSection() {
  const t = useT<typeof messages>()
  const query = useOperation('listSessions', {})
  const endAll = useCommand('endSessions')
  const others = query.data?.sessions.filter((session) => !session.current) ?? []
  const runEndAll = async () => {
    const done = await endAll.run({})
    if (done) toast(t('account.sessionsEnded', { count: done.ended }))
  }
  return (
    <Section
      title={t('account.sessions')}
      actions={
        others.length > 1 && (
          <Button busy={endAll.busy} onClick={runEndAll}>
            {t('account.sessionsEnd')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ sessions }) => (
          <Rows label={t('account.sessions')}>
            {[...sessions.filter((session) => session.current), ...others].map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </Rows>
        )}
      </Loaded>
    </Section>
  )
}

function SessionRow({ session }: { session: Session }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { timeZone } = useMe().company
  const end = useCommand('endSession')
  const known = deviceOf(session.device)
  const device = known ? t('account.sessionOn', known) : t('account.sessionUnknown')
  const day = (instant: string) => format.day(dayOf(instant, timeZone))
  const runEnd = async () => {
    if (await end.run({ id: session.id })) toast(t('account.sessionEnded'))
  }
  return (
    <Row
      title={device}
      badge={session.current && <Badge tone="calm">{t('account.sessionHere')}</Badge>}
      note={t('account.sessionNote', {
        address: session.address || '–',
        since: day(session.createdAt),
        used: day(session.renewedAt),
      })}
      actions={
        !session.current && (
          <Button size="small" busy={end.busy} aria-label={t('account.sessionEndName', { device })} onClick={runEnd}>
            {t('account.sessionEnd')}
          </Button>
        )
      }
    />
  )
}
