import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { lengths } from '#shared/periods.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput } from '#ui/inputs.tsx'
import { Popover } from '#ui/Popover.tsx'
import { Segments } from '#ui/Segments.tsx'
import css from './Movement.module.css'
import type { usePeriod } from './usePeriod.ts'
import type { Words } from './words.ts'

/** Week, month, quarter or year, one back and one on, or days of one's own. */
export function PeriodChoice({ period }: { period: ReturnType<typeof usePeriod> }) {
  const t = useT<Words>()
  return (
    <div className={css.period}>
      <Segments
        label={t('movement.period')}
        options={lengths.map((value) => ({ value, label: t(`movement.period.${value}`) }))}
        value={period.length ?? ('' as 'week')}
        onChange={period.chooseLength}
      />
      {period.length && (
        <span className={css.arrows}>
          <IconButton icon="left" label={t('movement.period.before')} onClick={() => period.go(-1)} />
          <IconButton icon="right" label={t('movement.period.next')} onClick={() => period.go(1)} />
        </span>
      )}
      <Popover
        label={t('movement.period.own')}
        trigger={(trigger) => (
          <button type="button" {...trigger} className={css.own}>
            {t('movement.period.own')}
          </button>
        )}
      >
        <OwnDays days={period.period} onChoose={period.chooseDays} />
      </Popover>
    </div>
  )
}

function OwnDays(props: {
  days: { from: string; to: string }
  onChoose: (days: { from: string; to: string }) => void
}) {
  const t = useT<Words>()
  const { today } = useMe()
  const [from, setFrom] = useState<string | null>(props.days.from)
  const [to, setTo] = useState<string | null>(props.days.to)
  return (
    <form
      className={css.days}
      onSubmit={(event) => {
        event.preventDefault()
        if (from && to) props.onChoose(from <= to ? { from, to } : { from: to, to: from })
      }}
    >
      <DayInput aria-label={t('movement.period.from')} today={today} value={from} onChange={setFrom} />
      <span>–</span>
      <DayInput aria-label={t('movement.period.to')} today={today} value={to} onChange={setTo} />
      <Button type="submit">{t('movement.period.show')}</Button>
    </form>
  )
}
