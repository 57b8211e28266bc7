import { useState } from 'react'
import { telLink } from '#features/customers/web/links.ts'
import { FileLinks, useAttach } from '#features/files/web/Files.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { CloseDialog } from '#features/opportunities/web/CloseDialog.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { contract, Offer } from '../contract.ts'
import { ChaseDialog } from './ChaseDialog.tsx'
import type { messages } from './messages.ts'
import { OfferDialog } from './OfferDialog.tsx'
import css from './OfferRow.module.css'

const { useCommand } = operationHooks<typeof contract>()

/**
 * One offer as a row: when to ask, of whom, how much, and the three ways it may end. `at`: what goes without saying
 * there is left out.
 */
export function OfferRow({ offer, at }: { offer: Offer; at?: 'customer' | 'opportunity' }) {
  const words = useOfferWords()
  const format = useFormat()
  const { today } = useMe()
  const { askOn, decidedOn, number, customerName, opportunityTitle, personName, phone } = offer
  const name = words.name(offer)
  const waiting = decidedOn === null
  return (
    <Row
      when={!waiting || !askOn ? '' : askOn === today ? format.ago(askOn, today) : format.dayShort(askOn, today)}
      due={waiting && askOn !== null && askOn <= today}
      title={at === 'opportunity' ? number : at === 'customer' ? opportunityTitle : (customerName ?? opportunityTitle)}
      to={
        at !== 'opportunity'
          ? `/neugeschaeft/${offer.opportunityId}`
          : offer.written
            ? `/neugeschaeft/angebote/${offer.id}`
            : undefined
      }
      note={
        <>
          {[
            at === 'opportunity' ? null : name,
            at || !customerName ? null : opportunityTitle,
            ...words.notes(offer, true),
            words.conceded(offer),
            at ? null : personName,
          ]
            .filter(Boolean)
            .join(' · ')}
          {!at && waiting && phone && (
            <>
              {' · '}
              <a className={css.phone} href={telLink(phone)}>
                {phone.number}
              </a>
            </>
          )}
          {at && offer.note ? ` · ${offer.note}` : null}
          {at === 'opportunity' && <FileLinks files={offer.files} canChange={offer.canChange} />}
        </>
      }
      value={words.amount(offer)}
      actions={<OfferActs offer={offer} />}
    />
  )
}

/** An offer in words. */
export function useOfferWords() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  const short = (day: string) => format.dayShort(day, today)
  return {
    name: ({ number }: Offer) => t('offers.name', { number }),
    amount: ({ amount, currency }: Offer) => format.money(amount, currency),
    /** What was conceded over it, and how often for nothing. */
    conceded({ conceded: { count, amount, oneSided }, currency }: Offer): string | null {
      if (count === 0) return null
      const sum = `${t('offers.concededSum', { count })}${amount > 0 ? ` (${format.money(amount, currency)})` : ''}`
      return oneSided > 0 ? `${sum}, ${t('offers.oneSidedCount', { count: oneSided })}` : sum
    },
    /** When it was sent, how long it is valid, and what came of it or when to ask; `dated`: that day stands beside. */
    notes({ sentOn, validUntil, askOn, status, overdueDays, decidedOn }: Offer, dated = false): string[] {
      if (status === 'draft') return [t('offers.status.draft')]
      const sent = sentOn ? [t('offers.sent', { when: format.ago(sentOn, today) })] : []
      if (status !== 'open' && status !== 'expired')
        return [
          ...sent,
          t('offers.decided', { outcome: t(`offers.status.${status}`), day: format.dayShort(decidedOn, today) }),
        ]
      const valid = validUntil
        ? [t(status === 'expired' ? 'offers.expired' : 'offers.valid', { day: short(validUntil) })]
        : []
      if (overdueDays > 0) return [...sent, ...valid, t('offers.overdue', { count: overdueDays })]
      return [...sent, ...valid, ...(dated || !askOn ? [] : [t('offers.ask', { day: short(askOn) })])]
    },
  }
}

/** Ordered, lost, or to be asked again later; nothing for whoever may not. `small`: the rest in the menu only. */
export function OfferActs({ offer, small }: { offer: Offer; small?: boolean }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const [dialog, setDialog] = useState<'won' | 'lost' | 'chase' | 'change' | null>(null)
  const remove = useCommand('deleteOffer')
  const attach = useAttach('offers', offer.id)
  const { id, number, amount, currency, version, opportunityTitle } = offer
  if (!offer.canChange) return null
  const waiting = offer.decidedOn === null && offer.sentOn !== null
  const shut = () => setDialog(null)
  const label = t('offers.menu', { number })
  const ends = (
    [
      ['offers.order', 'won'],
      ['offers.lose', 'lost'],
      ['offers.chase', 'chase'],
    ] as const
  ).slice(0, waiting ? 3 : 0)
  return (
    <Buttons>
      {!small &&
        ends.map(([key, which]) => (
          <Button key={key} size="small" aria-label={`${t(key)}: ${number}`} onClick={() => setDialog(which)}>
            {t(key)}
          </Button>
        ))}
      <Menu
        label={label}
        align="end"
        trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
        items={[
          ...(small ? ends.map(([key, which]) => ({ label: t(key), run: () => setDialog(which) })) : []),
          offer.written
            ? { label: t('offers.open'), icon: 'edit', to: `/neugeschaeft/angebote/${id}` }
            : { label: t('offers.change'), icon: 'edit', run: () => setDialog('change') },
          { label: t('offers.attach'), icon: 'file', run: attach.choose },
          ...(offer.written
            ? []
            : [
                null,
                {
                  label: t('offers.delete'),
                  icon: 'trash' as const,
                  danger: true,
                  run: async () => done(t('offers.deleted', { number }), await remove.run({ id })),
                },
              ]),
        ]}
      />
      {attach.input}
      {(dialog === 'won' || dialog === 'lost') && (
        <CloseDialog
          byOffer
          opportunity={{ id, version, title: opportunityTitle, amount, currency }}
          outcome={dialog}
          onClose={shut}
        />
      )}
      {dialog === 'chase' && <ChaseDialog offer={offer} onClose={shut} />}
      {dialog === 'change' && <OfferDialog offer={offer} onClose={shut} />}
    </Buttons>
  )
}
