import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ClassProposal, contract } from '#features/customers/classes/contract.ts'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import css from './CustomerBase.module.css'
import details from './Details.module.css'
import type { Words } from './words.ts'

const { useCommand, usePages } = operationHooks<typeof contract & typeof undoContract>()

/** Classes that would change by the sums, to take over as a whole or one by one; a class with a reason stays. */
export default function ClassesPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const pages = usePages('listClassProposals', { limit: 200 })
  const first = pages.data?.[0]
  return (
    <>
      <PageTitle
        title={t('customerBase.classes.title')}
        note={
          first && t('customerBase.range', { from: format.day(first.period.from), to: format.day(first.period.to) })
        }
        actions={
          <ButtonLink icon="left" to="/kundenbestand">
            {t('customerBase.list.back')}
          </ButtonLink>
        }
      >
        {first && first.total > 0 && (
          <>
            {rich('customerBase.classes.lead', { count: first.total })}{' '}
            {t(first.basis === 'margin' ? 'customerBase.classes.byMargin' : 'customerBase.classes.byRevenue')}{' '}
            {first.overridden > 0 && t('customerBase.classes.overridden', { count: first.overridden })}
          </>
        )}
      </PageTitle>
      <Loaded query={pages}>
        {(read) =>
          first && first.total > 0 ? (
            <Proposals
              proposals={read.flatMap((page) => page.proposals)}
              total={first.total}
              currency={first.currency}
              canAccept={first.canAccept}
              more={pages.more}
            />
          ) : (
            <EmptyState>{t('customerBase.classes.none')}</EmptyState>
          )
        }
      </Loaded>
    </>
  )
}

function Proposals(props: {
  proposals: ClassProposal[]
  total: number
  currency: string
  canAccept: boolean
  more: (() => void) | undefined
}) {
  const t = useT<Words>()
  const format = useFormat()
  const accept = useCommand('acceptClasses')
  const undo = useCommand('undo')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const { proposals } = props
  const ids = proposals.map((one) => one.customerId).filter((id) => !left.has(id))
  const all = left.size === 0
  const save = async () => {
    const done = await accept.run(all ? {} : { ids })
    if (!done) return
    toast(t('customerBase.classes.done', { count: done.changed }), {
      undo: () => undo.attempt({ undo: done.undo }),
    })
  }
  const tick = (id: string, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  return (
    <>
      <div className={details.bar}>
        <p className={css.small}>
          {t(props.canAccept ? 'customerBase.classes.hint' : 'customerBase.classes.onlyLead')}
        </p>
        {props.canAccept && (
          <Button kind="do" icon="check" busy={accept.busy} disabled={ids.length === 0} onClick={save}>
            {t('customerBase.classes.accept', { count: all ? props.total : ids.length })}
          </Button>
        )}
      </div>
      <Card>
        <table className={css.table} aria-label={t('customerBase.classes.title')}>
          <thead>
            <tr>
              <th scope="col">{t('customerBase.classes.take')}</th>
              <th scope="col">{t('customerBase.column.name')}</th>
              <th scope="col">{t('customerBase.classes.change')}</th>
              <th scope="col" className={css.end}>
                {t('customerBase.column.revenue')}
              </th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((one) => (
              <tr key={one.customerId}>
                <td>
                  <input
                    type="checkbox"
                    disabled={!props.canAccept}
                    checked={!left.has(one.customerId)}
                    aria-label={t('customerBase.classes.takeOf', { name: one.name })}
                    onChange={(event) => tick(one.customerId, event.target.checked)}
                  />
                </td>
                <td className={css.name}>
                  <Link to="/kunden/$id" params={{ id: one.customerId }}>
                    {one.name}
                  </Link>
                </td>
                <td>
                  {t('customerBase.classes.fromTo', {
                    from: one.from ?? t('customerBase.abc.none'),
                    to: one.to ?? t('customerBase.abc.none'),
                  })}{' '}
                  {one.lifted && <small>{t('customerBase.classes.lifted')}</small>}
                </td>
                <td className={css.end}>{format.money(one.revenue, props.currency, 'never')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {props.more && (
          <p className={css.foot}>
            <Button size="small" onClick={props.more}>
              {t('ui.list.loadMore')}
            </Button>
          </p>
        )}
      </Card>
    </>
  )
}
