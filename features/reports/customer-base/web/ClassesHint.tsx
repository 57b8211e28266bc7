import { Link } from '@tanstack/react-router'
import type { contract } from '#features/customers/classes/contract.ts'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import css from './CustomerBase.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** How many customers carry another class than the figures say. */
export function ClassesHint() {
  const t = useT<Words>()
  const total = useOperation('listClassProposals', { limit: 1 }).data?.total ?? 0
  if (total === 0) return null
  return (
    <p className={css.small} data-print="no">
      <Link to="/kundenbestand/klassen">{t('customerBase.classes.hintLink', { count: total })}</Link>
    </p>
  )
}
