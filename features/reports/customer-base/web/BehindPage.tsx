import { ClassBadge } from '#ui/Badge.tsx'
import { ButtonLink } from '#ui/Button.tsx'
import { DataList } from '#ui/DataList.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import type { Column } from '#ui/list.ts'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { many, one, stringifySearch, useListState, useUrl } from '#ui/url.ts'
import type { BaseRow, contract } from '../contract.ts'
import { parts } from '../rules.ts'
import { ExportButton } from './ExportButton.tsx'
import { usePeriod } from './usePeriod.ts'
import type { Words } from './words.ts'

const { usePages } = operationHooks<typeof contract>()

/** The customers that a figure counts, each with what it has and had. */
export default function BehindPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const [url, set] = useUrl()
  const [state, setState] = useListState()
  const period = usePeriod()
  const part = parts.find((name) => name === one(url.teil)) ?? 'all'
  const [leaving, without] = [many(url.nur), many(url.ohne)]
  const narrowed = leaving.length > 0 ? { only: leaving } : without.length > 0 ? { without } : {}
  const gone = [...leaving, ...without]
  const back = stringifySearch({ ...period.search, ...(gone.length > 0 ? { ohne: gone } : {}) })
  const pages = usePages('listCustomerBase', { ...period.asked, ...narrowed, part, limit: 100 })
  const [first] = pages.data ?? []
  const changed = part === 'new' || part === 'lost' || part === 'returned' || part === 'kept' || part === 'twoYears'
  const shown = first && (changed ? { from: first.months.before.from, to: first.months.now.to } : first.period)
  const columns = useColumns(first?.currency ?? 'EUR', changed)
  return (
    <>
      <PageTitle
        title={[
          `${t('customerBase.title')}: ${t(`customerBase.part.${part}`)}`,
          ...('only' in narrowed ? [t('customerBase.list.leaving')] : []),
          ...('without' in narrowed ? [t('customerBase.list.staying')] : []),
        ].join(', ')}
        actions={
          <ButtonLink icon="left" to={`/kundenbestand${back}`}>
            {t('customerBase.list.back')}
          </ButtonLink>
        }
      >
        {first &&
          shown &&
          rich('customerBase.list.lead', {
            count: first.total,
            from: format.day(shown.from),
            to: format.day(shown.to),
          })}
      </PageTitle>
      {first && first.covered > 0 && (
        <Notice title={t('customerBase.list.covered', { amount: format.money(first.covered, first.currency) })}>
          {t('customerBase.list.coveredNote')}
        </Notice>
      )}
      <Loaded query={pages}>
        {(read) => (
          <DataList<BaseRow>
            label={t('customerBase.title')}
            rows={read.flatMap((page) => page.customers)}
            rowId={(row) => row.customerId}
            rowName={(row) => row.name}
            rowTo={(row) => `/kunden/${row.customerId}`}
            columns={columns}
            state={state}
            onState={setState}
            {...(first ? { total: first.total } : {})}
            {...(pages.more ? { onMore: pages.more } : {})}
            loadingMore={pages.loadingMore}
            empty={<EmptyState>{t('customerBase.list.none')}</EmptyState>}
            filters={
              <SelectInput
                aria-label={t('customerBase.list.part')}
                value={part}
                options={parts.map((value) => ({ value, label: t(`customerBase.part.${value}`) }))}
                onChange={(value) => set({ teil: value ?? undefined })}
              />
            }
            tools={<ExportButton asked={{ ...period.asked, ...narrowed, part }} />}
          />
        )}
      </Loaded>
    </>
  )
}

function useColumns(currency: string, changed: boolean): Column<BaseRow>[] {
  const t = useT<Words>()
  const format = useFormat()
  const money = (amount: number | null) => format.money(amount, currency, 'never')
  return [
    {
      id: 'name',
      header: t('customerBase.column.name'),
      cell: (row) => (
        <>
          {row.name} <ClassBadge name={row.class} />
        </>
      ),
    },
    {
      id: 'revenue',
      header: t('customerBase.column.revenue'),
      align: 'end',
      width: '140px',
      hidden: changed,
      phone: 'end',
      cell: (row) => money(row.revenue),
    },
    {
      id: 'share',
      header: t('customerBase.column.share'),
      align: 'end',
      width: '100px',
      hidden: changed,
      cell: (row) => format.percent(row.share, 1),
    },
    {
      id: 'running',
      header: t('customerBase.column.runningShare'),
      align: 'end',
      width: '140px',
      hidden: changed,
      phone: 'none',
      cell: (row) => format.percent(row.runningShare, 1),
    },
    {
      id: 'margin',
      header: t('customerBase.column.margin'),
      align: 'end',
      width: '150px',
      hidden: changed,
      phone: 'none',
      cell: (row) => money(row.margin),
    },
    {
      id: 'change',
      header: t('customerBase.column.change'),
      width: '130px',
      hidden: !changed,
      phone: 'none',
      cell: (row) => t(`customerBase.change.${row.change}`),
    },
    {
      id: 'before',
      header: t('customerBase.column.before'),
      align: 'end',
      width: '160px',
      hidden: !changed,
      cell: (row) => money(row.revenueBefore),
    },
    {
      id: 'now',
      header: t('customerBase.column.now'),
      align: 'end',
      width: '190px',
      hidden: !changed,
      phone: 'end',
      cell: (row) => money(row.revenueNow),
    },
  ]
}
