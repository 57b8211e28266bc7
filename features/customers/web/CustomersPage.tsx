import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { contract as duplicatesContract } from '#features/duplicates/contract.ts'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import type { messages as tourMessages } from '#features/tours/web/messages.ts'
import { ViewsMenu } from '#features/views/web/ViewsMenu.tsx'
import { ButtonLink, Buttons } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { DataList } from '#ui/DataList.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { SearchInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { one, useListState, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { CustomerRow, contract } from '../contract.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import { Bulk } from './Bulk.tsx'
import { CustomerTabs } from './CustomerTabs.tsx'
import { sortOf, useCustomerColumns } from './customerColumns.tsx'
import { filterOfUrl, useCustomerFilters } from './useCustomerFilters.ts'
import type { Words } from './words.ts'

const { useOperation, usePages } = operationHooks<typeof contract & typeof duplicatesContract>()
const { useClient } = operationHooks<typeof workbook>()

/** All customers: searched, filtered, ordered, changed many at once; what is shown stands in the address. */
export default function CustomersPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const all = useOperation('listCustomers', { limit: 1 }).data
  const orphaned = useOperation('listCustomerFacets', {}).data?.orphaned ?? 0
  const double = useOperation('listDuplicates', { limit: 1 }).data?.total ?? 0
  const phone = usePhone()
  return (
    <>
      <PageTitle
        title={t('customers.area')}
        actions={
          <Buttons>
            <CustomerTabs />
            {all?.total !== 0 && (
              <ButtonLink kind="do" icon="plus" to="/kunden/neu">
                {t(phone ? 'customers.newShort' : 'customers.new')}
              </ButtonLink>
            )}
          </Buttons>
        }
      >
        {all?.total ? (
          <>
            {rich('customers.lead', { count: all.total })}
            {orphaned > 0 && (
              <>
                {' '}
                <Link to="/kunden/verwaist">{t('customers.leadOrphaned', { count: orphaned })}</Link>
              </>
            )}
            {double > 0 && (
              <>
                {' '}
                <Link to="/kunden/doppelte">{t('customers.leadDouble', { count: double })}</Link>
              </>
            )}
          </>
        ) : undefined}
      </PageTitle>
      {all?.total === 0 ? <NoCustomers /> : <CustomerList />}
    </>
  )
}

/** The first day: the list is somewhere else still. */
function NoCustomers() {
  const t = useT<Words>()
  return (
    <EmptyState
      action={
        <Buttons>
          <ButtonLink kind="do" icon="download" to="/einlesen">
            {t('customers.import')}
          </ButtonLink>
          <ButtonLink icon="plus" to="/kunden/neu">
            {t('customers.new')}
          </ButtonLink>
        </Buttons>
      }
      example={t('customers.emptyExample')}
    >
      {t('customers.empty')}
    </EmptyState>
  )
}

function CustomerList() {
  const t = useT<Words & typeof tourMessages>()
  const phone = usePhone()
  const [url, setUrl] = useUrl()
  const [state, setState] = useListState()
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const { filters, values } = useCustomerFilters(url)
  const filter = filterOfUrl(url)
  const sort = sortOf(state.sort)
  const pages = usePages('listCustomers', { ...filter, sort, limit: 100 })
  const rows = pages.data?.flatMap((page) => page.customers) ?? []
  const columns = useCustomerColumns({ revenue: rows.some((row) => row.revenue !== 0) })
  const total = pages.data?.[0]?.total ?? undefined
  const client = useClient()

  return (
    <Loaded query={pages}>
      {() => (
        <DataList<CustomerRow>
          label={t('customers.area')}
          rows={rows}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          rowTo={(row) => `/kunden/${row.id}`}
          columns={columns}
          empty={<EmptyState>{t('customers.noneFound')}</EmptyState>}
          state={state.sort ? state : { ...state, sort: { by: 'name', desc: false } }}
          onState={setState}
          selection={selection}
          onSelection={setSelection}
          bulk={(ids) => <Bulk ids={ids} filter={filter} total={total} onDone={() => setSelection(new Set())} />}
          total={total}
          onMore={pages.more}
          loadingMore={pages.loadingMore}
          filters={
            <FilterChips filters={filters} values={values} onChange={setUrl}>
              <SearchInput
                label={t('customers.search')}
                value={one(url.q) ?? ''}
                onChange={(q) => setUrl({ q: q || undefined })}
              />
            </FilterChips>
          }
          tools={
            <>
              <ButtonLink icon="visit" to="/tour">
                {t('tours.title')}
              </ButtonLink>
              <ViewsMenu page="customers" />
              {!phone && <ExportMenu save={(format) => client.exportCustomers({ ...filter, sort, format })} />}
            </>
          }
        />
      )}
    </Loaded>
  )
}
