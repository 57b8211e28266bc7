import { Link } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerChooser } from '#features/tasks/web/Choosers.tsx'
import { EditableFact } from '#ui/Editable.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** For whom the customer of an opportunity buys; only where the company sells through dealers. */
export function EndCustomerFact({ opportunityId, may }: { opportunityId: string; may: boolean }) {
  const t = useT<typeof messages>()
  const on = useMe().company.areas.includes('protections')
  const found = useOperation('getProtection', { opportunityId }, { enabled: on }).data
  const set = useCommand('setEndCustomer')
  if (!on || !found) return null
  const { endCustomer } = found
  return (
    <EditableFact
      label={t('protections.endCustomer')}
      value={endCustomer && { value: endCustomer.id, label: endCustomer.name }}
      may={may}
      immediate
      show={(value) => (value && !may ? <Link to={`/kunden/${value.value}`}>{value.label}</Link> : value?.label)}
      save={(value) => set.attempt({ opportunityId, customerId: value?.value ?? null })}
    >
      {(control, value, onChange) => <CustomerChooser {...control} value={value} onChange={onChange} />}
    </EditableFact>
  )
}
