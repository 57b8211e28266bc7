import { classes } from '#ui/classes.ts'
import { useT } from '#ui/i18n.tsx'
import type { StakeholderRow } from '../../people/contract.ts'
import type { Support } from '../../rules/people.ts'
import type { Words } from '../words.ts'
import type { Drawing } from './drawing.ts'
import css from './Organisation.module.css'

const signs: Record<Support, string> = { mentor: '▲', supporter: '△', neutral: '○', sceptic: '▽', opponent: '▼' }
const all = [1, 2, 3, 4]

/** What stands on a card: who, what they do, their part in buying, how well we know them, and how they stand to us. */
export function OrgCard({ one }: { one: StakeholderRow }) {
  const t = useT<Words>()
  const { support } = one
  const friend = support === 'mentor' || support === 'supporter'
  return (
    <span
      className={classes(
        css.face,
        !one.gone && friend && css.friend,
        !one.gone && support === 'opponent' && css.opponent,
        one.gone && css.gone,
      )}
    >
      <b>{one.name}</b>
      <span>{one.function}</span>
      <span>{one.roles.map((role) => t(`opportunities.role.${role}`)).join(', ')}</span>
      <span className={css.foot}>
        <Stance one={one} />
        {!one.gone && <Dots value={one.relationship} />}
      </span>
    </span>
  )
}

/** How they stand to us, as a sign and a word; that they left, if they did. */
export function Stance({ one }: { one: StakeholderRow }) {
  const t = useT<Words>()
  if (one.gone) return <span className={css.stance}>{t('keyAccounts.people.gone')}</span>
  if (!one.support) return <span className={css.stance} />
  return (
    <span className={css.stance}>
      <i aria-hidden="true">{signs[one.support]}</i> {t(`keyAccounts.people.support.${one.support}`)}
    </span>
  )
}

/** The relationship 0–4. */
export function Dots({ value }: { value: number }) {
  const t = useT<Words>()
  return (
    <span className={css.dots} role="img" aria-label={t('keyAccounts.org.relationship', { value })}>
      {all.map((dot) => (
        <i key={dot} data-on={dot <= value || undefined} />
      ))}
    </span>
  )
}

/** Who leads whom. */
export function OrgLines({ drawing: { lines, width, height } }: { drawing: Drawing<StakeholderRow> }) {
  return (
    <svg
      className={css.lines}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width}rem`, height: `${height}rem` }}
      aria-hidden="true"
    >
      <path d={lines} />
    </svg>
  )
}
