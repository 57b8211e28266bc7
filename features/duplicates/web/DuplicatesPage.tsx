import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { DataList } from '#ui/DataList.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import type { Column } from '#ui/list.ts'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Segments, Tabs } from '#ui/Segments.tsx'
import { one, useListState, useUrl } from '#ui/url.ts'
import type { contract, DuplicateGroup } from '../contract.ts'
import type { DuplicateRecord } from '../rules.ts'
import css from './Duplicates.module.css'
import { useReasons, type Words } from './words.ts'

const { useCommand, usePages } = operationHooks<typeof contract>()

/** More are not counted. */
const waitingCounted = 1000
const places = { customers: '/kunden/doppelte', persons: '/personen/doppelte' } as const

/** What is there more than once, to be worked off: compared, brought together, or said not to be the same. */
export function DuplicatesPage({ record }: { record: DuplicateRecord }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const done = useDone()
  const [url, setUrl] = useUrl()
  const [state, setState] = useListState()
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const verdict = (['same', 'probably'] as const).find((wanted) => wanted === one(url.verdict))
  const pages = usePages('listDuplicates', { record, ...(verdict ? { verdict } : {}), limit: 50 })
  const merge = useCommand('mergeDuplicates')
  const apart = useCommand('keepApart')
  const columns = useColumns()
  const groups = pages.data?.flatMap((page) => page.groups) ?? []
  const total = pages.data?.[0]?.total ?? undefined
  const waiting = pages.data?.[0]?.waiting ?? 0
  const chosen = () => groups.filter((group) => selection.has(group.id)).slice(0, 50)
  const idsOf = (group: DuplicateGroup) => group.records.map((each) => each.id)

  const mergeChosen = async () => {
    const answer = await merge.run({ record, merges: chosen().map((group) => ({ ids: idsOf(group) })) })
    if (!answer) return
    setSelection(new Set())
    done(t('duplicates.merged', { count: answer.moved }), answer)
  }
  const keepApart = async () => {
    const answer = await apart.run({ record, groups: chosen().map(idsOf) })
    if (!answer) return
    setSelection(new Set())
    done(t('duplicates.apartDone'), answer)
  }

  return (
    <>
      <PageTitle
        title={t(`duplicates.title.${record}`)}
        actions={
          <Tabs
            label={t('duplicates.tabs')}
            tabs={[
              { to: places.customers, label: t('duplicates.tab.customers'), exact: true },
              { to: places.persons, label: t('duplicates.tab.persons'), exact: true },
            ]}
          />
        }
      >
        {total !== undefined && total > 0 && rich('duplicates.lead', { count: total })}{' '}
        {waiting >= waitingCounted
          ? t('duplicates.waitingMany', { count: waitingCounted })
          : waiting > 0 && t('duplicates.waiting', { count: waiting })}
      </PageTitle>
      <Loaded query={pages}>
        {() => (
          <DataList<DuplicateGroup>
            label={t(`duplicates.title.${record}`)}
            rows={groups}
            rowId={(group) => group.id}
            rowName={(group) => group.records[0]?.name ?? ''}
            rowTo={(group) => `${places[record]}/${idsOf(group).join('+')}`}
            columns={columns}
            empty={<EmptyState>{t('duplicates.none')}</EmptyState>}
            state={state}
            onState={setState}
            selection={selection}
            onSelection={setSelection}
            bulk={() => (
              <>
                <Button kind="do" busy={merge.busy} onClick={mergeChosen}>
                  {t('duplicates.mergeSelected')}
                </Button>
                <Button busy={apart.busy} onClick={keepApart}>
                  {t('duplicates.apart')}
                </Button>
              </>
            )}
            total={total}
            onMore={pages.more}
            loadingMore={pages.loadingMore}
            filters={
              <Segments
                label={t('duplicates.column.verdict')}
                value={verdict ?? 'all'}
                options={[
                  { value: 'all', label: t('duplicates.all') },
                  { value: 'same', label: t('duplicates.verdict.same') },
                  { value: 'probably', label: t('duplicates.verdict.probably') },
                ]}
                onChange={(value) => setUrl({ verdict: value === 'all' ? undefined : value })}
              />
            }
          />
        )}
      </Loaded>
    </>
  )
}

function useColumns(): Column<DuplicateGroup>[] {
  const t = useT<Words>()
  const reasons = useReasons()
  return [
    {
      id: 'names',
      header: t('duplicates.column.names'),
      cell: (group) => (
        <span className={css.names}>
          {group.records.map((each) => (
            <span key={each.id}>
              {each.name} <small>{each.note}</small>
            </span>
          ))}
        </span>
      ),
    },
    { id: 'reasons', header: t('duplicates.column.reasons'), cell: (group) => reasons(group.reasons) },
    {
      id: 'verdict',
      header: t('duplicates.column.verdict'),
      cell: (group) => (
        <Badge tone={group.verdict === 'same' ? 'strong' : 'calm'}>{t(`duplicates.verdict.${group.verdict}`)}</Badge>
      ),
    },
  ]
}
