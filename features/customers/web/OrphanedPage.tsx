import { useState } from 'react'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { DataList } from '#ui/DataList.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { useListState } from '#ui/url.ts'
import type { CustomerRow, contract } from '../contract.ts'
import type { contract as selectionContract } from '../selection/contract.ts'
import { Bulk } from './Bulk.tsx'
import css from './CustomerPage.module.css'
import { sortOf, useCustomerColumns } from './customerColumns.tsx'
import { useMembers } from './useMembers.ts'
import type { Words } from './words.ts'

const { useOperation, usePages, useCommand } = operationHooks<
  typeof contract & typeof selectionContract & typeof membersContract
>()
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
      {giving && <GiveAllDialog from={props} count={owned} onClose={() => setGiving(false)} />}
    </div>
  )
}

function GiveAllDialog(props: { from: { id: string; name: string }; count: number; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const { options } = useMembers()
  const [to, setTo] = useState<string | null>(null)
  const give = useCommand('handOverAll')
  const save = async () => {
    const given = to && (await give.run({ fromId: props.from.id, toId: to }))
    if (!given) return
    props.onClose()
    done(t('customers.bulk.handedOver', { count: given.changed }), given)
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('customers.one', { name: props.from.name, what: t('customers.orphaned.giveAll') })}
    >
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={give.busy}>
            {t('customers.handOverDo')}
          </Button>
        }
      >
        <Field label={t('customers.newOwner')} hint={t('customers.handOverHint')} required>
          {(control) => (
            <Combobox
              {...control}
              value={options.find((option) => option.value === to) ?? null}
              options={options}
              onChange={(option) => setTo(option?.value ?? null)}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
