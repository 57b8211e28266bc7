import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { Input } from '#shared/contract.ts'
import { ClassBadge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import css from './ContactAgainPage.module.css'

const { useOperation } = operationHooks<typeof contract>()

/** Who becomes due in the next seven days; folded until asked for. */
export function ComingUp(props: { filter: Omit<Input<(typeof contract)['listComingUp']>, 'days' | 'limit'> }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const query = useOperation('listComingUp', props.filter, { keep: true })
  if (query.data?.customers.length === 0) return null
  return (
    <div className={css.comingUp}>
      <Section
        title={t('contactAgain.comingUp')}
        note={query.data && t('contactAgain.comingUpCount', { count: query.data.customers.length })}
        actions={
          <Button size="small" kind="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'contactAgain.fold' : 'contactAgain.unfold')}
          </Button>
        }
      >
        {open && (
          <Loaded query={query}>
            {({ customers }) => (
              <Rows label={t('contactAgain.comingUp')}>
                {customers.map((customer) => (
                  <Row
                    key={customer.customerId}
                    when={format.dayOfWeek(customer.due, today)}
                    title={customer.name}
                    to={`/kunden/${customer.customerId}`}
                    badge={<ClassBadge keyAccount={customer.mode === 'keyAccount'} name={customer.class} />}
                    note={customer.person?.name ?? customer.city}
                  />
                ))}
              </Rows>
            )}
          </Loaded>
        )}
      </Section>
    </div>
  )
}
