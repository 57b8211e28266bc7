import { useMembers } from '#features/customers/web/useMembers.ts'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { ViewsMenu } from '#features/views/web/ViewsMenu.tsx'
import { type Filter, FilterChips } from '#ui/Chips.tsx'
import { DataList } from '#ui/DataList.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { SearchInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import type { Column } from '#ui/list.ts'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { many, one, useListState, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract, OpportunityRow } from '../contract.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import type { OpportunityFilter } from './filterOfUrl.ts'
import type { Words } from './words.ts'

const { useOperation, usePages } = operationHooks<typeof contract>()
const { useClient } = operationHooks<typeof workbook>()

/** The opportunities by expected close; each leads to its page. */
export function OpportunityList(props: {
  filter: OpportunityFilter
  filters: Filter[]
  values: Record<string, string[]>
}) {
  const t = useT<Words>()
  const phone = usePhone()
  const client = useClient()
  const [url, setUrl] = useUrl()
  const [state, setState] = useListState()
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const columns = useColumns(stages)
  const stage = many(url.stage)
  const outcome = (['won', 'lost', 'all'] as const).find((value) => value === one(url.outcome)) ?? 'open'
  const pages = usePages('listOpportunities', {
    ...props.filter,
    ...(stage.length > 0 ? { stage } : {}),
    outcome,
    limit: 100,
    sort: state.sort?.desc ? '-expectedClose' : 'expectedClose',
  })
  const filters: Filter[] = [
    {
      id: 'stage',
      label: t('opportunities.stage'),
      options: stages.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      id: 'outcome',
      label: t('opportunities.outcome'),
      single: true,
      options: [
        { value: 'won', label: t('opportunities.won') },
        { value: 'lost', label: t('opportunities.lost') },
        { value: 'all', label: t('opportunities.outcome.all') },
      ],
    },
    ...props.filters,
  ]
  const { owner } = props.filter

  return (
    <Loaded query={pages}>
      {(read) => (
        <DataList
          label={t('opportunities.area')}
          rows={read.flatMap((page) => page.opportunities)}
          rowId={(row) => row.id}
          rowName={(row) => row.title}
          rowTo={(row) => `/neugeschaeft/${row.id}`}
          columns={columns}
          empty={<EmptyState>{t('opportunities.noneFound')}</EmptyState>}
          state={state}
          onState={setState}
          onMore={pages.more}
          loadingMore={pages.loadingMore}
          filters={
            <FilterChips
              filters={filters}
              values={{ ...props.values, stage, outcome: outcome === 'open' ? [] : [outcome] }}
              onChange={setUrl}
            >
              <SearchInput
                label={t('opportunities.search')}
                value={one(url.q) ?? ''}
                onChange={(q) => setUrl({ q: q || undefined })}
              />
            </FilterChips>
          }
          tools={
            <>
              <ViewsMenu page="opportunities" />
              {!phone && (
                <ExportMenu
                  save={(format) =>
                    client.exportOpportunities({
                      format,
                      ...(stage.length > 0 ? { stage } : {}),
                      ...(owner ? { owner } : {}),
                    })
                  }
                />
              )}
            </>
          }
        />
      )}
    </Loaded>
  )
}

function useColumns(stages: { id: string; name: string }[]): Column<OpportunityRow>[] {
  const t = useT<Words>()
  const format = useFormat()
  const { alone, today } = useMe()
  const { nameOf } = useMembers()
  return [
    { id: 'title', header: t('opportunities.title'), cell: (row) => row.title },
    { id: 'customer', header: t('opportunities.customer'), width: '20%', cell: (row) => row.customerName ?? '' },
    {
      id: 'stage',
      header: t('opportunities.stage'),
      width: '130px',
      cell: (row) => stages.find((one) => one.id === row.stageId)?.name ?? '',
    },
    {
      id: 'nextStep',
      header: t('opportunities.nextStep'),
      width: '22%',
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
      width: '104px',
      sortable: true,
      cell: (row) => format.dayShort(row.expectedClose, today),
    },
    ...(alone
      ? []
      : [
          {
            id: 'owner',
            header: t('opportunities.owner'),
            width: '120px',
            phone: 'none' as const,
            cell: (row: OpportunityRow) => nameOf(row.ownerId) ?? '',
          },
        ]),
    {
      id: 'amount',
      header: t('opportunities.amount'),
      width: '110px',
      align: 'end',
      phone: 'end',
      cell: (row) => format.money(row.amount, row.currency),
    },
  ]
}
