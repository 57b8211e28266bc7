import { useDone } from '#features/undo/web/useDone.ts'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, StakeholderRow } from '../../people/contract.ts'
import type { Influence, Support } from '../../rules/people.ts'
import type { Words } from '../words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What drawing a person somewhere notes of them, each with undo. Refusals are said in a notice. */
export function usePlacing(customerId: string) {
  const t = useT<Words>()
  const done = useDone()
  const save = useCommand('setStakeholder')
  return {
    /** Under whom they stand; none: nobody. */
    under: async (one: StakeholderRow, manager: StakeholderRow | null) => {
      const { personId, name } = one
      const reportsToId = manager?.personId ?? null
      if (reportsToId === one.reportsToId || reportsToId === personId) return
      const sentence = manager
        ? t('keyAccounts.org.placed', { name, manager: manager.name })
        : t('keyAccounts.org.released', { name })
      done(sentence, await save.run({ customerId, personId, reportsToId }))
    },
    /** Influence and stance at once; none of both: open again. */
    judge: async (one: StakeholderRow, influence: Influence | null, support: Support | null) => {
      if (one.influence === influence && one.support === support) return
      const { personId, name } = one
      const sentence =
        influence && support
          ? t('keyAccounts.people.judged', {
              name,
              influence: t(`keyAccounts.people.influence.${influence}`),
              support: t(`keyAccounts.people.support.${support}`),
            })
          : t('keyAccounts.people.judged.open', { name })
      done(sentence, await save.run({ customerId, personId, influence, support }))
    },
  }
}
