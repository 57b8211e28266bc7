import { useState } from 'react'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { Button } from '#ui/Button.tsx'
import { type Filter, FilterChips } from '#ui/Chips.tsx'
import { DataList } from '#ui/DataList.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import type { Column } from '#ui/list.ts'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { many, useListState, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract, OpportunityRow } from '../contract.ts'
import type { messages } from '../messages.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import { BusinessTabs } from './BusinessTabs.tsx'
import { OpportunityDialog } from './OpportunityDialog.tsx'

const { useOperation } = operationHooks<typeof contract & typeof membersContract>()
const { useClient } = operationHooks<typeof workbook>()
const step = 100
const most = 200

/** The open opportunities by expected close; each is changed, won or lost in a dialog of its own. */
export default function OpportunitiesPage() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { alone, today } = useMe()
  const [url, setUrl] = useUrl()
  const [state, setState] = useListState()
  const [limit, setLimit] = useState(step)
  const [opened, setOpened] = useState<string | null>(null)
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const members = useOperation('listMembers', {}).data?.members ?? []
  const phone = usePhone()
  const client = useClient()
  const [stage, owner] = [many(url.stage), many(url.owner)]
  const query = useOperation(
    'listOpportunities',
    {
      limit,
      sort: state.sort?.desc ? '-expectedClose' : 'expectedClose',
      ...(stage.length > 0 ? { stage } : {}),
      ...(owner.length > 0 ? { owner } : {}),
    },
    { keep: true },
  )
  const nameOf = (id: string | null) => members.find((member) => member.id === id)?.name ?? ''
  const filters: Filter[] = [
    {
      id: 'stage',
      label: t('opportunities.stage'),
      options: stages.map(({ id, name }) => ({ value: id, label: name })),
    },
    ...(alone
      ? []
      : [
          {
            id: 'owner',
            label: t('opportunities.owner'),
            options: members.filter((one) => !one.leftAt).map(({ id, name }) => ({ value: id, label: name })),
          },
        ]),
  ]
  const columns: Column<OpportunityRow>[] = [
    {
      id: 'title',
      header: t('opportunities.title'),
      cell: (row) => row.title,
    },
    {
      id: 'customer',
      header: t('opportunities.customer'),
      width: '20%',
      cell: (row) => row.customerName ?? '',
    },
    {
      id: 'stage',
      header: t('opportunities.stage'),
      width: '130px',
      cell: (row) => stages.find((one) => one.id === row.stageId)?.name ?? '',
    },
    {
      id: 'nextStep',
      header: t('opportunities.nextStep'),
      width: '20%',
      cell: (row) =>
        row.nextStep ? (
          <>
            {row.nextStep}
            {row.nextStepDay && <small> · {format.dayShort(row.nextStepDay, today)}</small>}
          </>
        ) : (
          t('opportunities.noNextStep')
        ),
    },
    {
      id: 'expectedClose',
      header: t('opportunities.expectedClose'),
      width: '96px',
      sortable: true,
      cell: (row) => format.dayShort(row.expectedClose, today),
    },
    ...(alone
      ? []
      : [
          {
            id: 'owner',
            header: t('opportunities.owner'),
            width: '110px',
            hidden: true,
            phone: 'none' as const,
            cell: (row: OpportunityRow) => nameOf(row.ownerId),
          },
        ]),
    {
      id: 'amount',
      header: t('opportunities.amount'),
      width: '104px',
      align: 'end',
      phone: 'end',
      cell: (row) => format.money(row.amount, row.currency),
    },
    {
      id: 'open',
      header: t('opportunities.edit'),
      width: '96px',
      align: 'end',
      cell: (row) => (
        <Button
          size="small"
          onClick={() => setOpened(row.id)}
          aria-label={t('opportunities.editOne', { title: row.title })}
        >
          {t('opportunities.edit')}
        </Button>
      ),
    },
  ]
  const filtered = stage.length > 0 || owner.length > 0

  return (
    <>
      <PageTitle title={t('opportunities.area')} actions={<BusinessTabs />}>
        <Sums />
      </PageTitle>
      <Loaded query={query}>
        {({ opportunities, next }) =>
          opportunities.length === 0 && !filtered ? (
            <EmptyState example={t('opportunities.example')}>{t('opportunities.empty')}</EmptyState>
          ) : (
            <DataList
              label={t('opportunities.area')}
              rows={opportunities}
              rowId={(row) => row.id}
              rowName={(row) => row.title}
              rowTo={(row) => (row.customerId ? `/kunden/${row.customerId}` : '/neugeschaeft')}
              columns={columns}
              state={state}
              onState={setState}
              tools={
                !phone && (
                  <ExportMenu
                    save={(format) =>
                      client.exportOpportunities({
                        format,
                        ...(stage.length > 0 ? { stage } : {}),
                        ...(owner.length > 0 ? { owner } : {}),
                      })
                    }
                  />
                )
              }
              filters={<FilterChips filters={filters} values={{ stage, owner }} onChange={(patch) => setUrl(patch)} />}
              {...(next && limit < most ? { onMore: () => setLimit(Math.min(most, limit + step)) } : {})}
            />
          )
        }
      </Loaded>
      {opened && <OpportunityDialog id={opened} stages={stages} onClose={() => setOpened(null)} />}
    </>
  )
}

/** How much is open, and what it comes to by the chances of the stages; one sentence per currency. */
function Sums() {
  const rich = useRich<typeof messages>()
  const format = useFormat()
  const sums = useOperation('sumOpportunities', {}).data?.sums ?? []
  const byCurrency = Map.groupBy(sums, (sum) => sum.currency)
  return [...byCurrency].map(([currency, all]) => (
    <span key={currency}>
      {rich('opportunities.lead', {
        count: all.reduce((total, sum) => total + sum.count, 0),
        amount: format.money(
          all.reduce((total, sum) => total + sum.amount, 0),
          currency,
          'never',
        ),
        weighted: format.money(
          all.reduce((total, sum) => total + sum.weighted, 0),
          currency,
          'never',
        ),
      })}{' '}
    </span>
  ))
}
