import { BulkDialog } from '#features/customers/web/BulkDialog.tsx'
import type { ContactAgainRow } from '../contract.ts'

/** Gives the customer to a colleague, as on its own page: open tasks go along, one undo. */
export default function HandOverDialog(props: { customer: ContactAgainRow; onClose: () => void }) {
  const { customerId, name } = props.customer
  return (
    <BulkDialog
      kind="owner"
      selection={{ ids: [customerId] }}
      count={1}
      name={name}
      onClose={props.onClose}
      onDone={props.onClose}
    />
  )
}
