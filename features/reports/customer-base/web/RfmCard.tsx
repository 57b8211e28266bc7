import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, RfmRow } from '../rfm/contract.ts'
import css from './CustomerBase.module.css'
import details from './Details.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
const scores = [5, 4, 3, 2, 1] as const
const listed = 20

/** How lately against how often; a cell opens its customers. Above all: who is worth much and was not seen for long. */
export function RfmCard({ to }: { to: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const [cell, setCell] = useState<{ recency: number; frequency: number } | null>(null)
  const query = useOperation('getCustomerRfm', { to, limit: listed, ...(cell ?? {}) }, { keep: true })
  return (
    <Section title={t('customerBase.rfm')} note={t('customerBase.rfm.note')}>
      <Loaded query={query}>
        {(rfm) => (
          <Card padded>
            <p className={css.small}>
              {t(rfm.quintiles ? 'customerBase.rfm.quintiles' : 'customerBase.rfm.fixed', {
                from: format.day(rfm.period.from),
                to: format.day(rfm.period.to),
                recency: rfm.steps.recency.join(', '),
                frequency: rfm.steps.frequency.join(', '),
                monetary: rfm.steps.monetary.map((step) => format.money(step, rfm.currency, 'never')).join(' · '),
              })}
            </p>
            <table className={details.cells}>
              <thead>
                <tr>
                  <th scope="col">{t('customerBase.rfm.corner')}</th>
                  {scores.map((frequency) => (
                    <th scope="col" key={frequency}>
                      {frequency}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {scores.map((recency) => (
                  <tr key={recency}>
                    <th scope="row">{recency}</th>
                    {scores.map((frequency) => {
                      const count =
                        rfm.cells.find((one) => one.recency === recency && one.frequency === frequency)?.customers ?? 0
                      const chosen = cell?.recency === recency && cell.frequency === frequency
                      return (
                        <td key={frequency}>
                          {count > 0 && (
                            <button
                              type="button"
                              aria-pressed={chosen}
                              aria-label={t('customerBase.rfm.cell', { count, recency, frequency })}
                              onClick={() => setCell(chosen ? null : { recency, frequency })}
                            >
                              {format.number(count)}
                            </button>
                          )}
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
            {cell ? (
              <Buyers
                title={t('customerBase.rfm.chosen', cell)}
                rows={rfm.rows}
                currency={rfm.currency}
                none={t('customerBase.rfm.noneFading')}
              />
            ) : (
              <Buyers
                title={t('customerBase.rfm.fading', { count: rfm.fadingCount })}
                rows={rfm.fading}
                currency={rfm.currency}
                none={t('customerBase.rfm.noneFading')}
              />
            )}
          </Card>
        )}
      </Loaded>
    </Section>
  )
}

function Buyers(props: { title: string; rows: RfmRow[]; currency: string; none: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  return (
    <div aria-live="polite">
      <h3>{props.title}</h3>
      {props.rows.length === 0 ? (
        <p className={css.small}>{props.none}</p>
      ) : (
        <ul className={css.people}>
          {props.rows.map((row) => (
            <li key={row.customerId}>
              <Link to="/kunden/$id" params={{ id: row.customerId }}>
                {row.name}
              </Link>
              <span>
                {t('customerBase.rfm.row', {
                  last: format.ago(row.lastDay, today),
                  amount: format.money(row.revenue, props.currency, 'never'),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
