import { useMe } from '#features/members/web/me.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, HandoverBrief } from '../contract.ts'
import { HandoverReport } from './HandoverReport.tsx'
import type { messages } from './messages.ts'

const { usePages } = operationHooks<typeof contract>()

/** Customers that change hands: those under way first, then how long it takes and how good it is. */
export default function HandoversPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const open = usePages('listHandovers', { state: 'open', limit: 50 })
  const ended = usePages('listHandovers', { state: 'ended', limit: 20 })
  const running = open.data?.flatMap((page) => page.handovers) ?? []
  const over = ended.data?.flatMap((page) => page.handovers) ?? []
  return (
    <>
      <PageTitle
        title={t('handovers.title')}
        actions={<ButtonLink to="/einstellungen/uebergaben">{t('handovers.settings')}</ButtonLink>}
      >
        {running.length > 0 && !open.more && rich('handovers.lead', { count: running.length })}
      </PageTitle>
      <Loaded query={open}>
        {() =>
          running.length === 0 ? (
            <EmptyState example={t('handovers.example')}>{t('handovers.none')}</EmptyState>
          ) : (
            <List title={t('handovers.open')} rows={running} more={open.more} loading={open.loadingMore} />
          )
        }
      </Loaded>
      <HandoverReport />
      {over.length > 0 && (
        <List title={t('handovers.ended')} rows={over} more={ended.more} loading={ended.loadingMore} />
      )}
    </>
  )
}

function List(props: { title: string; rows: HandoverBrief[]; more?: (() => void) | undefined; loading?: boolean }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  return (
    <Section title={props.title}>
      <Rows
        label={props.title}
        foot={
          props.more && (
            <Button size="small" busy={props.loading} onClick={props.more}>
              {t('handovers.more')}
            </Button>
          )
        }
      >
        {props.rows.map((one) => {
          const { state, due } = one
          const dated = due && (state === 'proposed' || state === 'accepted' || state === 'done')
          return (
            <Row
              key={one.id}
              to={`/schluesselkunden/uebergaben/${one.id}`}
              title={one.customerName}
              badge={
                <Badge tone={due && due < today && state !== 'done' ? 'signal' : 'calm'}>
                  {t(`handovers.state.${state}`)}
                </Badge>
              }
              note={[
                t('handovers.fromTo', { from: one.fromName, to: one.toName }),
                t(`handovers.because.${one.because}`),
              ].join(' · ')}
              valueNote={dated && t(`handovers.due.${state}`, { day: format.dayShort(due, today) })}
            />
          )
        })}
      </Rows>
    </Section>
  )
}
