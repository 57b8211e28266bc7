import { useState } from 'react'
import { IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../prices/contract.ts'
import type { messages } from './messages.ts'
import { PriceDialog } from './PriceDialog.tsx'
import { PriceRows } from './PriceRows.tsx'

const { useOperation } = operationHooks<typeof contract>()
const shown = 20

/** By which list a customer buys, and the prices agreed with them; nothing until there is some. */
export function CustomerPrices({ customer }: { customer: { id: string; name: string; currency: string } }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const [setting, setSetting] = useState(false)
  const pricing = useOperation('getCustomerPricing', { id: customer.id }).data
  const prices = useOperation('listPrices', { customerId: customer.id, limit: shown }).data?.prices ?? []
  if (!pricing || pricing.lists.length + prices.length === 0) return null
  return (
    <Section
      title={t('prices.ofCustomer')}
      actions={
        pricing.canChange && (
          <IconButton size="small" icon="plus" label={t('prices.set')} onClick={() => setSetting(true)} />
        )
      }
    >
      {pricing.lists.length > 0 && (
        <Rows label={t('prices.lists')}>
          {pricing.lists.map((list) => (
            <Row
              key={list.listId}
              title={list.name}
              to={`/produkte/preislisten/${list.listId}`}
              note={t('prices.byList', { day: format.day(list.validFrom) })}
              value={list.currency}
            />
          ))}
        </Rows>
      )}
      {prices.length > 0 && (
        <PriceRows label={t('prices.title')} prices={prices} name="product" canChange={pricing.canChange} />
      )}
      {setting && <PriceDialog at={{ customer }} onClose={() => setSetting(false)} />}
    </Section>
  )
}
