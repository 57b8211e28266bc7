import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { contract as absencesContract } from '#features/absences/contract.ts'
import { Agreements } from '#features/agreements/web/Agreements.tsx'
import { useAgreementMenu } from '#features/agreements/web/useAgreementMenu.tsx'
import { CustomerCases } from '#features/complaints/web/CustomerCases.tsx'
import { CustomerContracts } from '#features/contracts/web/CustomerContracts.tsx'
import { useContractMenu } from '#features/contracts/web/useContractMenu.tsx'
import { useRaiseFire } from '#features/fires/web/useRaiseFire.tsx'
import { HandoverNotice } from '#features/handovers/web/HandoverNotice.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerNeeds } from '#features/news/web/CustomerNeeds.tsx'
import type { messages as news } from '#features/news/web/messages.ts'
import { NeedDialog } from '#features/news/web/NeedDialog.tsx'
import { CustomerOffers } from '#features/offers/web/CustomerOffers.tsx'
import { CustomerOpportunities } from '#features/opportunities/web/CustomerOpportunities.tsx'
import { CustomerPriceRounds } from '#features/price-rounds/web/CustomerPriceRounds.tsx'
import { CustomerPrices } from '#features/products/web/CustomerPrices.tsx'
import { ProtectionHint } from '#features/protections/web/hint/ProtectionHint.tsx'
import { CustomerReferences } from '#features/references/web/CustomerReferences.tsx'
import type { messages as references } from '#features/references/web/messages.ts'
import { ReferenceDialog } from '#features/references/web/ReferenceDialog.tsx'
import { CustomerTimeline } from '#features/timeline/web/CustomerTimeline.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge, ClassBadge } from '#ui/Badge.tsx'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { bold, useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import type { Customer, contract } from '../contract.ts'
import { phoneToCall } from '../rules.ts'
import type { contract as selectionContract } from '../selection/contract.ts'
import { BulkDialog, type BulkKind } from './BulkDialog.tsx'
import { CustomerFacts } from './CustomerFacts.tsx'
import { CustomerFigures } from './CustomerFigures.tsx'
import { CustomerNow } from './CustomerNow.tsx'
import css from './CustomerPage.module.css'
import { CustomerPeople } from './CustomerPeople.tsx'
import { CustomerReach } from './CustomerReach.tsx'
import { CustomerTeam } from './CustomerTeam.tsx'
import { placeLine, telLink } from './links.ts'
import { useMembers } from './useMembers.ts'
import { useMergedAway } from './useMergedAway.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<
  typeof contract & typeof selectionContract & typeof absencesContract
>()

/** One customer: what matters now, what was, who is there, and the facts at the side. */
export default function CustomerPage() {
  const id = usePathParam('id')
  const query = useOperation('getCustomer', { id })
  if (useMergedAway(query.error, (into) => `/kunden/${into}`)) return null
  return <Loaded query={query}>{(customer) => <OneCustomer key={customer.id} customer={customer} />}</Loaded>
}

