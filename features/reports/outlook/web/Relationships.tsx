import { Link } from '@tanstack/react-router'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** The relationships that will carry the money below: where on the ladder they stand, and whether they climb. */
export function Relationships() {
  const t = useT<Words>()
  const format = useFormat()
  const found = useOperation('getRelationships', {}).data
  if (!found || found.total === 0) return null
  const months = found.steps.slice(-3).toReversed()
  const { talks, persons, talksBefore } = found.deciders
  return (
    <Section title={t('outlook.relations')} note={t('outlook.relations.note')}>
      <Rows
        label={t('outlook.relations')}
        foot={[
          t('outlook.relations.steps', {
            months: format.list(
              months.map(({ month, steps }) =>
                t('outlook.relations.month', { steps: format.number(steps), month: format.month(month) }),
              ),
            ),
          }),
          t('outlook.relations.deciders', {
            talks: format.number(talks),
            persons: format.number(persons),
            before: talksBefore,
          }),
        ].join(' ')}
      >
        {found.rungs.map(({ rung, count, customers }) => (
          <Row
            key={rung}
            title={t(`outlook.rung.${rung}`)}
            note={
              customers.length > 0 && (
                <>
                  {customers.map(({ id, name }, n) => (
                    <span key={id}>
                      {n > 0 && ' · '}
                      <Link to={`/kunden/${id}` as never}>{name}</Link>
                    </span>
                  ))}
                  {count > customers.length && ` · ${t('outlook.relations.more', { count: count - customers.length })}`}
                </>
              )
            }
            value={format.number(count)}
          />
        ))}
      </Rows>
    </Section>
  )
}
