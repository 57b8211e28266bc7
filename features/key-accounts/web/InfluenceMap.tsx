import { useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { StakeholderRow } from '../people/contract.ts'
import { influences, supports } from '../rules/people.ts'
import css from './KeyAccounts.module.css'
import type { Words } from './words.ts'

/** Who stands where: influence by stance, each person a button to what is noted. Nothing while nobody is placed. */
export function InfluenceMap(props: { people: StakeholderRow[]; onOpen: ((one: StakeholderRow) => void) | undefined }) {
  const t = useT<Words>()
  const { onOpen } = props
  const placed = props.people.filter(({ influence, support, gone }) => influence && support && !gone)
  if (placed.length === 0) return null
  return (
    <Section title={t('keyAccounts.people.map')}>
      <Card>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
        {/* biome-ignore lint/a11y/useSemanticElements: no landmark of its own beside the section it stands in, and no form */}
        <div role="group" className={css.mapFrame} aria-label={t('keyAccounts.people.map')} tabIndex={0}>
          <table className={css.map}>
            <thead>
              <tr>
                <th scope="col">{t('keyAccounts.people.influence')}</th>
                {supports.map((support) => (
                  <th scope="col" key={support}>
                    {t(`keyAccounts.people.support.${support}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {influences.map((influence) => (
                <tr key={influence}>
                  <th scope="row">{t(`keyAccounts.people.influence.${influence}`)}</th>
                  {supports.map((support) => (
                    <td key={support}>
                      {placed
                        .filter((one) => one.influence === influence && one.support === support)
                        .map((one) =>
                          onOpen ? (
                            <button type="button" key={one.personId} onClick={() => onOpen(one)}>
                              {one.name}
                            </button>
                          ) : (
                            <span key={one.personId}>{one.name}</span>
                          ),
                        )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </Section>
  )
}
