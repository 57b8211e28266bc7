import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { ratesOn, type VatCountry } from '#features/offers/writer/vat.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Columns, Section } from '#ui/Section.tsx'
import type { contract, Product } from '../contract.ts'
import type { contract as pricesContract } from '../prices/contract.ts'
import type { messages } from './messages.ts'
import { PriceDialog } from './PriceDialog.tsx'
import { PriceRows } from './PriceRows.tsx'
import { ProductDialog } from './ProductDialog.tsx'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof pricesContract>()

/** One product: what it costs whom, where it is offered, and what was sold of it. */
export default function ProductPage() {
  const query = useOperation('getProduct', { id: usePathParam('id') })
  return <Loaded query={query}>{(product) => <OneProduct product={product} />}</Loaded>
}

type Shown = Product & { canChange: boolean }

function OneProduct({ product }: { product: Shown }) {
  const t = useT<typeof messages>()
  const [changing, setChanging] = useState(false)
  const { name, number, productGroup, retiredAt, canChange } = product
  return (
    <>
      <PageTitle
        title={name}
        badge={retiredAt !== null && <Badge>{t('products.retiredBadge')}</Badge>}
        actions={
          canChange && (
            <Buttons>
              <Button icon="edit" onClick={() => setChanging(true)}>
                {t('products.change')}
              </Button>
              <More product={product} />
            </Buttons>
          )
        }
      >
        {[number, productGroup].filter(Boolean).join(' · ')}
      </PageTitle>
      <Columns aside={<Facts product={product} />}>
        <Sales id={product.id} />
        <Prices product={product} />
      </Columns>
      {changing && <ProductDialog product={product} onClose={() => setChanging(false)} />}
    </>
  )
}

function More({ product: { id, name, retiredAt } }: { product: Shown }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const navigate = useNavigate()
  const retire = useCommand('retireProduct')
  const remove = useCommand('deleteProduct')
  const drop = async () => {
    const deleted = await remove.run({ id })
    if (!deleted) return
    await navigate({ to: '/produkte' })
    done(t('products.deleted', { name }), deleted)
  }
  const label = t('ui.actions')
  const retired = retiredAt === null
  return (
    <Menu
      align="end"
      label={label}
      trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={label} />}
      items={[
        {
          label: t(retired ? 'products.retire' : 'products.offerAgain'),
          icon: retired ? 'close' : 'undo',
          run: async () =>
            done(
              t(retired ? 'products.retired' : 'products.offeredAgain', { name }),
              await retire.run({ id, retired }),
            ),
        },
        null,
        { label: t('products.delete'), icon: 'trash', danger: true, run: () => void drop() },
      ]}
    />
  )
}

function Facts({ product }: { product: Shown }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { company, today } = useMe()
  const { unit, vatRate, listPrice, costPrice, currency, canChange, fields } = product
  const money = (amount: number | null) =>
    amount === null ? t('products.noPrice') : format.money(amount, currency, 'always')
  const rate = ratesOn(company.country as VatCountry, today).find((one) => one.rate === vatRate)
  return (
    <Section title={t('products.facts')}>
      <Rows label={t('products.facts')}>
        <Row title={t('products.listPrice')} value={money(listPrice)} valueNote={unit} />
        {canChange && <Row title={t('products.costPrice')} value={money(costPrice)} />}
        {rate && <Row title={t('products.vatRate')} value={format.percent(rate.basisPoints / 10_000, 2)} />}
        {Object.entries(fields).map(([name, value]) => (
          <Row key={name} title={name} value={value} />
        ))}
      </Rows>
    </Section>
  )
}

function Sales({ id }: { id: string }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const query = useOperation('getProductSales', { id })
  return (
    <Loaded query={query}>
      {({ since, revenue, opportunities, offers }) => (
        <>
          {revenue.length === 0 ? (
            <p>{t('products.noRevenue', { day: format.day(since) })}</p>
          ) : (
            <Figures>
              {revenue.map(({ currency, amount }) => (
                <Figure
                  key={currency}
                  tile
                  label={t('products.revenue', { day: format.day(since) })}
                  value={format.money(amount, currency, 'never')}
                />
              ))}
            </Figures>
          )}
          <Section title={t('products.opportunities')}>
            {opportunities.length === 0 ? (
              <EmptyState>{t('products.noOpportunities')}</EmptyState>
            ) : (
              <Rows label={t('products.opportunities')}>
                {opportunities.map((one) => (
                  <Row
                    key={one.id}
                    title={one.title}
                    to={`/neugeschaeft/${one.id}`}
                    note={one.customerName}
                    value={one.amount === null ? '–' : format.money(one.amount, one.currency, 'never')}
                    valueNote={one.expectedClose && format.day(one.expectedClose)}
                  />
                ))}
              </Rows>
            )}
          </Section>
          <Section title={t('products.offers')}>
            {offers.length === 0 ? (
              <EmptyState>{t('products.noOffers')}</EmptyState>
            ) : (
              <Rows label={t('products.offers')}>
                {offers.map((one) => (
                  <Row
                    key={one.id}
                    title={one.number}
                    to={`/neugeschaeft/angebote/${one.id}`}
                    note={one.customerName}
                    value={format.money(one.amount, one.currency, 'never')}
                    valueNote={one.sentOn ? format.day(one.sentOn) : t('products.draft')}
                  />
                ))}
              </Rows>
            )}
          </Section>
        </>
      )}
    </Loaded>
  )
}

function Prices({ product }: { product: Shown }) {
  const t = useT<typeof messages>()
  const [setting, setSetting] = useState(false)
  const prices = useOperation('listPrices', { productId: product.id, limit: 200 }).data?.prices ?? []
  if (prices.length === 0 && !product.canChange) return null
  return (
    <Section
      title={t('prices.title')}
      actions={
        product.canChange && (
          <Button size="small" icon="plus" onClick={() => setSetting(true)}>
            {t('prices.set')}
          </Button>
        )
      }
    >
      {prices.length === 0 ? (
        <EmptyState>{t('prices.none')}</EmptyState>
      ) : (
        <PriceRows label={t('prices.title')} prices={prices} name="where" canChange={product.canChange} />
      )}
      {setting && <PriceDialog at={{ product }} onClose={() => setSetting(false)} />}
    </Section>
  )
}