function OneCustomer({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const phone = phoneToCall(customer.phones)
  return (
    <>
      <PageTitle
        title={customer.name}
        badge={
          <>
            <ClassBadge keyAccount={customer.mode === 'keyAccount'} name={customer.class} />
            {customer.standing !== 'customer' && (
              <Badge tone={customer.standing === 'blocked' ? 'lost' : 'calm'}>
                {t(`customers.standing.${customer.standing}`)}
              </Badge>
            )}
          </>
        }
        actions={
          <Buttons>
            {phone && (
              <ButtonLink icon="phone" href={telLink(phone)}>
                {phone.number}
              </ButtonLink>
            )}
            <CustomerMenu customer={customer} />
          </Buttons>
        }
      >
        <Lead customer={customer} />
      </PageTitle>
      <div className={css.page}>
        <div className={css.main}>
          <HandoverNotice customer={customer} />
          <ProtectionHint customerId={customer.id} />
          <CustomerNow customer={customer} />
          <CustomerCases customer={customer} />
          <CustomerOffers customerId={customer.id} />
          <div className={css.history}>
            <CustomerFigures customer={customer} />
            <CustomerTimeline customer={customer} canLog={customer.canLog} />
          </div>
        </div>
        <aside className={css.side}>
          <div className={css.people}>
            <CustomerPeople customer={customer} />
            <CustomerReach customer={customer} />
            <CustomerOpportunities customer={customer} />
            <CustomerContracts customer={customer} />
            <Agreements customer={customer} quiet />
            <CustomerPrices customer={customer} />
            <CustomerPriceRounds customerId={customer.id} />
            <CustomerNeeds customerId={customer.id} canChange={customer.canChange} />
            <CustomerReferences customer={customer} />
          </div>
          <div className={css.facts}>
            <CustomerTeam customer={customer} />
            <CustomerFacts customer={customer} />
          </div>
        </aside>
      </div>
    </>
  )
}

/** Where they sit, and who of us is there for them. */
function Lead({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { nameOf, options } = useMembers()
  const absences = useOperation(
    'listAbsences',
    { memberId: customer.ownerId ?? '' },
    { enabled: customer.ownerId !== null },
  ).data?.absences
  const away = absences?.find((absence) => absence.fromDay <= today && absence.toDay >= today)
  const owner = nameOf(customer.ownerId)
  const parts = [
    placeLine(customer),
    owner && options.length > 1 ? t('customers.page.owner', { name: owner }) : '',
    customer.ownerId === null ? t('customers.page.nobody') : '',
    away
      ? t('customers.page.deputy', { name: nameOf(away.deputyId) ?? '', day: format.dayShort(away.toDay, today) })
      : '',
    customer.insideSalesId ? t('customers.page.insideSales', { name: nameOf(customer.insideSalesId) ?? '' }) : '',
  ]
  return parts.filter(Boolean).map((part, at) => (
    <span key={part}>
      {at > 0 && ' · '}
      {bold(part)}
    </span>
  ))
}

function CustomerMenu({ customer }: { customer: Customer }) {
  const t = useT<Words & typeof references & typeof news>()
  const done = useDone()
  const navigate = useNavigate()
  const remove = useCommand('deleteCustomer')
  const [dialog, setDialog] = useState<BulkKind | null>(null)
  const [referring, setReferring] = useState(false)
  const [needing, setNeeding] = useState(false)
  const fire = useRaiseFire(customer)
  const contracts = useContractMenu(customer)
  const agreements = useAgreementMenu(customer)

  const del = async () => {
    const deleted = await remove.run({ id: customer.id })
    if (!deleted) return
    void navigate({ to: '/kunden' })
    done(t('customers.deleted', { name: customer.name }), deleted)
  }

  return (
    <>
      {fire.may && (
        <Button icon="fire" busy={fire.busy} onClick={fire.raise}>
          {t('customers.fire')}
        </Button>
      )}
      <Menu
        align="end"
        label={t('ui.actions')}
        trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('ui.actions')} />}
        items={[
          { label: t('customers.sheet'), icon: 'print', to: `/kunden/${customer.id}/blatt` },
          { label: t('customers.asKeyAccount'), icon: 'key', to: `/schluesselkunden/${customer.id}` },
          ...(customer.canHandOver
            ? [{ label: t('customers.handOver'), icon: 'change' as const, run: () => setDialog('owner') }]
            : []),
          ...(customer.canLog
            ? [{ label: t('news.need.note'), icon: 'note' as const, run: () => setNeeding(true) }]
            : []),
          ...(customer.canChange
            ? [
                ...contracts.items,
                ...agreements.items,
                { label: t('references.new'), icon: 'star' as const, run: () => setReferring(true) },
                { label: t('customers.bulk.class'), run: () => setDialog('class') },
                { label: t('customers.bulk.standing'), run: () => setDialog('standing') },
                { label: t('customers.bulk.mode'), run: () => setDialog('mode') },
              ]
            : []),
          ...(customer.canHandOver
            ? [null, { label: t('customers.delete'), icon: 'trash' as const, danger: true, run: del }]
            : []),
        ]}
      />
      {fire.dialog}
      {contracts.dialog}
      {agreements.dialog}
      {needing && <NeedDialog customerId={customer.id} onClose={() => setNeeding(false)} />}
      {referring && <ReferenceDialog customerId={customer.id} onClose={() => setReferring(false)} />}
      {dialog && (
        <BulkDialog
          kind={dialog}
          selection={{ ids: [customer.id] }}
          count={1}
          name={customer.name}
          onClose={() => setDialog(null)}
          onDone={() => setDialog(null)}
        />
      )}
    </>
  )
}
