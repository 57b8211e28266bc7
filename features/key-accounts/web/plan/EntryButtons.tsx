import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../../plan/contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Changing one entry of a plan, and taking it out. */
export function EntryButtons(props: {
  planId: string
  list: 'goals' | 'actions' | 'risks' | 'team'
  entryId: string
  name: string
  onEdit: () => void
}) {
  const t = useT<Words>()
  const done = useDone()
  const remove = useCommand('removePlanEntry')
  const { planId: id, list, entryId, name } = props
  return (
    <Buttons>
      <Button size="small" onClick={props.onEdit}>
        {t('accountPlan.edit')}
        <span className="hidden"> ({name})</span>
      </Button>
      <IconButton
        size="small"
        icon="trash"
        label={t('accountPlan.remove', { name })}
        onClick={async () => done(t('accountPlan.removed', { name }), await remove.run({ id, list, entryId }))}
      />
    </Buttons>
  )
}
