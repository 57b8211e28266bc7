import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, EndingAgreement } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract>()

/** Framework contracts and bonuses by their last day, with what is left or missing until then; nothing where there are none. */
export function EndingAgreements({ accounts }: { accounts: 'first' | 'only' | 'all' }) {
  const t = useT<typeof messages>()
  const agreements = useOperation('listEndingAgreements', { accounts }).data?.agreements ?? []
  if (agreements.length === 0) return null
  return (
    <Section title={t('agreements.title')}>
      <Rows label={t('agreements.title')}>
        {agreements.map((one) => (
          <Ending key={one.id} one={one} />
        ))}
      </Rows>
    </Section>
  )
}

function Ending({ one }: { one: EndingAgreement }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { nameOf } = useMembers()
  const { today, alone } = useMe()
  const money = (amount: number) => format.money(amount, one.currency, 'never')
  const much = (value: number) => (one.unit === null ? money(value) : `${format.number(value)} ${one.unit}`)
  const { rest, next } = one
  const stand =
    rest !== null
      ? rest >= 0
        ? t('agreements.rest', { rest: much(rest) })
        : t('agreements.over', { rest: much(-rest) })
      : next
        ? t('agreements.next', { missing: money(next.missing), percent: format.number(next.percent) })
        : t('agreements.top')
  return (
    <Row
      title={`${one.customerName} · ${one.name}`}
      to={one.keyAccount ? `/schluesselkunden/${one.customerId}/vertraege` : `/kunden/${one.customerId}`}
      note={[t(`agreements.${one.kind}`), stand, !alone && nameOf(one.ownerId)].filter(Boolean).join(' · ')}
      value={t('agreements.until', { day: format.dayShort(one.day, today) })}
    />
  )
}
