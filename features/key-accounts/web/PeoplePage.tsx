import { AccountFrame } from './AccountFrame.tsx'
import { People } from './People.tsx'

/** Whom we know at a key account. */
export default function PeoplePage() {
  return <AccountFrame>{(found) => <People found={found} />}</AccountFrame>
}
