import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, Buttons } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { contract as writerContract } from '../writer/contract.ts'
import type { messages } from './messages.ts'
import { OfferDialog } from './OfferDialog.tsx'
import { OfferRow } from './OfferRow.tsx'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof writerContract>()

/** The offers of one opportunity, the latest first, and the way to enter one. */
export function OpportunityOffers(props: {
  opportunity: {
    id: string
    title: string
    amount: number | null
    currency: string
    outcome: string | null
    canChange: boolean
  }
}) {
  const t = useT<typeof messages>()
  const [adding, setAdding] = useState(false)
  const { opportunity } = props
  const offers = useOperation('listOffers', { opportunityId: opportunity.id, state: 'all' }).data?.offers ?? []
  const writes = useOperation('getOfferSettings', {}).data?.on === true
  const draft = useCommand('draftOffer')
  const navigate = useNavigate()
  const write = async () => {
    const made = await draft.run({ opportunityId: opportunity.id })
    if (made) void navigate({ to: `/neugeschaeft/angebote/${made.id}` })
  }
  const mayAdd = opportunity.canChange && opportunity.outcome === null
  if (offers.length === 0 && !mayAdd) return null
  return (
    <Section
      title={t('offers.many')}
      actions={
        mayAdd && (
          <Buttons>
            {writes && (
              <Button size="small" icon="edit" busy={draft.busy} onClick={write}>
                {t('offers.write')}
              </Button>
            )}
            <Button size="small" icon="plus" onClick={() => setAdding(true)}>
              {t('offers.new')}
            </Button>
          </Buttons>
        )
      }
    >
      {offers.length > 0 && (
        <Rows label={t('offers.many')}>
          {offers.map((offer) => (
            <OfferRow key={offer.id} at="opportunity" offer={offer} />
          ))}
        </Rows>
      )}
      {adding && <OfferDialog opportunity={opportunity} onClose={() => setAdding(false)} />}
    </Section>
  )
}
