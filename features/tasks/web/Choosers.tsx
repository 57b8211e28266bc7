import type { contract as customersContract } from '#features/customers/contract.ts'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as personsContract } from '#features/persons/contract.ts'
import { nameOf } from '#features/persons/rules.ts'
import { Combobox, type Option } from '#ui/Combobox.tsx'
import type { Control } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { messages } from './messages.ts'

const { useOperation, useClient } = operationHooks<
  typeof membersContract & typeof customersContract & typeof personsContract
>()

/** The colleagues who are there, oneself first. */
export function useColleagues(): { id: string; name: string; email: string | null }[] {
  const { member } = useMe()
  const members = useOperation('listMembers', {}).data?.members ?? []
  const others = members.filter(({ id, leftAt }) => id !== member.id && !leftAt)
  return [member, ...others]
}

/** Who of us: oneself or a colleague, with or without a login. `empty` names nobody. */
export function ColleagueSelect({
  value,
  onChange,
  empty,
  ...control
}: Control & { value: string | null; onChange: (memberId: string | null) => void; empty?: string }) {
  const t = useT<typeof messages>()
  const { member } = useMe()
  const options = useColleagues().map(({ id, name }) => ({
    value: id,
    label: id === member.id ? t('tasks.me', { name }) : name,
  }))
  return <SelectInput {...control} value={value} onChange={onChange} options={options} empty={empty} />
}

/** One of the persons at a customer. */
export function PersonSelect({
  customerId,
  value,
  onChange,
  empty,
  ...control
}: Control & {
  customerId: string
  value: string | null
  onChange: (personId: string | null) => void
  empty: string
}) {
  const persons = useOperation('listPersons', { customerId, limit: 200 }).data?.persons ?? []
  const options = persons
    .filter((person) => !person.leftAt || person.id === value)
    .map((person) => ({
      value: person.id,
      label: [nameOf(person), person.function].filter(Boolean).join(', '),
    }))
  return <SelectInput {...control} value={value} onChange={onChange} options={options} empty={empty} />
}

/** A customer, found by typing. */
export function CustomerChooser({
  value,
  onChange,
  ...control
}: Control & { value: Option | null; onChange: (customer: Option | null) => void }) {
  const client = useClient()
  const find = async (text: string): Promise<Option[]> => {
    const { customers } = await client.listCustomers({ ...(text === '' ? {} : { search: text }), limit: 12 })
    return customers.map(({ id, name, city }) => ({ value: id, label: name, ...(city ? { note: city } : {}) }))
  }
  return <Combobox {...control} value={value} options={find} onChange={onChange} />
}
