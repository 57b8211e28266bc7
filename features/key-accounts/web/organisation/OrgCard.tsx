import { classes } from '#ui/classes.ts'
import { useT } from '#ui/i18n.tsx'
import type { StakeholderRow } from '../../people/contract.ts'
import type { Influence, Support } from '../../rules/people.ts'
import type { Words } from '../words.ts'
import { useContact } from './contact.ts'
import type { Drawing } from './drawing.ts'
import css from './Organisation.module.css'

const signs: Record<Support, string> = { mentor: '▲', supporter: '△', neutral: '○', sceptic: '▽', opponent: '▼' }
const all = [1, 2, 3, 4]

/**
 * What stands on a card: who, what they do, their part in buying, how they stand to us, how well we know them, who of us looks
 * after them, when we last spoke, and their influence.
 */
export function OrgCard({ one }: { one: StakeholderRow }) {
  const t = useT<Words>()
  const contact = useContact()
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
      <span className={css.foot}>
        <span className={css.stance}>{contact(one)}</span>
        {!one.gone && one.influence && <Bars influence={one.influence} />}
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
    <span
      className={css.dots}
      role="img"
      aria-label={t('keyAccounts.org.relationship', { value })}
      title={t('keyAccounts.org.relationship', { value })}
    >
      {all.map((dot) => (
        <i key={dot} data-on={dot <= value || undefined} />
      ))}
    </span>
  )
}

const steps: readonly Influence[] = ['low', 'middle', 'high']

/** The influence: one to three bars. */
export function Bars({ influence }: { influence: Influence }) {
  const t = useT<Words>()
  const said = `${t('keyAccounts.people.influence')}: ${t(`keyAccounts.people.influence.${influence}`)}`
  return (
    <span className={css.bars} role="img" aria-label={said} title={said}>
      {steps.map((step, at) => (
        <i key={step} data-on={at <= steps.indexOf(influence) || undefined} />
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

/** What the signs on the cards mean. */
export function Legend() {
  const t = useT<Words>()
  return (
    <p className={css.legend} data-print="no">
      <span>
        <span aria-hidden="true">
          <Dots value={2} />
        </span>
        {t('keyAccounts.org.legend.relationship')}
      </span>
      <span>
        <span aria-hidden="true">
          <Bars influence="middle" />
        </span>
        {t('keyAccounts.org.legend.influence')}
      </span>
      <span>{t('keyAccounts.org.legend.contact')}</span>
    </p>
  )
}
