import { Button } from '#ui/Button.tsx'
import type { PlanPart } from '../../rules/plan.ts'
import { InternalMark } from './InternalMark.tsx'
import css from './plan.module.css'
import type { ShownPlan } from './words.ts'

/** Beside the heading of a list: whether the customer sees it, and what adds to it. */
export function ListActions(props: { plan: ShownPlan; part: PlanPart; may: boolean; add: string; onAdd: () => void }) {
  return (
    <span className={css.listActions}>
      <InternalMark plan={props.plan} part={props.part} may={props.may} />
      {props.may && (
        <Button size="small" icon="plus" onClick={props.onAdd}>
          {props.add}
        </Button>
      )}
    </span>
  )
}
