import { useState } from 'react'
import type { contract as membersContract } from '#features/members/contract.ts'
import { Button } from '#ui/Button.tsx'
import { DataList } from '#ui/DataList.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { useListState } from '#ui/url.ts'
import type { CustomerRow, contract } from '../contract.ts'
import { Bulk } from './Bulk.tsx'
import css from './CustomerPage.module.css'
import { sortOf, useCustomerColumns } from './customerColumns.tsx'
import { GiveAllDialog } from './GiveAllDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, usePages } = operationHooks<typeof contract & typeof membersContract>()
const filter = { orphaned: true }

/** Customers that nobody looks after: listed until each has somebody. */
export default function OrphanedPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const [state, setState] = useListState()
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const pages = usePages('listCustomers', { ...filter, sort: sortOf(state.sort), limit: 100 })
  const rows = pages.data?.flatMap((page) => page.customers) ?? []
  const columns = useCustomerColumns({ revenue: rows.some((row) => row.revenue !== 0) })
  const total = pages.data?.[0]?.total ?? undefined
  return (
    <>
      <PageTitle title={t('customers.orphaned.title')}>
        {total !== undefined && total > 0 && rich('customers.orphaned.lead', { count: total })}
      </PageTitle>
      <Loaded query={pages}>
        {() =>
          rows.length === 0 ? (
            <EmptyState>{t('customers.orphaned.none')}</EmptyState>
          ) : (
            <>
              <Former />
              <DataList<CustomerRow>
                label={t('customers.orphaned.title')}
                rows={rows}
                rowId={(row) => row.id}
                rowName={(row) => row.name}
                rowTo={(row) => `/kunden/${row.id}`}
                columns={columns}
                state={state.sort ? state : { ...state, sort: { by: 'name', desc: false } }}
                onState={setState}
                selection={selection}
                onSelection={setSelection}
                bulk={(ids) => <Bulk ids={ids} filter={filter} total={total} onDone={() => setSelection(new Set())} />}
                total={total}
                onMore={pages.more}
                loadingMore={pages.loadingMore}
              />
            </>
          )
        }
      </Loaded>
    </>
  )
}

/** Colleagues who left and still own customers: all of theirs go to somebody in one action. */
function Former() {
  const t = useT<Words>()
  const left = useOperation('listMembers', {}).data?.members.filter((member) => member.leftAt) ?? []
  return left.map((member) => (
    <FormerMember key={member.id} id={member.id} name={member.name} heading={t('customers.orphaned.left')} />
  ))
}

function FormerMember(props: { id: string; name: string; heading: string }) {
  const t = useT<Words>()
  const owned = useOperation('listCustomers', { owner: [props.id], limit: 1 }).data?.total
  const [giving, setGiving] = useState(false)
  if (!owned) return null
  return (
    <div className={css.former}>
      <Section title={props.heading}>
        <Rows>
          <Row
            title={props.name}
            note={t('customers.orphaned.owns', { count: owned })}
            actions={
              <Button kind="do" onClick={() => setGiving(true)}>
                {t('customers.orphaned.giveAll')}
              </Button>
            }
          />
        </Rows>
      </Section>
      {giving && <GiveAllDialog from={props} onClose={() => setGiving(false)} />}
    </div>
  )
}
