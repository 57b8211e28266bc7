import { useState } from 'react'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { Button } from '#ui/Button.tsx'
import { type Filter, FilterChips } from '#ui/Chips.tsx'
import { useRich, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { many, one, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract } from '../contract.ts'
import { taskKinds } from '../rules.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import type { messages } from './messages.ts'
import { TaskDialog } from './TaskDialog.tsx'
import { TaskRow } from './TaskRow.tsx'
import css from './TasksPage.module.css'

const { useOperation } = operationHooks<typeof contract>()
const { useClient } = operationHooks<typeof workbook>()
const step = 50
const most = 200

/** Follow-ups, tasks and promises, overdue first; what is shown lives in the address. */
export default function TasksPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const [limit, setLimit] = useState(step)
  const [adding, setAdding] = useState(false)
  const { filters, values, set, input } = useFilters()
  const phone = usePhone()
  const client = useClient()
  const query = useOperation('listTasks', { ...input, limit }, { keep: true, every: 60_000 })

  return (
    <>
      <PageTitle
        title={t('tasks.title')}
        actions={
          <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
            {t('tasks.new')}
          </Button>
        }
      >
        {query.data &&
          input.state === 'open' &&
          query.data.total > 0 &&
          rich(query.data.overdue > 0 ? 'tasks.leadOverdue' : 'tasks.lead', {
            count: query.data.total,
            overdue: query.data.overdue,
          })}
      </PageTitle>
      <div className={css.filters}>
        <FilterChips filters={filters} values={values} onChange={set} />
        {!phone && <ExportMenu save={(format) => client.exportTasks({ ...input, format })} />}
      </div>
      <Loaded query={query}>
        {({ tasks, total }) =>
          tasks.length === 0 ? (
            <EmptyState>{t(emptyWords(input))}</EmptyState>
          ) : (
            <Rows
              label={t('tasks.title')}
              foot={
                total > tasks.length &&
                limit < most && (
                  <Button size="small" onClick={() => setLimit(Math.min(most, limit + step))}>
                    {t('tasks.more', { count: total - tasks.length })}
                  </Button>
                )
              }
            >
              {tasks.map((task) => (
                <TaskRow key={task.id} task={task} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {adding && <TaskDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function emptyWords(input: { list: string; state: string }) {
  if (input.state === 'done') return 'tasks.emptyDone'
  return input.list === 'delegated' ? 'tasks.emptyDelegated' : 'tasks.empty'
}

function useFilters() {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const { alone } = useMe()
  const [url, set] = useUrl()
  const lists = alone ? (['mine', 'delegated'] as const) : (['mine', 'delegated', 'all'] as const)
  const filters: Filter[] = [
    {
      id: 'list',
      label: t('tasks.list'),
      single: true,
      options: lists.map((value) => ({ value, label: t(`tasks.${value}`) })),
    },
    {
      id: 'kind',
      label: t('tasks.what'),
      options: taskKinds.map((value) => ({ value, label: translate(`tasks.kind.${value}`) })),
    },
    { id: 'done', label: t('tasks.doneOnes') },
  ]
  const kinds = taskKinds.filter((kind) => many(url.kind).includes(kind))
  const list = lists.find((value) => value === one(url.list)) ?? 'mine'
  const values = { list: many(url.list), kind: kinds, done: many(url.done) }
  const input = {
    list,
    state: values.done.length > 0 ? ('done' as const) : ('open' as const),
    ...(kinds.length > 0 ? { kinds } : {}),
  }
  return { filters, values, set, input }
}
