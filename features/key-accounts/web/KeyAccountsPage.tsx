import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { messages as value } from '#features/account-value/web/messages.ts'
import type { messages as contracts } from '#features/contracts/web/messages.ts'
import { useConverted } from '#features/currencies/web/useConverted.ts'
import { useMembers } from '#features/customers/web/useMembers.ts'
import type { messages as handovers } from '#features/handovers/web/messages.ts'
import { PrepareDialog } from '#features/handovers/web/PrepareDialog.tsx'
import type { contract as meetingsContract } from '#features/meetings/contract.ts'
import type { messages as meetings } from '#features/meetings/web/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import { canSeeSurveys } from '#features/surveys/access.ts'
import type { Output } from '#shared/contract.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, Nomination } from '../contract.ts'
import { NominationButtons } from './NominationButtons.tsx'
import { Portfolio } from './Portfolio.tsx'
import { HealthLight } from './plan/Health.tsx'
import { useReasons } from './useReasons.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract & typeof meetingsContract>()
type Found = Output<(typeof contract)['getKeyAccounts']>

/** The few customers that matter most: what they carry, how they stand, and who else should be among them. */
export default function KeyAccountsPage() {
  const t = useT<Words & typeof contracts & typeof value & typeof meetings>()
  const format = useFormat()
  const { member } = useMe()
  const convertedText = useConverted()
  const query = useOperation('getKeyAccounts', {})
  const found = query.data
  // Regular meetings stand here once there was one.
  const meets = (useOperation('listMeetings', { limit: 1 }).data?.meetings.length ?? 0) > 0
  const days =
    found && t('keyAccounts.period', { from: format.day(found.period.from), to: format.day(found.period.to) })
  return (
    <>
      <PageTitle
        title={t('keyAccounts.area')}
        note={days}
        actions={
          <Buttons>
            <ButtonLink to="/schluesselkunden/vertraege">{t('contracts.calendar')}</ButtonLink>
            {canSeeSurveys(member) && (
              <ButtonLink to="/schluesselkunden/zufriedenheit">{t('keyAccounts.satisfaction')}</ButtonLink>
            )}
            <ButtonLink to="/schluesselkunden/neues">{t('keyAccounts.news')}</ButtonLink>
            <ButtonLink to="/schluesselkunden/uebergaben">{t('keyAccounts.handovers')}</ButtonLink>
            {meets && <ButtonLink to="/besprechungen">{t('meetings.title')}</ButtonLink>}
            <ButtonLink to="/schluesselkunden/wert">{t('accountValue.title')}</ButtonLink>
            <ButtonLink to="/einstellungen/schluesselkunden">{t('keyAccounts.criteria')}</ButtonLink>
          </Buttons>
        }
      >
        {found && found.count > 0 && <Lead found={found} />}
      </PageTitle>
      <Loaded query={query}>
        {(read) => (
          <>
            {read.converted.length > 0 && <Notice title={convertedText(read.converted).join(' ')} />}
            {read.ownOnly && <Notice title={t('keyAccounts.ownOnly')} />}
            {read.count === 0 ? (
              <EmptyState example={t('keyAccounts.empty.example')}>{t('keyAccounts.empty')}</EmptyState>
            ) : (
              <>
                <Portfolio accounts={read.accounts} currency={read.currency} />
                <List found={read} />
              </>
            )}
            <Nominations found={read} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Lead({ found }: { found: Found }) {
  const rich = useRich<Words>()
  const format = useFormat()
  const [largest] = found.accounts
  return rich('keyAccounts.lead', {
    count: found.count,
    share: format.percent(found.together.share),
    name: largest?.name ?? '',
    largest: format.percent(largest?.share),
  })
}

function List({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { currency } = found
  const heads = ['health', 'revenue', 'share', 'growth', 'potential', 'relationship', 'people', 'lastContact'] as const
  return (
    <Section title={t('keyAccounts.list')}>
      <Card>
        <FigureTable
          label={t('keyAccounts.list')}
          head={
            <>
              <th scope="col">{t('keyAccounts.column.name')}</th>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {t(`keyAccounts.column.${head}`)}
                </th>
              ))}
            </>
          }
        >
          {found.accounts.map((one) => (
            <tr key={one.customerId}>
              <th scope="row">
                <Link to={`/schluesselkunden/${one.customerId}` as never}>{one.name}</Link>
              </th>
              <td>{one.health ? <HealthLight light={one.health.light} /> : '–'}</td>
              <td>{format.money(one.revenue, currency, 'never')}</td>
              <td>{format.percent(one.share)}</td>
              <td>{growthOf(one) === null ? '–' : format.change(growthOf(one))}</td>
              <td>{format.money(one.potential, currency, 'never')}</td>
              <td>{t('keyAccounts.of4', { value: format.number(one.relationship, 1) })}</td>
              <td>{format.number(one.people)}</td>
              <td>{one.lastContact ? format.dayShort(one.lastContact, today) : '–'}</td>
            </tr>
          ))}
        </FigureTable>
      </Card>
    </Section>
  )
}

/** Against the twelve months before; none where there was nothing. */
export function growthOf({ revenue, revenueBefore }: { revenue: number; revenueBefore: number }): number | null {
  return revenueBefore > 0 ? revenue / revenueBefore - 1 : null
}

/** From the proposal straight to the handover: to whom, why and how come are filled in. */
function HandOverButton({ nomination, note }: { nomination: Nomination; note: string }) {
  const t = useT<typeof handovers>()
  const [preparing, setPreparing] = useState(false)
  const { customerId, name, ownerId } = nomination
  if (ownerId === null) return null
  return (
    <>
      <Button size="small" icon="change" onClick={() => setPreparing(true)}>
        {t('handovers.prepare')}
      </Button>
      {preparing && (
        <PrepareDialog
          {...{ customerId, name, ownerId, note }}
          direction="toKeyAccount"
          because="threshold"
          onClose={() => setPreparing(false)}
        />
      )}
    </>
  )
}

function Nominations({ found }: { found: Found }) {
  const t = useT<Words>()
  const { alone } = useMe()
  const { nameOf } = useMembers()
  const reasons = useReasons(found.currency)
  return (
    <Section title={t('keyAccounts.nominations')} note={t('keyAccounts.nominations.note')}>
      {found.nominations.length === 0 ? (
        <Card padded>{t('keyAccounts.nominations.none')}</Card>
      ) : (
        <Rows label={t('keyAccounts.nominations')}>
          {found.nominations.map((one) => (
            <Row
              key={one.customerId}
              to={`/schluesselkunden/${one.customerId}`}
              title={one.name}
              note={[reasons(one.reasons, one), alone ? null : nameOf(one.ownerId)].filter(Boolean).join(' · ')}
              actions={
                found.canDecide && (
                  <Buttons>
                    <HandOverButton nomination={one} note={reasons(one.reasons, one)} />
                    <NominationButtons customerId={one.customerId} name={one.name} />
                  </Buttons>
                )
              }
            />
          ))}
        </Rows>
      )}
      {found.beyond > 0 && <Notice title={t('keyAccounts.beyond', { count: found.beyond, room: found.room })} />}
    </Section>
  )
}
