import { IconButton } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import type { Words } from './words.ts'

/** What else can be done with a contract or an order. */
export function More({ name, items }: { name: string; items: (MenuItem | null)[] }) {
  const t = useT<Words>()
  const label = t('contracts.menu', { name })
  return (
    <Menu
      label={label}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
      items={items}
    />
  )
}
