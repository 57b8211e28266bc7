import { Link } from '@tanstack/react-router'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, Load } from '../owners/contract.ts'
import css from './CustomerBase.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** Who looks after how much; who does not lead sees the own row. */
export function OwnersCard({ period }: { period: { from: string; to: string } }) {
  const t = useT<Words>()
  const query = useOperation('listOwnerLoad', period, { keep: true })
  const heads = ['customers', 'withRevenue', 'classA', 'revenue', 'share', 'weekly'] as const
  return (
    <Section title={t('customerBase.owners')} note={t('customerBase.owners.note')}>
      <Loaded query={query}>
        {({ owners, team, currency }) => (
          <Card>
            <div className={css.wide}>
              <table className={css.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('customerBase.column.owner')}</th>
                    {heads.map((head) => (
                      <th scope="col" key={head} className={css.end}>
                        {t(`customerBase.owners.${head}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {owners.map((one) => (
                    <tr key={one.memberId ?? ''}>
                      <td>
                        {one.memberId === null ? (
                          <Link to="/kunden/verwaist">{t('customerBase.owners.nobody')}</Link>
                        ) : (
                          <Link to="/kunden" search={{ owner: one.memberId } as never}>
                            {one.name}
                          </Link>
                        )}
                      </td>
                      <Cells load={one} currency={currency} />
                    </tr>
                  ))}
                  {team && (
                    <tr>
                      <td>
                        <b>{t('customerBase.owners.team', { count: team.owners })}</b>
                      </td>
                      <Cells load={team} currency={currency} />
                    </tr>
                  )}
                </tbody>
              </table>
            </div>
          </Card>
        )}
      </Loaded>
    </Section>
  )
}

function Cells({ load, currency }: { load: Load; currency: string }) {
  const format = useFormat()
  return (
    <>
      <td className={css.end}>{format.number(load.customers)}</td>
      <td className={css.end}>{format.number(load.withRevenue)}</td>
      <td className={css.end}>{format.number(load.classA)}</td>
      <td className={css.end}>{format.money(load.revenue, currency, 'never')}</td>
      <td className={css.end}>{format.percent(load.share, 1)}</td>
      <td className={css.end}>{format.number(load.weeklyContacts, 1)}</td>
    </>
  )
}
