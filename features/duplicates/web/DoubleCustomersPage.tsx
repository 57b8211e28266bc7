import { DuplicatesPage } from './DuplicatesPage.tsx'

export default function DoubleCustomersPage() {
  return <DuplicatesPage record="customers" />
}
