import type { Output } from '#shared/contract.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import css from './Movement.module.css'
import type { Names, Words } from './words.ts'

/** What moves well stands above everything that does not: the largest that came forward, with the way they went. */
export function MovingSection(props: { found: Output<(typeof contract)['getMovement']>; nameOf: Names }) {
  const t = useT<Words>()
  const format = useFormat()
  const { moving, advanced, currency } = props.found
  if (moving.length === 0) return null
  return (
    <Section
      title={t('movement.moving')}
      note={t('movement.moving.note', {
        count: advanced.count,
        amount: format.money(advanced.amount, currency, 'never'),
      })}
    >
      <Rows label={t('movement.moving')}>
        {moving.map((one) => (
          <Row
            key={one.id}
            title={[one.title, one.customerName].filter(Boolean).join(' · ')}
            {...(one.deleted ? {} : { to: `/neugeschaeft/${one.id}` })}
            note={
              <>
                {one.path.map((id, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a way may come to the same stage twice
                  <span key={i} className={i > 0 ? css.forward : undefined}>
                    {i > 0 && ' → '}
                    {props.nameOf.stage(id)}
                  </span>
                ))}
                {one.won && <span className={css.forward}> → {t('movement.column.won')} ✓</span>}
              </>
            }
            value={format.money(one.amount, currency, 'never')}
            valueNote={props.nameOf.member(one.ownerId)}
          />
        ))}
      </Rows>
    </Section>
  )
}
