import type { BuyingRole } from '#features/opportunities/rules.ts'
import { Fact, Facts } from '#ui/Editable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { Support } from '../../rules/people.ts'
import css from './plan.module.css'
import type { FoundPlan, Words } from './words.ts'

const mostShown = 8

/** What is known already, so that nobody begins before an empty form; never on the paper for the customer. */
export function PlanKnown({ known: { figures, people } }: { known: FoundPlan['known'] }) {
  const t = useT<Words>()
  const format = useFormat()
  const { currency, revenue, revenueBefore, potential } = figures
  const growth = revenueBefore > 0 ? ` (${format.change(revenue / revenueBefore - 1)})` : ''
  return (
    <Section title={t('accountPlan.known')} note={t('accountPlan.internal')}>
      <Card padded>
        <Facts label={t('accountPlan.known')}>
          <Fact label={t('accountPlan.known.revenue')}>{`${format.money(revenue, currency, 'never')}${growth}`}</Fact>
          <Fact label={t('accountPlan.known.potential')}>{format.money(potential, currency, 'never')}</Fact>
        </Facts>
        {people.length > 0 && (
          <ul className={css.people} aria-label={t('keyAccounts.people')}>
            {people.slice(0, mostShown).map((one) => (
              <li key={one.id}>
                {one.name}
                <small>
                  {[
                    one.function,
                    ...one.roles.map((role) => t(`opportunities.role.${role as BuyingRole}`)),
                    one.support && t(`keyAccounts.people.support.${one.support as Support}`),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  )
}
