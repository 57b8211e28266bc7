import { Link } from '@tanstack/react-router'
import { useActivityWords } from '#features/activities/web/useActivityWords.ts'
import type { contract as consentsContract } from '#features/consents/contract.ts'
import { useVerdictWords } from '#features/consents/web/PersonConsents.tsx'
import { mailLink, telLink } from '#features/customers/web/links.ts'
import type { contract as filesContract } from '#features/files/contract.ts'
import { FileLinks, useAttach } from '#features/files/web/Files.tsx'
import { useMe } from '#features/members/web/me.tsx'
import type { Output } from '#shared/contract.ts'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Fact, Facts } from '#ui/Editable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Card, Columns, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { LeadActs } from './LeadActs.tsx'
import { useLeadWords } from './LeadRow.tsx'
import css from './Leads.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract & typeof filesContract & typeof consentsContract>()
export type WholeLead = Output<(typeof contract)['getLead']>

/** One lead: what is asked for, how it was answered, what the criteria say, and the next step. */
export default function LeadPage() {
  const query = useOperation('getLead', { id: usePathParam('id') }, { every: 60_000 })
  return <Loaded query={query}>{(lead) => <OneLead lead={lead} />}</Loaded>
}

function OneLead({ lead }: { lead: WholeLead }) {
  const t = useT<Words>()
  const words = useLeadWords()
  const open = lead.state !== 'rejected' && lead.state !== 'converted'
  return (
    <>
      <PageTitle
        title={words.title(lead)}
        badge={
          <>
            <Badge tone={lead.state === 'waiting' ? 'signal' : 'calm'}>{t(`leads.state.${lead.state}`)}</Badge>
            {lead.confirmed !== null && <Badge>{t(lead.confirmed ? 'leads.isConfirmed' : 'leads.unconfirmed')}</Badge>}
          </>
        }
        actions={<LeadActs lead={lead} />}
      >
        {[
          words.kind(lead),
          lead.originNote,
          open && lead.reactedAt === null && t('leads.waitsFor', { time: words.duration(lead.waitedMinutes) }),
          ...words.notes(lead),
        ]
          .filter(Boolean)
          .join(' · ')}
      </PageTitle>
      <Columns
        aside={
          <>
            <Reach lead={lead} />
            <Judgement lead={lead} />
          </>
        }
      >
        <Section title={t('leads.what')}>
          <Card padded>
            <p className={css.text}>{lead.text || t('leads.noText')}</p>
          </Card>
        </Section>
        <Reactions lead={lead} />
        <Files lead={lead} />
      </Columns>
    </>
  )
}

function Reactions({ lead }: { lead: WholeLead }) {
  const t = useT<Words>()
  const format = useFormat()
  const activity = useActivityWords()
  const { company, today } = useMe()
  return (
    <Section title={t('leads.reactions')}>
      {lead.reactions.length === 0 ? (
        <p className={css.note}>{t('leads.noReactions')}</p>
      ) : (
        <Rows label={t('leads.reactions')}>
          {lead.reactions.map((one) => (
            <Row
              key={one.id}
              when={format.dayShort(dayOf(one.at, company.timeZone), today)}
              title={activity.title(one)}
              note={[one.text, one.byName].filter(Boolean).join(' · ')}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Files({ lead }: { lead: WholeLead }) {
  const t = useT<Words>()
  const attach = useAttach('leads', lead.id)
  const files = useOperation('listFiles', { record: 'leads', recordId: lead.id, limit: 100 }).data?.files ?? []
  return (
    <Section
      title={t('leads.files')}
      actions={
        lead.canChange && (
          <Button size="small" icon="file" onClick={attach.choose}>
            {t('leads.attach')}
          </Button>
        )
      }
    >
      {files.length === 0 ? (
        <p className={css.note}>{t('leads.noFiles')}</p>
      ) : (
        <FileLinks files={files} canChange={lead.canChange} />
      )}
      {attach.input}
    </Section>
  )
}

function Reach({ lead }: { lead: WholeLead }) {
  const t = useT<Words>()
  const { phone, email } = lead
  const place = [lead.street, [lead.postcode, lead.city].filter(Boolean).join(' '), lead.country].filter(Boolean)
  return (
    <Section title={t('leads.reach')}>
      <Facts label={t('leads.reach')}>
        {lead.customerId && (
          <Fact label={t('leads.customer')}>
            <Link to={`/kunden/${lead.customerId}` as never}>{lead.customerName}</Link>
          </Fact>
        )}
        {phone && (
          <Fact label={t('leads.field.phone')}>
            <a href={telLink(phone)}>{phone}</a>
          </Fact>
        )}
        {email && (
          <Fact label={t('leads.field.email')}>
            <a href={mailLink(email)}>{email}</a>
          </Fact>
        )}
        {email && <Advertising email={email} />}
        {lead.function && <Fact label={t('leads.field.function')}>{lead.function}</Fact>}
        {place.length > 0 && <Fact label={t('leads.place')}>{place.join(', ')}</Fact>}
      </Facts>
    </Section>
  )
}

function Advertising({ email }: { email: string }) {
  const t = useT<Words>()
  const verdictWords = useVerdictWords()
  const verdict = useOperation('checkContact', { channel: 'email', address: email }).data
  if (!verdict) return null
  return (
    <Fact label={t('leads.advertising')}>
      {t(verdict.allowed ? 'leads.mayAdvertise' : 'leads.mayNotAdvertise', { why: verdictWords(verdict) })}
    </Fact>
  )
}

function Judgement({ lead }: { lead: WholeLead }) {
  const t = useT<Words>()
  const settings = useOperation('getLeadSettings', {}).data
  if (!settings) return null
  return (
    <Section title={t('leads.criteria')}>
      <Facts label={t('leads.criteria')}>
        {settings.criteria.map(({ id, name }) => (
          <Fact key={id} label={name}>
            {t(`leads.answer.${lead.answers[id] ?? 'unknown'}`)}
          </Fact>
        ))}
        {lead.reason && <Fact label={t('leads.reason')}>{lead.reason}</Fact>}
        {lead.reasonNote && <Fact label={t('leads.reasonNote')}>{lead.reasonNote}</Fact>}
      </Facts>
      {settings.definition && <p className={css.note}>{settings.definition}</p>}
    </Section>
  )
}
