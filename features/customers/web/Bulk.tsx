import { useState } from 'react'
import type { contract as experimentsContract } from '#features/experiments/contract.ts'
import type { messages as experiments } from '#features/experiments/web/messages.ts'
import { NicheDialog } from '#features/experiments/web/NicheDialog.tsx'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../selection/contract.ts'
import { BulkDialog, type BulkKind, type Selection, saidOf } from './BulkDialog.tsx'
import type { CustomerFilter } from './useCustomerFilters.ts'
import type { Words } from './words.ts'

const { useCommand, useOperation } = operationHooks<
  typeof contract & typeof undoContract & typeof experimentsContract
>()

/** What can be done with the chosen customers, or with all that the filter shows; each with one undo. */
export function Bulk(props: {
  ids: readonly string[]
  filter: CustomerFilter
  /** How many the filter shows. */
  total: number | undefined
  onDone: () => void
}) {
  const t = useT<Words & typeof experiments>()
  const { ids, filter, total } = props
  const [all, setAll] = useState(false)
  const [kind, setKind] = useState<BulkKind | null>(null)
  const [listing, setListing] = useState(false)
  const niches = (useOperation('listExperiments', { open: true }).data?.experiments ?? []).some(
    (one) => one.kind === 'niche',
  )
  const remove = useCommand('deleteCustomers')
  const undo = useCommand('undo')
  const selection: Selection = all ? { filter } : { ids: [...ids] }
  const count = all ? (total ?? ids.length) : ids.length

  const del = async () => {
    const done = await remove.run(selection)
    if (!done) return
    props.onDone()
    toast(saidOf(t('customers.bulk.deleted', { count: done.changed }), done.skipped, t), {
      undo: () => undo.attempt({ undo: done.undo }),
    })
  }

  return (
    <>
      {total !== undefined && total > ids.length && (
        <Button kind="ghost" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? t('customers.bulk.onlyTicked', { count: ids.length }) : t('customers.bulk.all', { count: total })}
        </Button>
      )}
      <Button onClick={() => setKind('owner')}>{t('customers.handOver')}</Button>
      <Button onClick={() => setKind('tags')}>{t('customers.bulk.tags')}</Button>
      <Menu
        align="end"
        label={t('ui.actions')}
        trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('ui.actions')} />}
        items={[
          { label: t('customers.bulk.class'), run: () => setKind('class') },
          { label: t('customers.bulk.rhythm'), run: () => setKind('rhythm') },
          { label: t('customers.bulk.standing'), run: () => setKind('standing') },
          { label: t('customers.bulk.mode'), run: () => setKind('mode') },
          { label: t('customers.bulk.insideSales'), run: () => setKind('insideSales') },
          { label: t('customers.bulk.region'), run: () => setKind('region') },
          ...(niches ? [{ label: t('experiments.bulk'), run: () => setListing(true) }] : []),
          null,
          { label: t('customers.delete'), icon: 'trash', danger: true, run: del },
        ]}
      />
      {listing && (
        <NicheDialog
          selection={selection}
          onClose={() => setListing(false)}
          onDone={() => {
            setListing(false)
            props.onDone()
          }}
        />
      )}
      {kind && (
        <BulkDialog
          kind={kind}
          selection={selection}
          count={count}
          onClose={() => setKind(null)}
          onDone={() => {
            setKind(null)
            props.onDone()
          }}
        />
      )}
    </>
  )
}
