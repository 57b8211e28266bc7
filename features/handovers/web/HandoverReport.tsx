import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { Output } from '#shared/contract.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import css from './Handovers.module.css'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract>()
type Report = Output<(typeof contract)['getHandoverReport']>

/** Time and quality of handovers in a period; each person's to that person and the sales lead. */
export function HandoverReport() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  const [from, setFrom] = useState<string | null>(addDays(addMonths(today, -12), 1))
  const [to, setTo] = useState<string | null>(today)
  const asked = { ...(from ? { from } : {}), ...(to && (!from || to >= from) ? { to } : {}) }
  const query = useOperation('getHandoverReport', asked)
  const period = query.data?.period
  return (
    <Section
      title={t('handovers.report')}
      note={period && t('handovers.report.period', { from: format.day(period.from), to: format.day(period.to) })}
    >
      <div className={css.period}>
        <FieldPair>
          <Field label={t('handovers.report.from')}>
            {(control) => <DayInput {...control} value={from} today={today} onChange={setFrom} />}
          </Field>
          <Field label={t('handovers.report.to')}>
            {(control) => <DayInput {...control} value={to} today={today} onChange={setTo} />}
          </Field>
        </FieldPair>
      </div>
      <Loaded query={query}>
        {(report) =>
          report.proposed === 0 ? (
            <Card padded>{t('handovers.report.none')}</Card>
          ) : (
            <>
              {report.ownOnly && <Notice title={t('handovers.report.ownOnly')} />}
              {report.cut && <Notice title={t('handovers.report.cut')} />}
              <Summary report={report} />
              {report.returnReasons.length > 0 && (
                <Section title={t('handovers.report.reasons')}>
                  <Rows label={t('handovers.report.reasons')}>
                    {report.returnReasons.map(({ reason, count }) => (
                      <Row key={reason} title={reason} value={format.number(count)} />
                    ))}
                  </Rows>
                </Section>
              )}
              {report.people.length > 0 && <People report={report} />}
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

function Summary({ report }: { report: Report }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const period = t('handovers.report.period', {
    from: format.day(report.period.from),
    to: format.day(report.period.to),
  })
  const explain = (formula: string) => ({ formula, period })
  const { checks } = report
  return (
    <Figures>
      <Figure
        tile
        label={t('handovers.report.count')}
        value={format.number(report.proposed)}
        note={t('handovers.report.count.note', { accepted: report.accepted, introduced: report.introduced })}
        explain={explain(t('handovers.report.count.formula'))}
      />
      {(['accept', 'introduce'] as const).map((what) => {
        const days = what === 'accept' ? report.daysToAccept : report.daysToIntroduce
        return (
          <Figure
            key={what}
            tile
            label={t(`handovers.report.${what}`)}
            value={days.median === null ? '–' : format.days(Math.round(days.median))}
            note={days.mean !== null && t('handovers.report.mean', { days: format.number(days.mean, 1) })}
            explain={explain(t(`handovers.report.${what}.formula`))}
          />
        )
      })}
      <Figure
        tile
        label={t('handovers.report.returned')}
        value={format.percent(report.returnedShare)}
        explain={explain(t('handovers.report.returned.formula'))}
      />
      <Figure
        tile
        label={t('handovers.report.completeness')}
        value={format.percent(report.completeness)}
        explain={explain(t('handovers.report.completeness.formula'))}
      />
      <Figure
        tile
        label={t('handovers.report.checks')}
        value={`${format.number(checks.from.mean, 1)} / ${format.number(checks.to.mean, 1)}`}
        note={t('handovers.report.checks.note', { from: checks.from.count, to: checks.to.count })}
        explain={explain(t('handovers.report.checks.formula'))}
      />
    </Figures>
  )
}

function People({ report }: { report: Report }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const heads = ['count', 'accept', 'introduce', 'returned', 'completeness', 'checks'] as const
  return (
    <Card>
      <FigureTable
        label={t('handovers.report.people')}
        head={
          <>
            <th scope="col">{t('handovers.report.person')}</th>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {t(`handovers.report.${head}`)}
              </th>
            ))}
          </>
        }
      >
        {report.people.map((one) => (
          <tr key={one.memberId}>
            <th scope="row">{one.name}</th>
            <td>{format.number(one.proposed)}</td>
            <td>{format.number(one.daysToAccept.median, 1)}</td>
            <td>{format.number(one.daysToIntroduce.median, 1)}</td>
            <td>{format.percent(one.returnedShare)}</td>
            <td>{format.percent(one.completeness)}</td>
            <td>
              {format.number(one.checks.from.mean, 1)} / {format.number(one.checks.to.mean, 1)}
            </td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  )
}
