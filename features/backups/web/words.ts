import { useMe } from '#features/members/web/me.tsx'
import type { Instant } from '#shared/days.ts'
import { dayOf } from '#shared/days.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import type { messages } from './messages.ts'

/** How sizes and times of backups are said. */
export function useBackupWords(): { size: (bytes: number) => string; when: (instant: Instant) => string } {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { timeZone } = useMe().company
  return {
    size: (bytes) =>
      bytes < 1_000_000
        ? `${format.number(Math.max(1, Math.round(bytes / 1_000)))} kB`
        : bytes < 1_000_000_000
          ? `${format.number(bytes / 1_000_000, 1)} MB`
          : `${format.number(bytes / 1_000_000_000, 1)} GB`,
    when: (instant) =>
      t('backups.at', { day: format.day(dayOf(instant, timeZone)), time: format.time(instant, timeZone) }),
  }
}
