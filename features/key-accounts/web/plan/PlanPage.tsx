import { AccountFrame } from '../AccountFrame.tsx'
import { Plan } from './Plan.tsx'

/** The plan of a key account. */
export default function PlanPage() {
  return <AccountFrame>{(found) => <Plan found={found} />}</AccountFrame>
}
