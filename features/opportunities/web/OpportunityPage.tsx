import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { DealCredit } from '#features/commission/web/Credit.tsx'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { StageGuides } from '#features/guides/web/StageGuides.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { Negotiation } from '#features/offers/web/Negotiation.tsx'
import { OpportunityOffers } from '#features/offers/web/OpportunityOffers.tsx'
import { ProtectionHint } from '#features/protections/web/hint/ProtectionHint.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Columns } from '#ui/Section.tsx'
import type { contract, Opportunity, Stage } from '../contract.ts'
import type { Outcome } from '../rules.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { OpportunityCriteria } from './OpportunityCriteria.tsx'
import { OpportunityFacts } from './OpportunityFacts.tsx'
import { OpportunityNow } from './OpportunityNow.tsx'
import { OpportunityParts } from './OpportunityParts.tsx'
import { OpportunityStory } from './OpportunityStory.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** One opportunity: what is next, who is who, what was, and the facts at the side. */
export default function OpportunityPage() {
  const id = usePathParam('id')
  const query = useOperation('getOpportunity', { id })
  const stages = useOperation('listStages', {}).data?.stages ?? []
  return (
    <Loaded query={query}>
      {(opportunity) => <OneOpportunity key={opportunity.id} opportunity={opportunity} stages={stages} />}
    </Loaded>
  )
}

function OneOpportunity({ opportunity, stages }: { opportunity: Opportunity; stages: Stage[] }) {
  const t = useT<Words>()
  const [closing, setClosing] = useState<Outcome | null>(null)
  const { outcome, canChange } = opportunity
  return (
    <>
      <PageTitle
        title={opportunity.title}
        badge={
          <>
            {outcome && <Badge tone={outcome}>{t(`opportunities.${outcome}`)}</Badge>}
            {opportunity.budgetary && <Badge>{t('opportunities.budgetary')}</Badge>}
          </>
        }
        actions={
          canChange && (
            <Buttons>
              {outcome === null && (
                <>
                  <Button onClick={() => setClosing('lost')}>{t('opportunities.lost')}</Button>
                  <Button onClick={() => setClosing('won')}>{t('opportunities.won')}</Button>
                </>
              )}
              <More opportunity={opportunity} />
            </Buttons>
          )
        }
      >
        <Lead opportunity={opportunity} stages={stages} />
      </PageTitle>
      <Columns
        aside={
          <>
            <OpportunityParts opportunity={opportunity} />
            <DealCredit opportunityId={opportunity.id} />
            <OpportunityFacts opportunity={opportunity} stages={stages} />
          </>
        }
      >
        <ProtectionHint opportunityId={opportunity.id} />
        <OpportunityNow opportunity={opportunity} />
        <OpportunityOffers opportunity={opportunity} />
        <Negotiation opportunityId={opportunity.id} canChange={opportunity.canChange} />
        <OpportunityCriteria opportunity={opportunity} stages={stages} />
        {outcome === null && opportunity.stageId && <StageGuides stageId={opportunity.stageId} />}
        <OpportunityStory opportunity={opportunity} stages={stages} />
      </Columns>
      {closing && <CloseDialog opportunity={opportunity} outcome={closing} onClose={() => setClosing(null)} />}
    </>
  )
}

/** Customer, amount, stage, and who holds it. */
function Lead({ opportunity, stages }: { opportunity: Opportunity; stages: Stage[] }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today, alone } = useMe()
  const { nameOf } = useMembers()
  const { customerId, customerName, amount, currency, stageId, expectedClose, ownerId, pushes, outcome } = opportunity
  const parts = [
    amount === null ? null : <b key="amount">{format.money(amount, currency, 'never')}</b>,
    stages.find((stage) => stage.id === stageId)?.name,
    outcome === null && expectedClose
      ? t('opportunities.closeOn', { day: format.dayShort(expectedClose, today) })
      : outcome && opportunity.closedDay
        ? t('opportunities.closedOn', { day: format.dayShort(opportunity.closedDay, today) })
        : null,
    outcome === null && pushes > 0 ? t('opportunities.pushed', { count: pushes }) : null,
    alone ? null : nameOf(ownerId),
  ].filter(Boolean)
  return (
    <>
      {customerId && <Link to={`/kunden/${customerId}`}>{customerName}</Link>}
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: words in a fixed order
        <span key={at}>
          {(at > 0 || customerId) && ' · '}
          {part}
        </span>
      ))}
    </>
  )
}

function More({ opportunity }: { opportunity: Opportunity }) {
  const t = useT<Words>()
  const done = useDone()
  const navigate = useNavigate()
  const remove = useCommand('deleteOpportunity')
  const reopen = useCommand('reopenOpportunity')
  const { id, version, title, outcome } = opportunity
  return (
    <Menu
      align="end"
      label={t('ui.actions')}
      trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('ui.actions')} />}
      items={[
        ...(outcome
          ? [
              {
                label: t('opportunities.reopen'),
                icon: 'undo' as const,
                run: async () => done(t('opportunities.reopened', { title }), await reopen.run({ id, version })),
              },
            ]
          : []),
        {
          label: t('opportunities.delete'),
          icon: 'trash',
          danger: true,
          run: async () => {
            const deleted = await remove.run({ id })
            if (!deleted) return
            void navigate({ to: '/neugeschaeft' })
            done(t('opportunities.deleted', { title }), deleted)
          },
        },
      ]}
    />
  )
}
