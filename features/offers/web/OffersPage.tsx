import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { ProtectionHint } from '#features/protections/web/hint/ProtectionHint.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { Approvals } from '../margins/web/Approvals.tsx'
import type { contract as writerContract } from '../writer/contract.ts'
import type { messages } from './messages.ts'
import { OfferDialog } from './OfferDialog.tsx'
import { OfferRow } from './OfferRow.tsx'
import css from './OffersPage.module.css'

const { useOperation } = operationHooks<typeof contract & typeof writerContract>()
const step = 50
const most = 200

/** Every offer that waits, the next to ask about first; what is shown lives in the address. */
export default function OffersPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const format = useFormat()
  const { alone } = useMe()
  const [url, setUrl] = useUrl()
  const [limit, setLimit] = useState(step)
  const [adding, setAdding] = useState(false)
  const writes = useOperation('getOfferSettings', {}).data?.on === true
  const states = writes ? (['waiting', 'draft', 'decided'] as const) : (['waiting', 'decided'] as const)
  const state = states.find((value) => value === one(url.stand)) ?? 'waiting'
  const mine = !alone && one(url.wessen) === 'mine'
  const offers = useOperation('listOffers', { state, limit, ...(mine ? { mine } : {}) }, { keep: true, every: 60_000 })
  const lead = state === 'waiting' && offers.data && offers.data.total > 0 ? offers.data : null
  return (
    <>
      <PageTitle
        title={t('offers.title')}
        actions={
          <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
            {t('offers.new')}
          </Button>
        }
      >
        {lead &&
          rich('offers.lead', {
            count: lead.total,
            due: lead.due,
            amount: format.list(lead.sums.map(({ amount, currency }) => format.money(amount, currency, 'never'))),
          })}
      </PageTitle>
      {writes && <Approvals />}
      <div className={css.filters}>
        <Segments
          label={t('offers.state')}
          value={state}
          onChange={(stand) => setUrl({ stand: stand === 'waiting' ? undefined : stand })}
          options={states.map((value) => ({ value, label: t(`offers.state.${value}`) }))}
        />
        {!alone && (
          <Segments
            label={t('offers.whose')}
            value={mine ? 'mine' : 'all'}
            onChange={(wessen) => setUrl({ wessen: wessen === 'all' ? undefined : wessen })}
            options={(['all', 'mine'] as const).map((value) => ({ value, label: t(`offers.whose.${value}`) }))}
          />
        )}
      </div>
      <Loaded query={offers}>
        {(list) =>
          list.offers.length === 0 ? (
            <EmptyState example={state === 'waiting' ? t('offers.example') : undefined}>
              {t(state === 'waiting' ? 'offers.none' : state === 'draft' ? 'offers.noneDraft' : 'offers.noneDecided')}
            </EmptyState>
          ) : (
            <Rows
              label={t('offers.many')}
              foot={
                list.next &&
                limit < most && (
                  <Button size="small" onClick={() => setLimit(Math.min(most, limit + step))}>
                    {t('offers.more')}
                  </Button>
                )
              }
            >
              {list.offers.map((offer) => (
                <OfferRow key={offer.id} offer={offer} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {adding && <OfferDialog warning={(of) => <ProtectionHint asking {...of} />} onClose={() => setAdding(false)} />}
    </>
  )
}
