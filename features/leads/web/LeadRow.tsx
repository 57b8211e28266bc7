import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { contract, Lead } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One lead as a row: how long it waits, who asks for what, and the one thing to do now. */
export function LeadRow({ lead }: { lead: Lead }) {
  const t = useT<Words>()
  const words = useLeadWords()
  const open = lead.state !== 'rejected' && lead.state !== 'converted'
  return (
    <Row
      when={words.waited(lead)}
      due={open && lead.reactedAt === null}
      title={words.title(lead)}
      to={`/anfragen/${lead.id}`}
      badge={lead.confirmed === false ? <Badge>{t('leads.unconfirmed')}</Badge> : undefined}
      note={[words.kind(lead), lead.text, ...words.notes(lead)].filter(Boolean).join(' · ')}
      actions={lead.state === 'waiting' && lead.canTake && <TakeButton small lead={lead} />}
    />
  )
}

/** "Übernehmen": whose the lead is. */
export function TakeButton({ lead, small }: { lead: Lead; small?: boolean }) {
  const t = useT<Words>()
  const done = useDone()
  const words = useLeadWords()
  const take = useCommand('takeLead')
  return (
    <Buttons>
      <Button
        kind={small ? 'plain' : 'do'}
        size={small ? 'small' : undefined}
        busy={take.busy}
        onClick={async () => done(t('leads.taken', { name: words.title(lead) }), await take.run({ id: lead.id }))}
      >
        {t('leads.take')}
      </Button>
    </Buttons>
  )
}

/** A lead in words. */
export function useLeadWords() {
  const t = useT<Words>()
  const format = useFormat()
  const { company, today } = useMe()
  const day = (instant: string) => format.dayShort(dayOf(instant, company.timeZone), today)
  return {
    /** Company and person, else where it came from. */
    title: ({ company: name, firstName, lastName, email }: Lead): string =>
      [name, [firstName, lastName].filter(Boolean).join(' ')].filter(Boolean).join(', ') ||
      email ||
      t('leads.nameless'),
    kind: ({ origin }: Lead): string => t(`leads.origin.${origin}`),
    /** "2 Std.", "3 Tage". */
    duration,
    waited(lead: Lead): string {
      if (lead.state === 'rejected' || lead.state === 'converted')
        return day((lead.convertedAt ?? lead.rejectedAt) as string)
      return lead.reactedAt ? day(lead.receivedAt) : duration(lead.waitedMinutes)
    },
    /** Where it stands, and how fast it was answered. */
    notes(lead: Lead): string[] {
      const { state, ownerName, reactedAt, waitedMinutes, reason, opportunityTitle, recommendedBy, amount, currency } =
        lead
      return [
        ...(amount ? [format.money(amount, currency, 'never')] : []),
        ...(recommendedBy ? [t('leads.recommended', { name: recommendedBy })] : []),
        ...(state === 'waiting' ? [t('leads.nobodys')] : ownerName ? [t('leads.takenBy', { name: ownerName })] : []),
        ...(reactedAt ? [t('leads.answeredAfter', { time: duration(waitedMinutes) })] : []),
        ...(state === 'accepted' ? [t('leads.state.accepted')] : []),
        ...(state === 'rejected' ? [t('leads.rejectedFor', { reason: reason ?? '' })] : []),
        ...(state === 'converted'
          ? [opportunityTitle ? t('leads.became', { title: opportunityTitle }) : t('leads.state.converted')]
          : []),
      ]
    },
  }

  function duration(minutes: number): string {
    if (minutes < 60) return t('leads.minutes', { count: minutes })
    if (minutes < 48 * 60) return t('leads.hours', { count: Math.round(minutes / 60) })
    return t('leads.days', { count: Math.round(minutes / 1440) })
  }
}
