import { Link } from '@tanstack/react-router'
import type { contract as samplesContract } from '#features/samples/contract.ts'
import { SampleRow } from '#features/samples/web/SampleRow.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { ComplaintRow } from './ComplaintRow.tsx'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract & typeof samplesContract>()

/** Open complaints and samples of one customer; nothing where there are none. */
export function CustomerCases({ customer }: { customer: { id: string; canLog: boolean } }) {
  const t = useT<typeof messages>()
  const scope = { customerId: customer.id, limit: 6 }
  const complaints = useOperation('listComplaints', scope).data?.complaints ?? []
  const samples = useOperation('listSamples', scope).data?.samples ?? []
  if (complaints.length + samples.length === 0) return null
  return (
    <Section
      title={t('complaints.title')}
      actions={<Link to={'/reklamationen' as never}>{t('complaints.allOfThem')}</Link>}
    >
      <Rows label={t('complaints.title')}>
        {complaints.map((complaint) => (
          <ComplaintRow key={complaint.id} bare complaint={complaint} canChange={customer.canLog} />
        ))}
        {samples.map((sample) => (
          <SampleRow key={sample.id} bare sample={sample} canChange={customer.canLog} />
        ))}
      </Rows>
    </Section>
  )
}
