import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../risks/contract.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** What speaks against a customer staying, each with its reason; `quiet`: nothing where nothing does. */
export function CustomerRisks({ customerId, quiet }: { customerId: string; quiet?: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const risks = useOperation('getCustomerRisks', { customerId }).data?.risks
  if (!risks || (quiet && risks.length === 0)) return null
  return (
    <Section title={t('contracts.risks')}>
      {risks.length === 0 ? (
        <Card padded>{t('contracts.risks.none')}</Card>
      ) : (
        <Rows label={t('contracts.risks')}>
          {risks.map(({ kind, params: { change, count, ...params } }) => (
            <Row
              key={kind + String(params.name)}
              sentence
              title={t(`contracts.risk.${kind}`, {
                ...params,
                ...(change === undefined ? {} : { change: format.change(Number(change)) }),
                ...(count === undefined ? {} : { count: Number(count) }),
              } as never)}
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
