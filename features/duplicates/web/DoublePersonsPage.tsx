import { DuplicatesPage } from './DuplicatesPage.tsx'

export default function DoublePersonsPage() {
  return <DuplicatesPage record="persons" />
}
