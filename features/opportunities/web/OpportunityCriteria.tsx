import { CheckField } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { Opportunity, Stage } from '../contract.ts'
import type { contract as partsContract } from '../parts/contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof partsContract>()

/** What must be true before it leaves its stage, to tick. */
export function OpportunityCriteria({ opportunity, stages }: { opportunity: Opportunity; stages: Stage[] }) {
  const t = useT<Words>()
  const tick = useCommand('tickCriterion')
  const stage = stages.find((one) => one.id === opportunity.stageId)
  if (!stage || stage.criteria.length === 0 || opportunity.outcome !== null) return null
  const ticked = stage.criteria.filter((one) => opportunity.ticked.includes(one.id)).length
  return (
    <Section
      title={t('opportunities.criteria', { stage: stage.name })}
      note={t('opportunities.criteriaDone', { done: ticked, total: stage.criteria.length })}
    >
      <Card padded>
        {stage.criteria.map(({ id, text }) => (
          <CheckField
            key={id}
            label={text}
            checked={opportunity.ticked.includes(id)}
            disabled={!opportunity.canChange || tick.busy}
            onChange={(on) => void tick.run({ id: opportunity.id, criterionId: id, ticked: on })}
          />
        ))}
      </Card>
    </Section>
  )
}
