import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'
import { OfferRow } from './OfferRow.tsx'

const { useOperation } = operationHooks<typeof contract>()

/** The offers of one customer that wait for a decision; nothing where there are none. */
export function CustomerOffers({ customerId }: { customerId: string }) {
  const t = useT<typeof messages>()
  const offers = useOperation('listOffers', { customerId, limit: 6 }).data?.offers ?? []
  if (offers.length === 0) return null
  return (
    <Section title={t('offers.many')} actions={<Link to="/neugeschaeft/angebote">{t('offers.all')}</Link>}>
      <Rows label={t('offers.many')}>
        {offers.map((offer) => (
          <OfferRow key={offer.id} at="customer" offer={offer} />
        ))}
      </Rows>
    </Section>
  )
}
