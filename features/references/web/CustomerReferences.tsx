import { useDone } from '#features/undo/web/useDone.ts'
import { IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** Who of a customer speaks for us, and what may be said; nothing until there is one. */
export function CustomerReferences({ customer }: { customer: { id: string; canChange: boolean } }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const remove = useCommand('removeReference')
  const references = useOperation('listReferences', { customerId: customer.id }).data?.references ?? []
  if (references.length === 0) return null
  return (
    <Section title={t('references.title')}>
      <Rows label={t('references.title')}>
        {references.map((one) => (
          <Row
            key={one.id}
            title={one.personName ?? t('references.company')}
            note={[t('references.since', { day: format.day(one.day) }), one.text].filter(Boolean).join(' · ')}
            actions={
              customer.canChange && (
                <IconButton
                  size="small"
                  icon="trash"
                  label={t('references.remove')}
                  onClick={async () => done(t('references.removed'), await remove.run({ id: one.id }))}
                />
              )
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
