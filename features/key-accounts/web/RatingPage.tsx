import { Halves } from '#ui/Section.tsx'
import { AccountFrame } from './AccountFrame.tsx'
import { FitSection } from './FitSection.tsx'
import { ScoreSection } from './ScoreSection.tsx'

/** How strategic a customer is, and whether key account management fits. */
export default function RatingPage() {
  return (
    <AccountFrame>
      {(found) => (
        <Halves>
          <ScoreSection found={found} />
          <FitSection found={found} />
        </Halves>
      )}
    </AccountFrame>
  )
}
