import { MergePage } from './MergePage.tsx'

export default function MergePersonsPage() {
  return <MergePage record="persons" />
}
