import { Link } from '@tanstack/react-router'
import { useRested } from '#features/customers/web/useRested.ts'
import { useT } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import css from './Duplicates.module.css'
import { useReasons, type Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type CustomerTraits = Partial<Record<'customerNumber' | 'street' | 'postcode' | 'city' | 'phone' | 'email', string>> & {
  name: string
}

/** Says while one types that this company may be there already, and why; it stops nobody. */
export function SimilarCustomers(
  props: CustomerTraits & { memberName: (id: string | null) => string | null | undefined },
) {
  const { memberName, ...traits } = props
  const asked = useRested(traits, 250)
  const similar = useOperation('listSimilarCustomers', asked, {
    enabled: asked.name.trim().length > 2 || (asked.customerNumber ?? '').trim() !== '',
    keep: true,
  }).data?.customers
  if (props.name.trim() === '') return null
  return (
    <Similar
      all={(similar ?? []).map((one) => ({
        ...one,
        to: `/kunden/${one.id}`,
        note: [one.city, memberName(one.ownerId)].filter(Boolean).join(', '),
      }))}
    />
  )
}

/** Says while one types that this person may be there already, and why; it stops nobody. */
export function SimilarPersons(props: {
  firstName: string
  lastName: string
  customerId?: string | undefined
  email?: string | undefined
  phone?: string | undefined
}) {
  const asked = useRested(props, 250)
  const similar = useOperation('listSimilarPersons', asked, {
    enabled: asked.lastName.trim().length > 1,
    keep: true,
  }).data?.persons
  if (props.lastName.trim() === '') return null
  return (
    <Similar
      all={(similar ?? []).map((one) => ({ ...one, to: `/personen/${one.id}`, note: one.customerName ?? '' }))}
    />
  )
}

type One = { id: string; to: string; name: string; note: string; reasons: string[] }

function Similar({ all }: { all: One[] }) {
  const t = useT<Words>()
  const reasons = useReasons()
  if (all.length === 0) return null
  return (
    <Notice tone="signal" title={t('duplicates.thereAlready')}>
      <ul className={css.similar}>
        {all.map((one) => (
          <li key={one.id}>
            <Link to={one.to}>{one.name}</Link>
            {one.note && `, ${one.note}`} ({reasons(one.reasons)})
          </li>
        ))}
      </ul>
    </Notice>
  )
}
