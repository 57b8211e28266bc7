import { useFormat, useT } from '#ui/i18n.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { healthSentence } from '../../healthWords.ts'
import { healthParts, type Light } from '../../rules/health.ts'
import type { Found } from '../AccountFrame.tsx'
import css from './plan.module.css'
import type { Words } from './words.ts'

/** The light with its word; shape and word say it too. */
export function HealthLight({ light }: { light: Light | null }) {
  const t = useT<Words>()
  return (
    <span className={css.light} data-light={light ?? undefined}>
      <i aria-hidden="true" />
      {t(`keyAccounts.light.${light ?? 'none'}`)}
    </span>
  )
}

/** How the account is: the light, and what each of its parts says; what nobody knows is said too. */
export function Health({ health }: { health: Found['health'] }) {
  const t = useT<Words>()
  const format = useFormat()
  if (!health) return null
  const known = healthParts.filter((part) => health.parts[part] !== null)
  const unknown = healthParts.filter((part) => health.parts[part] === null)
  const weight = (part: (typeof healthParts)[number]) => {
    const judged = health.parts[part]
    return judged?.alarm ? 0 : judged?.bad ? 1 : 2
  }
  return (
    <Section title={t('accountPlan.health')} actions={<HealthLight light={health.light} />}>
      <Rows
        label={t('accountPlan.health')}
        foot={
          unknown.length > 0 &&
          t('accountPlan.health.unknown', {
            parts: format.list(unknown.map((part) => t(`accountPlan.health.${part}`))),
          })
        }
      >
        {known
          .toSorted((a, b) => weight(a) - weight(b))
          .map((part) => {
            const judged = health.parts[part]
            return (
              judged && (
                <Row
                  key={part}
                  title={t(`accountPlan.health.${part}`)}
                  note={healthSentence(t, format, judged)}
                  value={t(
                    judged.alarm
                      ? 'accountPlan.health.alarm'
                      : judged.bad
                        ? 'accountPlan.health.bad'
                        : 'accountPlan.health.good',
                  )}
                />
              )
            )
          })}
      </Rows>
    </Section>
  )
}
