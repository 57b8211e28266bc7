import { useState } from 'react'
import type { Customer } from '#features/customers/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { NewOpportunityDialog } from './NewOpportunityDialog.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
const shown = 8

/** What is open at a customer, the next decision first; where nothing is, only a way to begin. */
export function CustomerOpportunities({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const [adding, setAdding] = useState(false)
  const rows = useOperation('listOpportunities', { customerId: customer.id, limit: shown }).data?.opportunities
  if (!rows || (rows.length === 0 && !customer.canChange)) return null
  return (
    <Section
      title={t('opportunities.many')}
      actions={
        customer.canChange && (
          <Button size="small" icon="plus" onClick={() => setAdding(true)}>
            {t('opportunities.newShort')}
          </Button>
        )
      }
    >
      {rows.length > 0 && (
        <Rows label={t('opportunities.many')}>
          {rows.map((row) => (
            <Row
              key={row.id}
              title={row.title}
              to={`/neugeschaeft/${row.id}`}
              note={[
                row.nextStep ?? t('opportunities.noNextStep'),
                row.nextStepDay && format.dayShort(row.nextStepDay, today),
              ]
                .filter(Boolean)
                .join(' · ')}
              value={row.amount === null ? undefined : format.money(row.amount, row.currency, 'never')}
            />
          ))}
        </Rows>
      )}
      {adding && (
        <NewOpportunityDialog
          customer={{ value: customer.id, label: customer.name }}
          currency={customer.currency}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  )
}
