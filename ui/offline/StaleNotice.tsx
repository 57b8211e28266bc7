import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useFormat, useT } from '../i18n.tsx'
import { isKept, useKeptAt } from './kept.ts'
import type { messages } from './messages.ts'
import css from './StaleNotice.module.css'

const asksEvery = 5_000

/** Says that what stands here is from earlier, as there is no network; asks again until it is from now. */
export function StaleNotice() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const at = useKeptAt()
  const client = useQueryClient()
  useEffect(() => {
    if (!at) return
    const again = () => void client.invalidateQueries({ predicate: ({ queryKey }) => isKept(queryKey) })
    const timer = setInterval(again, asksEvery)
    return () => clearInterval(timer)
  }, [at, client])
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
