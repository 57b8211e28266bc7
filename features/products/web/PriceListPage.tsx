import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { CheckField } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { SearchInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { NotFoundPage } from '#ui/NotFoundPage.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../prices/contract.ts'
import type { messages } from './messages.ts'
import { PriceDialog } from './PriceDialog.tsx'
import { PriceFileDialog } from './PriceFileDialog.tsx'
import { PriceListDialog } from './PriceListsPage.tsx'
import { PriceRows } from './PriceRows.tsx'
import css from './Products.module.css'
import { UseDialog } from './UseDialog.tsx'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type List = Output<(typeof contract)['listPriceLists']>['lists'][number]

/** One price list: what holds and what comes, and for whom it is. */
export default function PriceListPage() {
  const id = usePathParam('id')
  const query = useOperation('listPriceLists', {})
  return (
    <Loaded query={query}>
      {({ lists, canChange }) => {
        const list = lists.find((other) => other.id === id)
        return list ? <OneList list={list} canChange={canChange} /> : <NotFoundPage />
      }}
    </Loaded>
  )
}

const step = 50
const most = 200

function OneList({ list, canChange }: { list: List; canChange: boolean }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const [url, setUrl] = useUrl()
  const [limit, setLimit] = useState(step)
  const [setting, setSetting] = useState(false)
  const [bringing, setBringing] = useState(false)
  const q = one(url.suche) ?? ''
  const past = one(url.auch) === 'frueher'
  const query = useOperation(
    'listPrices',
    { listId: list.id, limit, ...(q ? { q } : {}), ...(past ? { past } : {}) },
    { keep: true },
  )
  return (
    <>
      <PageTitle
        title={list.name}
        actions={
          <Buttons>
            <ButtonLink to="/produkte/preislisten">{t('prices.lists')}</ButtonLink>
            {canChange && (
              <>
                <Button onClick={() => setBringing(true)}>{t('prices.file')}</Button>
                <Button kind="do" icon="plus" onClick={() => setSetting(true)}>
                  {t('prices.set')}
                </Button>
                <More list={list} />
              </>
            )}
          </Buttons>
        }
      >
        {[
          list.currency,
          t('prices.products', { count: list.products }),
          list.defaultFrom && t('prices.forAll', { day: format.day(list.defaultFrom) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </PageTitle>
      <div className={css.filters}>
        <SearchInput
          label={t('products.search')}
          value={q}
          onChange={(suche) => setUrl({ suche: suche || undefined })}
        />
        <CheckField
          label={t('prices.past')}
          checked={past}
          onChange={(on) => setUrl({ auch: on ? 'frueher' : undefined })}
        />
      </div>
      <Loaded query={query}>
        {({ prices, next }) =>
          prices.length === 0 ? (
            <EmptyState>{t(q ? 'prices.noneFound' : 'prices.none')}</EmptyState>
          ) : (
            <PriceRows
              label={list.name}
              prices={prices}
              name="product"
              canChange={canChange}
              foot={
                next &&
                (limit < most ? (
                  <Button size="small" onClick={() => setLimit(Math.min(most, limit + step))}>
                    {t('products.more')}
                  </Button>
                ) : (
                  t('products.moreBySearch')
                ))
              }
            />
          )
        }
      </Loaded>
      {bringing && <PriceFileDialog list={list} onClose={() => setBringing(false)} />}
      {setting && <PriceDialog at={{ list }} onClose={() => setSetting(false)} />}
    </>
  )
}

function More({ list }: { list: List }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const navigate = useNavigate()
  const remove = useCommand('deletePriceList')
  const [dialog, setDialog] = useState<'rename' | 'everybody' | 'customer' | 'nobody' | null>(null)
  const label = t('ui.actions')
  const close = () => setDialog(null)
  const drop = async () => {
    const deleted = await remove.run({ id: list.id })
    if (!deleted) return
    await navigate({ to: '/produkte/preislisten' })
    done(t('prices.listDeleted', { name: list.name }), deleted)
  }
  return (
    <>
      <Menu
        align="end"
        label={label}
        trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={label} />}
        items={[
          list.defaultFrom === null
            ? { label: t('prices.useForAll'), icon: 'customers', run: () => setDialog('everybody') }
            : { label: t('prices.endForAll'), icon: 'close', run: () => setDialog('nobody') },
          { label: t('prices.useForCustomer'), icon: 'plus', run: () => setDialog('customer') },
          { label: t('prices.rename'), icon: 'edit', run: () => setDialog('rename') },
          null,
          { label: t('prices.deleteList'), icon: 'trash', danger: true, run: () => void drop() },
        ]}
      />
      {dialog === 'rename' && <PriceListDialog list={list} onClose={close} />}
      {dialog !== null && dialog !== 'rename' && <UseDialog list={list} whom={dialog} onClose={close} />}
    </>
  )
}
