import { Link } from '@tanstack/react-router'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, Load } from '../owners/contract.ts'
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
            <FigureTable
              label={t('customerBase.owners')}
              head={
                <>
                  <th scope="col">{t('customerBase.column.owner')}</th>
                  {heads.map((head) => (
                    <th scope="col" key={head}>
                      {t(`customerBase.owners.${head}`)}
                    </th>
                  ))}
                </>
              }
            >
              {owners.map((one) => (
                <tr key={one.memberId ?? ''}>
                  <th scope="row">
                    {one.memberId === null ? (
                      <Link to="/kunden/verwaist">{t('customerBase.owners.nobody')}</Link>
                    ) : (
                      <Link to="/kunden" search={{ owner: one.memberId } as never}>
                        {one.name}
                      </Link>
                    )}
                  </th>
                  <Cells load={one} currency={currency} />
                </tr>
              ))}
              {team && (
                <tr data-total>
                  <th scope="row">{t('customerBase.owners.team', { count: team.owners })}</th>
                  <Cells load={team} currency={currency} />
                </tr>
              )}
            </FigureTable>
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
      <td>{format.number(load.customers)}</td>
      <td>{format.number(load.withRevenue)}</td>
      <td>{format.number(load.classA)}</td>
      <td>{format.money(load.revenue, currency, 'never')}</td>
      <td>{format.percent(load.share, 1)}</td>
      <td>{format.number(load.weeklyContacts, 1)}</td>
    </>
  )
}
