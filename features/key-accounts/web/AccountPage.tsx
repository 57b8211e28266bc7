import { AccountCredit } from '#features/commission/web/Credit.tsx'
import { CustomerRisks } from '#features/contracts/web/CustomerRisks.tsx'
import { HandoverNotice } from '#features/handovers/web/HandoverNotice.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerNeeds } from '#features/news/web/CustomerNeeds.tsx'
import { OpenNews } from '#features/news/web/OpenNews.tsx'
import { CustomerSurveys } from '#features/surveys/web/CustomerSurveys.tsx'
import { SatisfactionTile } from '#features/surveys/web/SatisfactionTile.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../people/contract.ts'
import { AccountFrame, type Found } from './AccountFrame.tsx'
import { growthOf } from './KeyAccountsPage.tsx'
import { NominationButtons } from './NominationButtons.tsx'
import { PeopleWarnings } from './PeopleWarnings.tsx'
import { Health } from './plan/Health.tsx'
import { PlanBrief } from './plan/PlanBrief.tsx'
import { useReasons } from './useReasons.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** One key account, or a customer that may become one: how it stands, and what counts now. */
export default function AccountPage() {
  return (
    <AccountFrame>
      {(found) => (
        <>
          {!found.keyAccount && <Candidate found={found} />}
          <HandoverNotice
            prepare
            customer={{
              id: found.customerId,
              name: found.name,
              ownerId: found.ownerId,
              mode: found.keyAccount ? 'keyAccount' : 'classic',
            }}
          />
          <AccountFigures found={found} />
          <Health health={found.health} />
          <WhatCounts found={found} />
          <OpenNews customerId={found.customerId} />
          <PlanBrief found={found} />
          {found.canSeePlan && <CustomerRisks customerId={found.customerId} quiet />}
          {found.canSeePlan && <CustomerSurveys customerId={found.customerId} />}
          <CustomerNeeds customerId={found.customerId} canChange={found.canRate} />
          {found.canSeePlan && <AccountCredit customerId={found.customerId} />}
        </>
      )}
    </AccountFrame>
  )
}

function Candidate({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const reasons = useReasons(found.currency)
  return (
    <Notice
      title={
        found.reasons.length > 0
          ? t('keyAccounts.reaches', { reasons: reasons(found.reasons, found) })
          : t('keyAccounts.reachesNone')
      }
      action={found.canDecide && <NominationButtons customerId={found.customerId} name={found.name} />}
    >
      {found.declined &&
        t('keyAccounts.declinedOn', { day: format.day(found.declined.day), reason: found.declined.reason })}
    </Notice>
  )
}

/** What is risky about the people we know there. */
function WhatCounts({ found: { customerId, canSeePlan } }: { found: Found }) {
  const query = useOperation('listStakeholders', { customerId }, { enabled: canSeePlan })
  if (!query.data) return null
  return <PeopleWarnings customerId={customerId} people={query.data.people} warnings={query.data.warnings} />
}

function AccountFigures({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const period = t('keyAccounts.period', { from: format.day(found.period.from), to: format.day(found.period.to) })
  const records = {
    label: t('keyAccounts.whatIf'),
    to: '/kundenbestand',
    search: { ohne: found.customerId },
  }
  const growth = growthOf(found)
  const stand = format.day(today)
  return (
    <Figures>
      <Figure
        tile
        label={t('keyAccounts.column.revenue')}
        value={format.money(found.revenue, found.currency, 'never')}
        note={growth === null ? undefined : `${format.change(growth)} ${t('keyAccounts.column.growth')}`}
        explain={{ formula: t('keyAccounts.column.revenue'), period }}
      />
      <Figure
        tile
        label={t('keyAccounts.column.share')}
        value={format.percent(found.share)}
        explain={{ formula: t('keyAccounts.share.formula'), period, records }}
      />
      <Figure
        tile
        label={t('keyAccounts.column.potential')}
        value={format.money(found.potential, found.currency, 'never')}
        explain={{ formula: t('keyAccounts.potential.formula'), period: stand }}
      />
      <Figure
        tile
        label={t('keyAccounts.column.relationship')}
        value={t('keyAccounts.of4', { value: format.number(found.relationship, 1) })}
        explain={{ formula: t('keyAccounts.relationship.formula'), period: stand }}
      />
      <Figure
        tile
        label={t('keyAccounts.column.people')}
        value={format.number(found.people)}
        explain={{ formula: t('keyAccounts.people.formula'), period: stand }}
      />
      {found.canSeePlan && <SatisfactionTile customerId={found.customerId} />}
    </Figures>
  )
}
