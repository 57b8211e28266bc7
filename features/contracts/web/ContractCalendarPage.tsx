import { EndingAgreements } from '#features/agreements/web/EndingAgreements.tsx'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import { useUrl } from '#ui/url.ts'
import type { CalendarEntry, contract as calendarContract } from '../calendar/contract.ts'
import type { contract } from '../contract.ts'
import css from './Calendar.module.css'
import { useTermWords } from './ContractRow.tsx'
import { Retention } from './Retention.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof calendarContract & typeof contract>()
const scopes = ['first', 'only', 'all'] as const

/** What must be decided next about contracts, and what stayed of those that were due. */
export default function ContractCalendarPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const [url, setUrl] = useUrl()
  const accounts = scopes.find((one) => one === url.wer) ?? 'first'
  const query = useOperation('getContractCalendar', { accounts })
  const found = query.data
  return (
    <>
      <PageTitle
        title={t('contracts.calendar')}
        note={found && t('contracts.calendar.until', { day: format.day(found.until) })}
      >
        {found &&
          (found.now > 0 ? rich('contracts.calendar.lead', { count: found.now }) : t('contracts.calendar.calm'))}
      </PageTitle>
      <div className={css.scope}>
        <Segments
          label={t('contracts.calendar.accounts')}
          options={scopes.map((value) => ({ value, label: t(`contracts.calendar.accounts.${value}`) }))}
          value={accounts}
          onChange={(wer) => setUrl({ wer: wer === 'first' ? undefined : wer })}
        />
      </div>
      <Loaded query={query}>
        {({ entries, count }) =>
          entries.length === 0 ? (
            <EmptyState example={t('contracts.calendar.none.example')}>{t('contracts.calendar.none')}</EmptyState>
          ) : (
            <Section title={t('contracts.calendar.next')}>
              <Rows
                label={t('contracts.calendar.next')}
                foot={count > entries.length && t('contracts.calendar.more', { shown: entries.length, count })}
              >
                {entries.map((entry) => (
                  <Entry key={entry.contractId} entry={entry} marked={accounts !== 'only'} />
                ))}
              </Rows>
            </Section>
          )
        }
      </Loaded>
      <EndingAgreements accounts={accounts} />
      <Retention keyAccounts={accounts === 'only'} />
    </>
  )
}

function Entry({ entry, marked }: { entry: CalendarEntry; marked: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const words = useTermWords()
  const { nameOf } = useMembers()
  const { today, alone } = useMe()
  const { decision, renewal, autoRenewMonths } = entry
  const time = decision.remindDay <= today
  return (
    <Row
      title={`${entry.customerName} · ${entry.name}`}
      to={entry.keyAccount ? `/schluesselkunden/${entry.customerId}/vertraege` : `/kunden/${entry.customerId}`}
      badge={
        <>
          {time && <Badge tone="signal">{words.decision(decision)}</Badge>}{' '}
          {marked && entry.keyAccount && <Badge>{t('contracts.keyAccount')}</Badge>}
        </>
      }
      note={[
        !time && words.decision(decision),
        decision.kind === 'notice' && t('contracts.calendar.ends', { day: format.day(decision.endDay) }),
        autoRenewMonths !== null && t('contracts.goesOn', { count: autoRenewMonths }),
        !time && t('contracts.calendar.talk', { day: format.dayShort(decision.remindDay, today) }),
        renewal && t(`contracts.calendar.renewal.${renewal.outcome ?? 'open'}`),
        !alone && nameOf(entry.ownerId),
      ]
        .filter(Boolean)
        .join(' · ')}
      value={format.money(entry.amountPerYear, entry.currency, 'never')}
      valueNote={t('contracts.perYear')}
      actions={<RenewalButton entry={entry} />}
    />
  )
}

/** The way to the opportunity about the renewal, or making it. */
function RenewalButton({ entry: { contractId, name, renewal } }: { entry: CalendarEntry }) {
  const t = useT<Words>()
  const done = useDone()
  const start = useCommand('startRenewal')
  if (renewal && renewal.outcome !== 'lost')
    return (
      <ButtonLink size="small" to={`/neugeschaeft/${renewal.id}`}>
        {t('contracts.toRenewal')}
      </ButtonLink>
    )
  return (
    <Button
      size="small"
      busy={start.busy}
      aria-label={`${t('contracts.startRenewal')}: ${name}`}
      onClick={async () => done(t('contracts.renewalStarted'), await start.run({ id: contractId }))}
    >
      {t('contracts.startRenewal')}
    </Button>
  )
}
