import { Link } from '@tanstack/react-router'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, StatementLine } from '../contract.ts'
import css from './Commission.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** The statement of one member: each line with the share, why, and the rate. */
export function Statement({ period, memberId }: { period: { from: string; to: string }; memberId: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const query = useOperation('getStatement', { ...period, memberId }, { keep: true })
  return (
    <Loaded query={query}>
      {({ name, currency, list, lines, part, pay }) => (
        <Section title={t('commission.statement', { name })}>
          <Card padded={list.length === 0}>
            {list.length === 0 ? (
              t('commission.none.rate')
            ) : (
              <FigureTable
                label={t('commission.statement', { name })}
                head={
                  <>
                    <th scope="col">{t('commission.column.deal')}</th>
                    <th scope="col">{t('commission.column.day')}</th>
                    <th scope="col">{t('commission.column.amount')}</th>
                    <th scope="col">{t('commission.column.share')}</th>
                    <th scope="col">{t('commission.column.part')}</th>
                    <th scope="col">{t('commission.column.rate')}</th>
                    <th scope="col">{t('commission.column.pay')}</th>
                  </>
                }
              >
                {list.map((line) => (
                  <Line key={line.recordId} line={line} currency={currency} />
                ))}
                <tr data-total>
                  <th scope="row">{t('commission.total')}</th>
                  <td />
                  <td />
                  <td />
                  <td>{format.money(part, currency, 'always')}</td>
                  <td />
                  <td>{format.money(pay, currency, 'always')}</td>
                </tr>
              </FigureTable>
            )}
          </Card>
          {lines > list.length && (
            <p className={css.more}>{t('commission.statement.more', { shown: list.length, count: lines })}</p>
          )}
        </Section>
      )}
    </Loaded>
  )
}

function Line({ line, currency }: { line: StatementLine; currency: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const { customerId, title, day, amount, basisPoints, reason, part, rate, pay, kind } = line
  const why = [kind === 'correction' && t('commission.correction'), t(`commission.reason.${reason}`)]
  return (
    <tr>
      <th scope="row" className={css.deal}>
        {customerId ? <Link to={`/kunden/${customerId}`}>{title}</Link> : title}
        <small>{why.filter(Boolean).join(' · ')}</small>
      </th>
      <td>{format.day(day)}</td>
      <td>{format.money(amount, currency, 'always')}</td>
      <td>{format.percent(basisPoints / 10_000, 2)}</td>
      <td>{format.money(part, currency, 'always')}</td>
      <td>{format.percent(rate / 10_000, 2)}</td>
      <td>{format.money(pay, currency, 'always')}</td>
    </tr>
  )
}
