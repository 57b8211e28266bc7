import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { telLink } from '#features/customers/web/links.ts'
import { useMe } from '#features/members/web/me.tsx'
import { daysBetween } from '#shared/days.ts'
import { ClassBadge } from '#ui/Badge.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { KeyHints } from '#ui/KeyHints.tsx'
import { ReasonText, RhythmBar } from '#ui/Reason.tsx'
import { Rows, WorkRow } from '#ui/Rows.tsx'
import { useShortcuts } from '#ui/shortcuts.ts'
import type { ContactAgainRow } from '../contract.ts'
import type { messages } from '../messages.ts'
import { reasonWords } from '../reason.ts'
import { LaterDialog } from './LaterDialog.tsx'
import { OutcomeLine } from './OutcomeLine.tsx'

/**
 * The customers to contact again as rows to work off: `a` calls, `g` notes what was said, `e` notes that
 * nobody answered, `s` puts off. After each the next one is in its place.
 */
export function WorkList(props: {
  label: string
  customers: readonly ContactAgainRow[]
  /** The customer to begin with. */
  start?: string | undefined
  /** Where the list goes on. */
  foot?: ReactNode
}) {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const { customers } = props
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      customers.findIndex((row) => row.customerId === props.start),
    ),
  )
  const [speaking, setSpeaking] = useState<{ customerId: string; outcome: 'reached' | 'notReached' } | null>(null)
  const [later, setLater] = useState<ContactAgainRow | null>(null)
  const selected = Math.min(at, customers.length - 1)
  const current = customers[selected]
  const row = useRef<HTMLLIElement>(null)
  const moved = useRef(false)

  useEffect(() => {
    if (!moved.current || selected < 0) return
    moved.current = false
    row.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  const move = (step: number) => {
    moved.current = true
    setSpeaking(null)
    setAt(Math.max(0, Math.min(customers.length - 1, selected + step)))
  }
  const speak = (customer: ContactAgainRow, outcome: 'reached' | 'notReached' = 'reached') => {
    if (!customer.canLog) return
    setAt(customers.indexOf(customer))
    setSpeaking({ customerId: customer.customerId, outcome })
  }
  const call = (customer: ContactAgainRow) => {
    const phone = customer.person?.phone ?? customer.phone
    if (phone) window.location.href = telLink(phone)
    speak(customer)
  }

  useShortcuts(
    {
      j: { label: t('contactAgain.keys.next'), run: () => move(1) },
      k: { label: t('contactAgain.keys.previous'), run: () => move(-1) },
      a: { label: t('contactAgain.keys.call'), run: () => current && call(current) },
      g: { label: t('contactAgain.keys.spoken'), run: () => current && speak(current) },
      e: { label: t('contactAgain.keys.notReached'), run: () => current && speak(current, 'notReached') },
      s: { label: t('contactAgain.keys.later'), run: () => current?.canLog && setLater(current) },
      o: {
        label: t('contactAgain.keys.open'),
        run: () => current && navigate({ to: `/kunden/${current.customerId}` }),
      },
    },
    customers.length > 0,
  )

  return (
    <>
      <Rows
        label={props.label}
        foot={
          <>
            <KeyHints
              hints={[
                [['j', 'k'], t('contactAgain.keys.upDown')],
                [['a'], t('contactAgain.keys.call')],
                [['g'], t('contactAgain.keys.spoken')],
                [['e'], t('contactAgain.keys.notReached')],
                [['s'], t('contactAgain.keys.later')],
              ]}
            />
            {props.foot}
          </>
        }
      >
        {customers.map((customer, index) => (
          <ContactRow
            key={customer.customerId}
            customer={customer}
            rank={index + 1}
            ref={index === selected ? row : undefined}
            selected={index === selected}
            onCall={() => speak(customer)}
            onSpoken={() => speak(customer)}
            onLater={() => setLater(customer)}
            below={
              speaking?.customerId === customer.customerId && (
                <OutcomeLine
                  customer={customer}
                  outcome={speaking.outcome}
                  onOutcome={(outcome) => setSpeaking({ ...speaking, outcome })}
                  onDone={() => setSpeaking(null)}
                />
              )
            }
          />
        ))}
      </Rows>
      {later && <LaterDialog customer={later} onClose={() => setLater(null)} />}
    </>
  )
}

function ContactRow(props: {
  customer: ContactAgainRow
  rank: number
  selected: boolean
  ref: React.Ref<HTMLLIElement> | undefined
  onCall: () => void
  onSpoken: () => void
  onLater: () => void
  below: ReactNode
}) {
  const t = useT<typeof messages>()
  const { customer } = props
  const phone = customer.person?.phone ?? customer.phone
  return (
    <WorkRow
      ref={props.ref}
      rank={props.rank}
      name={customer.name}
      to={`/kunden/${customer.customerId}`}
      selected={props.selected}
      badge={<ClassBadge keyAccount={customer.mode === 'keyAccount'} name={customer.class} />}
      person={[customer.person?.name, customer.person?.function, phone].filter(Boolean).join(' · ') || customer.city}
      actions={
        customer.canLog &&
        !props.below && (
          <>
            {phone ? (
              <ButtonLink kind={props.selected ? 'do' : 'plain'} href={telLink(phone)} onClick={props.onCall}>
                {t('contactAgain.call')}
              </ButtonLink>
            ) : (
              <Button kind={props.selected ? 'do' : 'plain'} onClick={props.onSpoken}>
                {t('contactAgain.spoken')}
              </Button>
            )}
            {props.selected && phone && <Button onClick={props.onSpoken}>{t('contactAgain.spoken')}</Button>}
            {props.selected && (
              <Button kind="ghost" onClick={props.onLater}>
                {t('contactAgain.later')}
              </Button>
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
