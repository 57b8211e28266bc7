import { useMe } from '#features/members/web/me.tsx'
import type { contract as tasksContract } from '#features/tasks/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { addDays } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, StakeholderRow } from '../people/contract.ts'
import css from './KeyAccounts.module.css'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof tasksContract>()
const inDays = 7

/** What is risky, each with a step that becomes a task by one click. */
export function PeopleWarnings(props: {
  customerId: string
  people: StakeholderRow[]
  warnings: Output<(typeof contract)['listStakeholders']>['warnings']
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const create = useCommand('createTask')
  if (props.warnings.length === 0) return null
  return (
    <div className={css.warnings}>
      {props.warnings.map(({ kind, personIds }) => {
        const named = props.people.filter(({ personId }) => personIds.includes(personId))
        const names = format.list(named.map(({ name }) => name))
        const step = t(`keyAccounts.warning.${kind}.do`, { names })
        const dueDay = addDays(today, inDays)
        return (
          <Notice
            key={kind}
            tone="signal"
            title={t(`keyAccounts.warning.${kind}`, { names })}
            action={
              <Button
                size="small"
                busy={create.busy}
                onClick={async () => {
                  const { customerId } = props
                  const made = await create.run({ kind: 'task', customerId, text: step, dueDay })
                  done(t('keyAccounts.warning.made', { day: format.day(dueDay) }), made)
                }}
              >
                {t('keyAccounts.warning.task')}
              </Button>
            }
          >
            {step}
          </Notice>
        )
      })}
    </div>
  )
}
