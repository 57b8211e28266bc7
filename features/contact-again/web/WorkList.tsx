import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { useT } from '#ui/i18n.tsx'
import { KeyHints } from '#ui/KeyHints.tsx'
import { Rows } from '#ui/Rows.tsx'
import { useShortcuts } from '#ui/shortcuts.ts'
import type { ContactAgainRow } from '../contract.ts'
import type { messages } from '../messages.ts'
import { type ContactActs, ContactRow } from './ContactRow.tsx'
import { LaterDialog } from './LaterDialog.tsx'
import { OutcomeLine } from './OutcomeLine.tsx'

// Asked for now and then only; the first page is shown without them.
const RhythmDialog = lazy(() => import('./RhythmDialog.tsx'))
const HandOverDialog = lazy(() => import('./HandOverDialog.tsx'))

type Place = { customerId: string | undefined; at: number }
type Asked = { what: 'later' | 'rhythm' | 'handOver'; customer: ContactAgainRow }

/**
 * The customers to contact again as rows to work off: `a` calls, `g` notes what was said, `e` notes that
 * nobody answered, `s` puts off, `r` sets the rhythm, `h` hands over. After each the next one is in its place.
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
  const [place, setPlace] = useState<Place>({ customerId: props.start, at: 0 })
  const [speaking, setSpeaking] = useState<{ customerId: string; outcome: 'reached' | 'notReached' } | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  // Whoever was chosen stays chosen where the order changes; the next one moves up where it is gone.
  const found = customers.findIndex((row) => row.customerId === place.customerId)
  const selected = found >= 0 ? found : Math.min(place.at, customers.length - 1)
  const current = customers[selected]
  const row = useRef<HTMLLIElement>(null)
  const toFocus = useRef(false)
  const latest = useRef(customers)
  latest.current = customers

  useEffect(() => {
    if (!toFocus.current || speaking) return
    toFocus.current = false
    // Whoever writes elsewhere by now is left there.
    if (document.activeElement?.matches('input, textarea')) return
    row.current?.focus({ preventScroll: true })
    row.current?.scrollIntoView({ block: 'nearest' })
  })

  const select = (at: number) => setPlace({ customerId: customers[at]?.customerId, at })
  const move = (step: number) => {
    toFocus.current = true
    setSpeaking(null)
    select(Math.max(0, Math.min(customers.length - 1, selected + step)))
  }
  const actsOf = (customer: ContactAgainRow): ContactActs => {
    const ask = (what: Asked['what'], may: boolean) => () => {
      select(customers.indexOf(customer))
      if (may) setAsked({ what, customer })
    }
    return {
      speak(outcome = 'reached') {
        select(customers.indexOf(customer))
        if (customer.canLog) setSpeaking({ customerId: customer.customerId, outcome })
      },
      later: ask('later', customer.canLog),
      rhythm: ask('rhythm', customer.canChange),
      handOver: ask('handOver', customer.canHandOver),
    }
  }
  /**
   * Logged or left: the row that stands there now gets the focus; one that stays listed has had its turn. What was
   * logged is told once all of the page is read anew: who has gone on to another customer by then stays there.
   */
  const spoken = (customerId: string, logged: boolean) => {
    setSpeaking((now) => (now?.customerId === customerId ? null : now))
    toFocus.current = true
    const at = latest.current.findIndex((one) => one.customerId === customerId)
    const next = latest.current[at + 1]
    if (logged && at >= 0 && next)
      setPlace((now) => (now.customerId === customerId ? { customerId: next.customerId, at: at + 1 } : now))
  }
  /** As if the row's own link had been clicked: it dials, and opens the line. */
  const call = (customer: ContactAgainRow) => {
    const link = row.current?.querySelector<HTMLElement>('a[href^="tel:"]')
    if (link) link.click()
    else actsOf(customer).speak()
  }

  const withCurrent = (run: (customer: ContactAgainRow) => void) => () => current && run(current)
  useShortcuts(
    {
      j: { label: t('contactAgain.keys.next'), run: () => move(1) },
      k: { label: t('contactAgain.keys.previous'), run: () => move(-1) },
      a: { label: t('contactAgain.keys.call'), run: withCurrent(call) },
      g: { label: t('contactAgain.keys.spoken'), run: withCurrent((customer) => actsOf(customer).speak()) },
      e: {
        label: t('contactAgain.keys.notReached'),
        run: withCurrent((customer) => actsOf(customer).speak('notReached')),
      },
      s: { label: t('contactAgain.keys.later'), run: withCurrent((customer) => actsOf(customer).later()) },
      r: { label: t('contactAgain.keys.rhythm'), run: withCurrent((customer) => actsOf(customer).rhythm()) },
      h: { label: t('contactAgain.keys.handOver'), run: withCurrent((customer) => actsOf(customer).handOver()) },
      o: {
        label: t('contactAgain.keys.open'),
        run: withCurrent((customer) => navigate({ to: `/kunden/${customer.customerId}` })),
      },
    },
    customers.length > 0,
  )

  const done = () => {
    toFocus.current = true
    setAsked(null)
  }
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
            onSelect={() => index !== selected && select(index)}
            acts={actsOf(customer)}
            below={
              speaking?.customerId === customer.customerId && (
                <OutcomeLine
                  customer={customer}
                  outcome={speaking.outcome}
                  onOutcome={(outcome) => setSpeaking({ ...speaking, outcome })}
                  onDone={(logged) => spoken(customer.customerId, logged)}
                />
              )
            }
          />
        ))}
      </Rows>
      {asked && (
        <Suspense fallback={null}>
          {asked.what === 'later' && <LaterDialog customer={asked.customer} onClose={done} />}
          {asked.what === 'rhythm' && <RhythmDialog customer={asked.customer} onClose={done} />}
          {asked.what === 'handOver' && <HandOverDialog customer={asked.customer} onClose={done} />}
        </Suspense>
      )}
    </>
  )
}
