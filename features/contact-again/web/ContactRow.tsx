import type { ReactNode, Ref } from 'react'
import { telLink } from '#features/customers/web/links.ts'
import { useMe } from '#features/members/web/me.tsx'
import { daysBetween } from '#shared/days.ts'
import { ClassBadge } from '#ui/Badge.tsx'
import { Button, ButtonLink, IconButton } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { ReasonText, RhythmBar } from '#ui/Reason.tsx'
import { WorkRow } from '#ui/Rows.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { ContactAgainRow } from '../contract.ts'
import type { messages } from '../messages.ts'
import { reasonWords } from '../reason.ts'
import css from './ContactRow.module.css'

/** What can be done with a customer of the list, each also by its key. */
export type ContactActs = {
  speak: (outcome?: 'reached' | 'notReached') => void
  later: () => void
  rhythm: () => void
  handOver: () => void
}

/** One customer to work off: who, why, and what to do now; everything else behind the three points. */
export function ContactRow(props: {
  customer: ContactAgainRow
  rank: number
  selected: boolean
  onSelect: () => void
  ref: Ref<HTMLLIElement> | undefined
  acts: ContactActs
  below: ReactNode
}) {
  const t = useT<typeof messages>()
  const phone = usePhone()
  const { customer, acts, selected } = props
  const number = numberOf(customer)
  // A thumb has no keys: there each row offers all of it.
  const whole = selected || phone
  const spoken = (
    <Button kind={selected && !number ? 'do' : 'plain'} onClick={() => acts.speak()}>
      {t('contactAgain.spoken')}
    </Button>
  )
  return (
    <WorkRow
      ref={props.ref}
      rank={props.rank}
      name={customer.name}
      to={`/kunden/${customer.customerId}`}
      selected={selected}
      onSelect={props.onSelect}
      badge={<ClassBadge keyAccount={customer.mode === 'keyAccount'} name={customer.class} />}
      person={[customer.person?.name, customer.person?.function, number].filter(Boolean).join(' · ') || customer.city}
      actions={
        !props.below && (
          <>
            {customer.canLog && number && (
              <ButtonLink kind={selected ? 'do' : 'plain'} href={telLink(number)} onClick={() => acts.speak()}>
                {t('contactAgain.call')}
              </ButtonLink>
            )}
            {customer.canLog && (whole || !number) && spoken}
            {whole && (
              <div className={css.more}>
                {customer.canLog && !phone && (
                  <Button kind="ghost" onClick={acts.later}>
                    {t('contactAgain.later')}
                  </Button>
                )}
                <Menu
                  align="end"
                  label={t('contactAgain.moreOf', { name: customer.name })}
                  trigger={(trigger) => (
                    <IconButton {...trigger} icon="more" label={t('contactAgain.moreOf', { name: customer.name })} />
                  )}
                  items={itemsFor(customer, acts, t)}
                />
              </div>
            )}
          </>
        )
      }
      below={props.below}
    >
      <Reason customer={customer} />
    </WorkRow>
  )
}

function itemsFor(customer: ContactAgainRow, acts: ContactActs, t: ReturnType<typeof useT<typeof messages>>) {
  const items: (MenuItem | false)[] = [
    customer.canLog && { label: t('contactAgain.notReached'), keys: 'e', run: () => acts.speak('notReached') },
    customer.canLog && { label: t('contactAgain.laterDots'), keys: 's', run: acts.later },
    customer.canChange && { label: t('contactAgain.rhythm.change'), keys: 'r', run: acts.rhythm },
    customer.canHandOver && { label: t('contactAgain.handOver'), keys: 'h', run: acts.handOver },
    { label: t('contactAgain.open'), keys: 'o', to: `/kunden/${customer.customerId}` },
  ]
  return items.filter((item) => item !== false)
}

/** The number to call: of the person one speaks with, else of the company. */
export function numberOf(customer: Pick<ContactAgainRow, 'person' | 'phone'>): string | null {
  return customer.person?.phone ?? customer.phone
}

/** Why the customer stands here: the first reason large, the others below. */
export function Reason({ customer }: { customer: ContactAgainRow }) {
  const translate = useTranslate()
  const format = useFormat()
  const { today } = useMe()
  const [first, ...others] = customer.reason.map((part) =>
    reasonWords(part, { t: translate, format, currency: customer.currency, today }),
  )
  return (
    <>
      <ReasonText note={others.map(({ strong, rest }) => [strong, rest].filter(Boolean).join(' ')).join(' · ')}>
        <b>{first?.strong}</b> {first?.rest}
      </ReasonText>
      {customer.lastContact && customer.rhythm > 0 && (
        <RhythmBar days={daysBetween(customer.lastContact, today)} rhythm={customer.rhythm} />
      )}
    </>
  )
}
