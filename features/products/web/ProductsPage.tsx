import { useState } from 'react'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { SearchInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract } from '../contract.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import type { messages } from './messages.ts'
import { ProductDialog } from './ProductDialog.tsx'
import css from './Products.module.css'

const { useOperation } = operationHooks<typeof contract>()
const { useClient } = operationHooks<typeof workbook>()
const step = 50
const most = 200
const states = ['offered', 'retired'] as const

/** All products by name; search and choice live in the address. */
export default function ProductsPage() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const [url, setUrl] = useUrl()
  const [limit, setLimit] = useState(step)
  const [adding, setAdding] = useState(false)
  const q = one(url.suche) ?? ''
  const state = states.find((value) => value === one(url.stand)) ?? 'offered'
  const phone = usePhone()
  const client = useClient()
  const filter = { state, ...(q ? { q } : {}) }
  const query = useOperation('listProducts', { ...filter, limit }, { keep: true })
  return (
    <>
      <PageTitle
        title={t('products.title')}
        actions={
          <Buttons>
            <ButtonLink to="/produkte/preislisten">{t('prices.lists')}</ButtonLink>
            {query.data?.canChange && (
              <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
                {t('products.new')}
              </Button>
            )}
          </Buttons>
        }
      >
        {t('products.lead')}
      </PageTitle>
      <div className={css.filters}>
        <SearchInput
          label={t('products.search')}
          value={q}
          onChange={(suche) => setUrl({ suche: suche || undefined })}
        />
        <Segments
          label={t('products.state')}
          value={state}
          onChange={(stand) => setUrl({ stand: stand === 'offered' ? undefined : stand })}
          options={states.map((value) => ({ value, label: t(`products.state.${value}`) }))}
        />
        {!phone && <ExportMenu save={(format) => client.exportProducts({ ...filter, format })} />}
      </div>
      <Loaded query={query}>
        {({ products, next, canChange }) =>
          products.length === 0 ? (
            q || state === 'retired' ? (
              <EmptyState>{t('products.noneFound')}</EmptyState>
            ) : (
              <EmptyState action={canChange && <ButtonLink to="/einlesen">{t('products.import')}</ButtonLink>}>
                {t('products.none')}
              </EmptyState>
            )
          ) : (
            <Rows
              label={t('products.title')}
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
            >
              {products.map((product) => (
                <Row
                  key={product.id}
                  title={product.name}
                  to={`/produkte/${product.id}`}
                  note={[product.number, product.productGroup].filter(Boolean).join(' · ')}
                  value={
                    product.listPrice === null
                      ? t('products.noPrice')
                      : format.money(product.listPrice, product.currency, 'always')
                  }
                  valueNote={product.unit}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {adding && <ProductDialog onClose={() => setAdding(false)} />}
    </>
  )
}
