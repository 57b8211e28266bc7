import { MergePage } from './MergePage.tsx'

export default function MergeCustomersPage() {
  return <MergePage record="customers" />
}
