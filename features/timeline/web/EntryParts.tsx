import type { ReactNode } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { IconButton } from '#ui/Button.tsx'
import { useFormat } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'

/** When it was, as shown and exactly. */
export function useWhen(at: string) {
  const format = useFormat()
  const { today, company } = useMe()
  const exact = at.length > 10
  const day = exact ? dayOf(at, company.timeZone) : at
  return {
    when: format.ago(day, today),
    exact: exact ? `${format.day(day)}, ${format.time(at, company.timeZone)}` : format.day(day),
    dateTime: at,
  }
}

/** What else can be done with an entry. */
export function More({ label, items }: { label: string; items: (MenuItem | null)[] }) {
  return (
    <Menu
      label={label}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
      items={items}
    />
  )
}

/** The words that are there, with dots between them. */
export function joined(parts: (ReactNode | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ')
}
