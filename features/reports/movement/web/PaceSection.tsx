import { Button } from '#ui/Button.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import css from './Movement.module.css'
import { dayCount, type FoundPace } from './MovementFigures.tsx'
import type { Names, Words } from './words.ts'

/** From stage to stage: how many came further and how long it took, against the period before; what few need behind a click. */
export function PaceSection({ pace, nameOf }: { pace: FoundPace; nameOf: Names }) {
  const t = useT<Words>()
  const format = useFormat()
  const [url, set] = useUrl()
  const open = one(url.genauer) === 'ja'
  const { now, before, aims } = pace
  const aimOf = (stageId: string) => aims.stages.find((aim) => aim.stageId === stageId)
  const range = `${format.day(pace.periodBefore.from)} – ${format.day(pace.periodBefore.to)}`
  return (
    <Section title={t('movement.pace')} note={t('movement.pace.note', { range })}>
      <Card>
        <FigureTable
          label={t('movement.pace')}
          head={
            <>
              <th scope="col">{t('opportunities.stage')}</th>
              <th scope="col">{t('movement.pace.entered')}</th>
              <th scope="col">{t('movement.pace.on')}</th>
              <th scope="col">{t('movement.pace.before')}</th>
              <th scope="col">{t('movement.pace.aim')}</th>
              <th scope="col">{t('movement.pace.lost')}</th>
              <th scope="col">{t('movement.pace.pending')}</th>
              <th scope="col">{t('movement.pace.dwell')}</th>
              <th scope="col">{t('movement.pace.before')}</th>
              <th scope="col">{t('movement.pace.aim')}</th>
            </>
          }
        >
          {now.stages.map((stage, at) => (
            <tr key={stage.stageId}>
              <th scope="row">{nameOf.stage(stage.stageId)}</th>
              <td>{format.number(stage.entered)}</td>
              <td>
                <b>{format.percent(stage.rate)}</b>
              </td>
              <td data-calm>{format.percent(before.stages[at]?.rate ?? null)}</td>
              <td data-calm>{format.percent(aimOf(stage.stageId)?.rate ?? null)}</td>
              <td>{format.number(stage.lost)}</td>
              <td>{format.number(stage.pending)}</td>
              <td>
                <b>{dayCount(t, stage.dwell)}</b>
              </td>
              <td data-calm>{dayCount(t, before.stages[at]?.dwell ?? null)}</td>
              <td data-calm>{dayCount(t, aimOf(stage.stageId)?.dwell ?? null)}</td>
            </tr>
          ))}
        </FigureTable>
        <p className={css.formula}>{t('movement.pace.formula')}</p>
      </Card>
      <p className={css.more} data-print="no">
        <Button
          icon={open ? 'up' : 'down'}
          aria-expanded={open}
          onClick={() => set({ genauer: open ? undefined : 'ja' })}
        >
          {t(open ? 'movement.pace.less' : 'movement.pace.more')}
        </Button>
      </p>
      {open && <Closer pace={pace} />}
    </Section>
  )
}

function Closer({ pace }: { pace: FoundPace }) {
  const t = useT<Words>()
  const format = useFormat()
  const { now, before, aims, currency, period } = pace
  const money = (amount: number | null) => format.money(amount === null ? null : Math.round(amount), currency, 'never')
  const noted = (text: string) => t('movement.figure.before', { before: text })
  const explain = (formula: string) => ({ formula, period: `${format.day(period.from)} – ${format.day(period.to)}` })
  return (
    <Figures>
      <Figure
        tile
        label={t('movement.figure.velocity')}
        value={money(now.velocityPerDay)}
        note={[
          aims.velocityPerDay !== null && t('movement.figure.aim', { aim: money(aims.velocityPerDay) }),
          noted(money(before.velocityPerDay)),
        ]
          .filter(Boolean)
          .join(' · ')}
        explain={explain(t('movement.figure.velocity.formula'))}
      />
      <Figure
        tile
        label={t('movement.figure.index')}
        value={money(now.index)}
        note={noted(money(before.index))}
        explain={explain(t('movement.figure.index.formula'))}
      />
      <Figure
        tile
        label={t('movement.figure.steps')}
        value={`${now.forward} / ${now.back}`}
        note={noted(`${before.forward} / ${before.back}`)}
        explain={explain(t('movement.figure.steps.formula'))}
      />
      <Figure
        tile
        label={t('movement.figure.pushed')}
        value={format.number(now.pushed.times)}
        note={`${t('movement.figure.pushed.note', { count: now.pushed.count })} · ${noted(format.number(before.pushed.times))}`}
        explain={explain(t('movement.figure.pushed.formula'))}
      />
    </Figures>
  )
}
