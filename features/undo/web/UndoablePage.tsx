import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { messages as opportunities } from '#features/opportunities/messages.ts'
import { dayOf } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, UndoableRow } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand, useOperation } = operationHooks<typeof contract>()
const named = [
  'customers',
  'persons',
  'opportunities',
  'activities',
  'tasks',
  'appointments',
  'offers',
  'contracts',
  'files',
  'products',
  'leads',
  'complaints',
  'samples',
  'orders',
] as const

/** What was deleted, merged or changed at once, to be taken back after the notice of it is gone. */
export default function UndoablePage() {
  const t = useT<typeof messages>()
  const query = useOperation('listUndoable', {})
  return (
    <>
      <PageTitle title={t('undoable.title')}>{t('undoable.lead')}</PageTitle>
      <Loaded query={query}>
        {({ undoable }) =>
          undoable.length === 0 ? (
            <EmptyState>{t('undoable.empty')}</EmptyState>
          ) : (
            <Rows label={t('undoable.title')}>
              {undoable.map((one) => (
                <UndoableLine key={one.undo} one={one} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </>
  )
}

function UndoableLine({ one }: { one: UndoableRow }) {
  const t = useT<typeof messages & typeof opportunities>()
  const format = useFormat()
  const { member, today, company } = useMe()
  const { nameOf } = useMembers()
  const undo = useCommand('undo')
  const { at, kind, count, name, memberId } = one
  const record = named.find((known) => known === one.record)
  const others = memberId === member.id ? null : nameOf(memberId)
  const what =
    name === null ? t('undoable.count', { count }) : count > 1 ? t('undoable.and', { name, count: count - 1 }) : name
  const back = async () => {
    if (await undo.run({ undo: one.undo })) toast(t('undoable.done'), { tone: 'done' })
  }
  return (
    <Row
      when={format.dayShort(dayOf(at, company.timeZone), today)}
      title={what}
      note={[record && t(`undoable.record.${record}`), t(`undoable.${kind}`), format.time(at, company.timeZone), others]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <Button size="small" busy={undo.busy} aria-label={`${t('undoable.back')}: ${what}`} onClick={back}>
          {t('undoable.back')}
        </Button>
      }
    />
  )
}
