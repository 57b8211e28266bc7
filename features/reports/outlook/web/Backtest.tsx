import { useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type Judged = Output<(typeof contract)['getBacktest']>

/** How past outlooks did; counted only when somebody asks. */
export function Backtest() {
  const t = useT<Words>()
  const [asked, setAsked] = useState(false)
  const query = useOperation('getBacktest', {}, { enabled: asked })
  return (
    <Section title={t('outlook.backtest')}>
      {asked ? (
        <Loaded query={query}>{(found) => <Judgement found={found} />}</Loaded>
      ) : (
        <Button onClick={() => setAsked(true)}>{t('outlook.backtest.show')}</Button>
      )}
    </Section>
  )
}

function Judgement({ found }: { found: Judged }) {
  const t = useT<Words>()
  const format = useFormat()
  const { judgement, tests } = found
  if (tests.length === 0)
    return (
      <>
        <EmptyState>{t('outlook.backtest.none')}</EmptyState>
        <Sellers found={found} />
      </>
    )
  const period = `${format.month(tests[0]!.asOf)} – ${format.month(tests.at(-1)!.asOf)}`
  return (
    <>
      <p>{t('outlook.backtest.lead', { count: tests.length })}</p>
      <Figures>
        <Figure
          tile
          label={t('outlook.backtest.error')}
          value={format.percent(judgement.error)}
          note={t('outlook.backtest.plain', { value: format.percent(judgement.stageWeightedError) })}
          explain={{ formula: t('outlook.backtest.error.formula'), period }}
        />
        <Figure
          tile
          label={t('outlook.backtest.bias')}
          value={format.change(judgement.bias)}
          note={t('outlook.backtest.plain', { value: format.change(judgement.stageWeightedBias) })}
          explain={{ formula: t('outlook.backtest.bias.formula'), period }}
        />
        <Figure
          tile
          label={t('outlook.backtest.coverage')}
          value={format.percent(judgement.coverage)}
          note={t('outlook.backtest.coverage.note')}
          explain={{ formula: t('outlook.backtest.coverage.formula'), period }}
        />
      </Figures>
      <Tests found={found} />
      <Calibration found={found} />
      <Sellers found={found} />
    </>
  )
}

function Tests({ found }: { found: Judged }) {
  const t = useT<Words>()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, found.currency, 'never')
  return (
    <Card>
      <FigureTable
        label={t('outlook.backtest')}
        head={
          <>
            <th scope="col">{t('outlook.backtest.asOf')}</th>
            <th scope="col">{t('outlook.table.low')}</th>
            <th scope="col">{t('outlook.table.middle')}</th>
            <th scope="col">{t('outlook.table.high')}</th>
            <th scope="col">{t('outlook.backtest.actual')}</th>
            <th scope="col">{t('outlook.table.stageWeighted')}</th>
          </>
        }
      >
        {found.tests.toReversed().map((test) => (
          <tr key={test.asOf}>
            <th scope="row">{format.day(test.asOf)}</th>
            <td>{money(test.low)}</td>
            <td>{money(test.middle)}</td>
            <td>{money(test.high)}</td>
            <td>
              <b>{money(test.actual)}</b> {test.actual >= test.low && test.actual <= test.high ? '✓' : '✗'}
            </td>
            <td>{money(test.stageWeighted)}</td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  )
}

function Calibration({ found }: { found: Judged }) {
  const t = useT<Words>()
  const format = useFormat()
  if (found.calibration.length === 0) return null
  return (
    <Section title={t('outlook.calibration')} note={t('outlook.calibration.note')}>
      <Card>
        <FigureTable
          label={t('outlook.calibration')}
          head={
            <>
              <th scope="col">{t('outlook.calibration.said')}</th>
              <th scope="col">{t('outlook.calibration.came')}</th>
              <th scope="col">{t('outlook.calibration.count')}</th>
            </>
          }
        >
          {found.calibration.map((bin) => (
            <tr key={bin.from}>
              <th scope="row">{format.percent(bin.said)}</th>
              <td>{format.percent(bin.came)}</td>
              <td>{format.number(bin.count)}</td>
            </tr>
          ))}
        </FigureTable>
      </Card>
    </Section>
  )
}

function Sellers({ found }: { found: Judged }) {
  const t = useT<Words>()
  const format = useFormat()
  if (found.sellers.length === 0) return null
  return (
    <Section title={t('outlook.sellers')} note={t('outlook.sellers.note')}>
      <Rows label={t('outlook.sellers')}>
        {found.sellers.map((one) => (
          <Row
            key={one.memberId}
            title={one.name}
            note={
              one.brier === null
                ? t('outlook.sellers.few', { need: found.sellersNeed })
                : t('outlook.sellers.brier', { value: format.number(one.brier, 2) })
            }
            valueNote={t('outlook.sellers.closed', { count: one.closed })}
          />
        ))}
      </Rows>
    </Section>
  )
}
