import { axisStep } from '#ui/axis.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { usePhone } from '#ui/useMedia.ts'
import css from './Outlook.module.css'
import type { Found } from './OutlookPage.tsx'
import type { Words } from './words.ts'

type Props = {
  found: Found
  /** Without the assumptions, where there are some. */
  base?: Found
  view: 'month' | 'cumulated'
  goalOf: (month: string) => number | null
}

const height = 240
const [head, foot, side] = [16, 30, 92]
const lines = 4
const firstHalf = 6

/** The outlook as a band: range, middle, goal; its months lie beside each other, the later ones on other ground. */
export function BandChart({ found, base, view, goalOf }: Props) {
  const t = useT<Words>()
  const format = useFormat()
  const phone = usePhone()
  const width = phone ? 380 : 940
  const { months, currency } = found
  const bands = months.map((month) => (view === 'month' ? month.band : month.cumulated))
  const before = base?.months.map((month) => (view === 'month' ? month.band : month.cumulated).middle)
  const goals = goalsOf(months, goalOf, view)
  const top = Math.max(1, ...bands.map(({ high }) => high), ...goals.map((goal) => goal ?? 0))
  const step = axisStep(top, lines)
  const most = Math.ceil(top / step) * step
  const column = (width - side) / months.length
  const x = (month: number) => side + (month + 0.5) * column
  const y = (amount: number) => head + (1 - amount / most) * height
  const path = (amounts: readonly number[]) => amounts.map((amount, n) => `${x(n)},${y(amount)}`).join(' ')
  const upper = bands.map(({ high }, n) => `${x(n)},${y(high)}`)
  const lower = bands.map(({ low }, n) => `${x(n)},${y(low)}`)
  const every = phone ? 3 : 1
  return (
    <figure className={css.chart} aria-label={t('outlook.months')}>
      <svg viewBox={`0 0 ${width} ${height + head + foot}`} aria-hidden="true">
        <rect
          className={css.later}
          x={side + firstHalf * column}
          y={head}
          width={width - side - firstHalf * column}
          height={height}
        />
        {Array.from({ length: Math.round(most / step) + 1 }, (_, n) => n * step).map((amount) => (
          <g key={amount}>
            <line className={css.grid} x1={side} x2={width} y1={y(amount)} y2={y(amount)} />
            <text x={side - 8} y={y(amount) + 4} textAnchor="end">
              {format.moneyShort(amount, currency)}
            </text>
          </g>
        ))}
        <polygon className={css.band} points={[...upper, ...lower.reverse()].join(' ')} />
        {before && <polyline className={css.base} points={path(before)} />}
        <polyline className={css.middle} points={path(bands.map(({ middle }) => middle))} />
        {goals.map((goal, n) =>
          goal === null ? null : (
            <line
              key={months[n]!.month}
              className={css.goal}
              x1={x(n) - column * 0.4}
              x2={x(n) + column * 0.4}
              y1={y(goal)}
              y2={y(goal)}
            />
          ),
        )}
        {months.map(({ month }, n) =>
          n % every === 0 ? (
            <text key={month} x={x(n)} y={head + height + 18} textAnchor="middle">
              {shortMonth(format.month(month), n === 0 || month.slice(5, 7) === '01' || phone)}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption>
        <span className={css.keyBand}>{t('outlook.legend.band')}</span>
        <span className={css.keyMiddle}>{t('outlook.legend.middle')}</span>
        {before && <span className={css.keyBase}>{t('outlook.legend.base')}</span>}
        {goals.some((goal) => goal !== null) && <span className={css.keyGoal}>{t('outlook.legend.goal')}</span>}
        <span className={css.keyLater}>{t('outlook.legend.later')}</span>
      </figcaption>
    </figure>
  )
}

/** The goal of each month, or added up as far as every month before has one. */
function goalsOf(months: Found['months'], goalOf: Props['goalOf'], view: Props['view']): (number | null)[] {
  const goals = months.map(({ month }) => goalOf(month))
  if (view === 'month') return goals
  let sum: number | null = 0
  return goals.map((goal) => {
    sum = sum === null || goal === null ? null : sum + goal
    return sum
  })
}

/** November 2026 → Nov, with the year where it says something: Nov 26. */
function shortMonth(month: string, year: boolean): string {
  return year ? `${month.slice(0, 3)} ${month.slice(-2)}` : month.slice(0, 3)
}
