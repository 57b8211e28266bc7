import { AccountFrame } from '../AccountFrame.tsx'
import { PlanVersions } from './PlanVersions.tsx'

/** The plan of a key account at two moments beside each other. */
export default function VersionsPage() {
  return <AccountFrame>{(found) => <PlanVersions found={found} />}</AccountFrame>
}
