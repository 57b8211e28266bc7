import { useState } from 'react'
import { useT } from '#ui/i18n.tsx'
import type { MenuItem } from '#ui/Menu.tsx'
import { BonusDialog } from './BonusDialog.tsx'
import { FrameworkDialog } from './FrameworkDialog.tsx'
import type { messages } from './messages.ts'

/** What begins a framework contract or a bonus of a customer; `dialog` is put somewhere on the page. */
export function useAgreementMenu(customer: { id: string; currency: string }): {
  items: MenuItem[]
  dialog: React.ReactNode
} {
  const t = useT<typeof messages>()
  const [open, setOpen] = useState<'framework' | 'bonus' | null>(null)
  const shut = () => setOpen(null)
  return {
    items: [
      { label: t('agreements.framework'), icon: 'box', run: () => setOpen('framework') },
      { label: t('agreements.bonus'), icon: 'star', run: () => setOpen('bonus') },
    ],
    dialog: (
      <>
        {open === 'framework' && <FrameworkDialog customer={customer} onClose={shut} />}
        {open === 'bonus' && <BonusDialog customer={customer} onClose={shut} />}
      </>
    ),
  }
}
