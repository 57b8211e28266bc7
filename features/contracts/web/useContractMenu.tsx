import { useState } from 'react'
import { OrderDialog } from '#features/orders/web/OrderDialog.tsx'
import { useT } from '#ui/i18n.tsx'
import type { MenuItem } from '#ui/Menu.tsx'
import { ContractDialog } from './ContractDialog.tsx'
import type { Words } from './words.ts'

/** What begins a contract or an order of a customer; `dialog` is put somewhere on the page. */
export function useContractMenu(customer: { id: string; currency: string }): {
  items: MenuItem[]
  dialog: React.ReactNode
} {
  const t = useT<Words>()
  const [open, setOpen] = useState<'contract' | 'order' | null>(null)
  const shut = () => setOpen(null)
  return {
    items: [
      { label: t('contracts.new'), icon: 'note', run: () => setOpen('contract') },
      { label: t('orders.new'), icon: 'box', run: () => setOpen('order') },
    ],
    dialog: (
      <>
        {open === 'contract' && <ContractDialog customer={customer} onClose={shut} />}
        {open === 'order' && <OrderDialog customer={customer} onClose={shut} />}
      </>
    ),
  }
}
