import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'
import { LineRow } from './RoundLines.tsx'

const { useOperation } = operationHooks<typeof contract>()
const shown = 10

/** In which price rounds a customer is, and how it reacted; nothing until there is one. */
export function CustomerPriceRounds({ customerId }: { customerId: string }) {
  const t = useT<typeof messages>()
  const lines = useOperation('listPriceRoundLines', { customerId, limit: shown }).data?.lines ?? []
  if (lines.length === 0) return null
  return (
    <Section title={t('priceRounds.title')}>
      <Rows label={t('priceRounds.title')}>
        {lines.map((line) => (
          <LineRow key={line.id} line={line} canPlan={false} at="customer" />
        ))}
      </Rows>
    </Section>
  )
}
