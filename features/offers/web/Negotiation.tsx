import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract as offersContract } from '../contract.ts'
import type { Concession, contract } from '../negotiation/contract.ts'
import { ConcessionDialog } from './ConcessionDialog.tsx'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof offersContract>()

/** What was conceded over the offers of an opportunity and what was got for it; nothing where there is no offer. */
export function Negotiation(props: {
  opportunityId: string
  /** The offer that stands on the page; else the latest one. */
  offerId?: string
  canChange: boolean
}) {
  const t = useT<typeof messages>()
  const words = useConcessionWords()
  const format = useFormat()
  const { opportunityId, canChange } = props
  const [adding, setAdding] = useState(false)
  const offers = useOperation('listOffers', { opportunityId, state: 'all' }).data?.offers ?? []
  const told = useOperation('listConcessions', { opportunityId }).data
  const offer = offers.find(({ id }) => id === props.offerId) ?? offers[0]
  if (!told || !offer) return null
  const { concessions, amount, currency, oneSided } = told
  if (concessions.length === 0 && !canChange) return null
  return (
    <Section
      title={t('offers.conceded')}
      note={[
        concessions.length > 0 && amount > 0 ? format.money(amount, currency) : null,
        oneSided > 0 ? t('offers.oneSidedCount', { count: oneSided }) : null,
      ]
        .filter(Boolean)
        .join(', ')}
      actions={
        canChange && (
          <Button size="small" icon="plus" onClick={() => setAdding(true)}>
            {t('offers.concede')}
          </Button>
        )
      }
    >
      {concessions.length > 0 && (
        <Rows label={t('offers.conceded')}>
          {concessions.map((one) => (
            <Row
              key={one.id}
              title={one.what}
              badge={one.oneSided && <Badge tone="signal">{t('offers.oneSided')}</Badge>}
              note={[one.oneSided ? null : words.inReturn(one), format.day(one.day), one.byName, one.offerNumber]
                .filter(Boolean)
                .join(' · ')}
              value={words.amount(one)}
              actions={canChange && <ConcessionActs concession={one} />}
            />
          ))}
        </Rows>
      )}
      {adding && <ConcessionDialog offerId={offer.id} currency={offer.currency} onClose={() => setAdding(false)} />}
    </Section>
  )
}

/** A concession in words. */
export function useConcessionWords() {
  const t = useT<typeof messages>()
  const format = useFormat()
  return {
    name: t('offers.concededOne'),
    amount: ({ amount, currency }: Concession) => (amount === null ? null : format.money(amount, currency)),
    inReturn: ({ inReturn }: Concession) =>
      inReturn ? t('offers.inReturnFor', { what: inReturn }) : t('offers.oneSided'),
  }
}

function ConcessionActs({ concession }: { concession: Concession }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const remove = useCommand('deleteConcession')
  const [changing, setChanging] = useState(false)
  const { id, offerId, currency, what } = concession
  const label = `${t('ui.actions')}: ${what}`
  return (
    <>
      <Menu
        align="end"
        label={label}
        trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
        items={[
          { label: t('offers.change'), icon: 'edit', run: () => setChanging(true) },
          null,
          {
            label: t('offers.delete'),
            icon: 'trash',
            danger: true,
            run: async () => done(t('offers.concedeDeleted'), await remove.run({ id })),
          },
        ]}
      />
      {changing && (
        <ConcessionDialog
          offerId={offerId}
          currency={currency}
          concession={concession}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  )
}
