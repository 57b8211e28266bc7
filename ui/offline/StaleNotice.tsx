import { useFormat, useT } from '../i18n.tsx'
import { useKeptAt } from './kept.ts'
import type { messages } from './messages.ts'
import css from './StaleNotice.module.css'

/** Says that what stands here is from earlier, as there is no network. */
export function StaleNotice() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const at = useKeptAt()
  if (!at) return null
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const time = format.time(at, timeZone)
  const isToday = new Date(at).toDateString() === new Date().toDateString()
  const day = new Date(at).toLocaleDateString('sv')
  return (
    <p role="status" className={css.stale}>
      {t('offline.stale', { when: isToday ? time : `${format.day(day)}, ${time}` })}
    </p>
  )
}
