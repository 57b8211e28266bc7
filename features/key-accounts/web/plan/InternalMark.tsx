import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../../plan/contract.ts'
import { alwaysInternal, type MarkablePart, markableParts, type PlanPart } from '../../rules/plan.ts'
import css from './plan.module.css'
import type { ShownPlan, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Whether the customer gets to see a part, and changing that where it may be changed. */
export function InternalMark({ plan, part, may }: { plan: ShownPlan; part: PlanPart; may: boolean }) {
  const t = useT<Words>()
  const done = useDone()
  const mark = useCommand('markPlanPart')
  if (alwaysInternal.includes(part)) return <Badge>{t('accountPlan.internal')}</Badge>
  const markable = markableParts.find((one): one is MarkablePart => one === part)
  const internal = markable !== undefined && plan.internal.includes(markable)
  const name = t(`accountPlan.part.${part}`)
  return (
    <span className={css.mark}>
      {internal && <Badge>{t('accountPlan.internal')}</Badge>}
      {may && markable && (
        <Button
          kind="link"
          size="small"
          className={css.quiet}
          busy={mark.busy}
          onClick={async () =>
            done(
              t(internal ? 'accountPlan.opened' : 'accountPlan.kept', { name }),
              await mark.run({ id: plan.id, part: markable, internal: !internal }),
            )
          }
        >
          {t(internal ? 'accountPlan.open' : 'accountPlan.keep')}
          <span className="hidden">: {name}</span>
        </Button>
      )}
    </span>
  )
}
