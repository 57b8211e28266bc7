import { classes } from '#ui/classes.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { Column } from '../rules/flows.ts'
import { type Bar, barsOf, floorOf } from '../rules/waterfall.ts'
import css from './Movement.module.css'
import type { Words } from './words.ts'

type Props = {
  total: Record<Column, number>
  currency: string
  onOpen: (column: Column) => void
}

const kinds: Record<Column, string> = {
  opening: 'stand',
  closing: 'stand',
  new: 'more',
  reopened: 'more',
  pulledIn: 'more',
  movedIn: 'more',
  takenOver: 'more',
  increased: 'more',
  decreased: 'less',
  pushedOut: 'less',
  movedOn: 'less',
  handedOn: 'less',
  won: 'won',
  lost: 'lost',
}
const marks: Partial<Record<Column, string>> = { won: ' ✓', lost: ' ✗' }

/** From the opening to the closing, each bar where the one before ended; every bar opens its opportunities. */
export function Waterfall(props: Props) {
  return usePhone() ? <Lying {...props} /> : <Standing {...props} />
}

const [width, height, foot, head] = [940, 240, 34, 24]

function Standing({ total, currency, onOpen }: Props) {
  const t = useT<Words>()
  const format = useFormat()
  const bars = barsOf(total)
  const floor = floorOf(bars)
  const top = Math.max(...bars.flatMap(({ from, to }) => [from, to]), floor + 1)
  const y = (level: number) => head + (1 - (Math.max(level, floor) - floor) / (top - floor)) * (height - head)
  const step = width / bars.length
  const thick = Math.min(84, step * 0.72)
  return (
    <figure className={css.standing} aria-label={t('movement.waterfall')}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: the figure has the name, each bar its own */}
      <svg viewBox={`0 0 ${width} ${height + foot}`}>
        <line className={css.ground} x1={0} x2={width} y1={height} y2={height} />
        {bars.map((bar, i) => {
          const x = i * step + (step - thick) / 2
          const [upper, lower] = [y(Math.max(bar.from, bar.to)), y(Math.min(bar.from, bar.to))]
          const next = bars[i + 1]
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button inside a drawing
            <g
              key={bar.column}
              role="button"
              tabIndex={0}
              className={classes(css.column, css[kinds[bar.column]])}
              onClick={() => onOpen(bar.column)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return
                event.preventDefault()
                onOpen(bar.column)
              }}
            >
              <rect className={css.catch} x={i * step} y={0} width={step} height={height + foot} />
              <rect x={x} y={upper} width={thick} height={Math.max(lower - upper, 2)} rx={2} />
              {floor > 0 && kinds[bar.column] === 'stand' && <Break x={x} thick={thick} />}
              {next && <line className={css.bridge} x1={x + thick} x2={x + step} y1={y(bar.to)} y2={y(bar.to)} />}
              <text x={x + thick / 2} y={height + 18} textAnchor="middle">
                {t(`movement.column.${bar.column}`)}
                {marks[bar.column]}
              </text>
              <text className={css.value} x={x + thick / 2} y={upper - 7} textAnchor="middle">
                {amountOf(format, bar, currency)}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** The mark that a bar does not begin at nothing. */
function Break({ x, thick }: { x: number; thick: number }) {
  const teeth = 6
  const step = (thick + 4) / teeth
  const points = Array.from(
    { length: teeth + 1 },
    (_, i) => `${x - 2 + i * step},${height - 18 + (i % 2 === 0 ? 4 : -4)}`,
  )
  return <polyline className={css.break} points={points.join(' ')} />
}

/** On a phone the bars lie below each other, with their names before them. */
function Lying({ total, currency, onOpen }: Props) {
  const t = useT<Words>()
  const format = useFormat()
  const bars = barsOf(total)
  const floor = floorOf(bars)
  const top = Math.max(...bars.flatMap(({ from, to }) => [from, to]), floor + 1)
  const at = (level: number) => ((Math.max(level, floor) - floor) / (top - floor)) * 100
  return (
    <ul className={css.lying} aria-label={t('movement.waterfall')}>
      {bars.map((bar) => {
        const [from, to] = [at(Math.min(bar.from, bar.to)), at(Math.max(bar.from, bar.to))]
        return (
          <li key={bar.column}>
            <button type="button" className={css[kinds[bar.column]]} onClick={() => onOpen(bar.column)}>
              <span>
                {t(`movement.column.${bar.column}`)}
                {marks[bar.column]}
              </span>
              <b>{amountOf(format, bar, currency)}</b>
              <i style={{ marginInlineStart: `${from}%`, width: `${Math.max(to - from, 0.8)}%` }} aria-hidden="true" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

type Format = ReturnType<typeof useFormat>

function amountOf(format: Format, { amount, from, to }: Bar, currency: string): string {
  const text = format.moneyShort(amount, currency)
  return from === 0 ? text : `${to >= from ? '+' : '−'}${text}`
}
