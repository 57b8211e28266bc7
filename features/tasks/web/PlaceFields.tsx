import type { Option } from '#ui/Combobox.tsx'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { CustomerChooser, PersonSelect } from './Choosers.tsx'
import type { messages } from './messages.ts'

/** At which customer, and with whom there. */
export type Place = { customer: Option | null; personId: string | null }

/** The place of what is changed, else the one that something new starts with. */
export function placeOf(
  record: { customerId: string | null; customerName: string | null; personId: string | null } | undefined,
  start: { customer?: { id: string; name: string }; personId?: string },
): Place {
  const { id, name } = (record ? { id: record.customerId, name: record.customerName } : start.customer) ?? {}
  return {
    customer: id ? { value: id, label: name ?? '' } : null,
    personId: (record ? record.personId : start.personId) ?? null,
  }
}

/** A place as the operations take it. */
export function placeInput({ customer, personId }: Place) {
  return { customerId: customer?.value ?? null, personId: customer ? personId : null }
}

/** The customer, and one of their persons once it is chosen. */
export function PlaceFields({ value, onChange }: { value: Place; onChange: (place: Place) => void }) {
  const t = useT<typeof messages>()
  const { customer, personId } = value
  return (
    <FieldPair>
      <Field label={t('tasks.customer')}>
        {(control) => (
          <CustomerChooser
            {...control}
            value={customer}
            onChange={(chosen) => onChange({ customer: chosen, personId: null })}
          />
        )}
      </Field>
      {customer && (
        <Field label={t('tasks.person')}>
          {(control) => (
            <PersonSelect
              {...control}
              customerId={customer.value}
              value={personId}
              onChange={(chosen) => onChange({ customer, personId: chosen })}
              empty={t('tasks.nobody')}
            />
          )}
        </Field>
      )}
    </FieldPair>
  )
}
