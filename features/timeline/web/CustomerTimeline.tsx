import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { canSeeSurveys } from '#features/surveys/access.ts'
import { Button } from '#ui/Button.tsx'
import { type Filter, FilterChips } from '#ui/Chips.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { EmptyState, ErrorNotice, RowsSkeleton } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import { Timeline, TimelinePart } from '#ui/Timeline.tsx'
import { many, useUrl } from '#ui/url.ts'
import type { contract, TimelineEntry } from '../contract.ts'
import { type TimelineKind, timelineKinds } from '../rules.ts'
import { AddToTimeline } from './AddToTimeline.tsx'
import css from './CustomerTimeline.module.css'
import { Entry } from './Entry.tsx'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract>()
const perPage = 30

/** Whose timeline, and whether the member may add to it. */
export type TimelineSubject = {
  customer: { id: string; name: string } | null
  /** The timeline of one person instead of its customer's. */
  personId?: string
  canLog: boolean
}

/** The timeline of a customer or a person with its filter and what can be added; what is shown lives in the address. */
export function CustomerTimeline(props: TimelineSubject) {
  const t = useT<typeof messages>()
  const [url, setUrl] = useUrl()
  const { member, company } = useMe()
  const { areas } = company
  const cases = areas.includes('complaints')
  const asked = many(url.verlauf)
  const offered = timelineKinds.filter((kind) => {
    if (kind === 'fire' || kind === 'offer') return !props.personId
    if (kind === 'survey') return (areas.includes('keyAccounts') && canSeeSurveys(member)) || asked.includes(kind)
    if (kind === 'lead') return areas.includes('leads') || asked.includes(kind)
    return cases || asked.includes(kind) || (kind !== 'complaint' && kind !== 'sample')
  })
  const chosen = offered.filter((kind) => asked.includes(kind))
  const filters: Filter[] = offered.map((kind) => ({ id: kind, label: t(`timeline.kind.${kind}`) }))
  const values = Object.fromEntries(offered.map((kind) => [kind, chosen.includes(kind) ? ['yes'] : []]))
  return (
    <Section title={t('timeline.title')} actions={props.canLog && <AddToTimeline {...props} />}>
      <div className={css.filters}>
        <FilterChips
          filters={filters}
          values={values}
          onChange={(patch) =>
            setUrl({ verlauf: offered.filter((kind) => (patch[kind] ?? values[kind] ?? []).length > 0) })
          }
        />
      </div>
      <Pages key={chosen.join()} {...props} kinds={chosen} />
    </Section>
  )
}

/** What one page needs to know of the one before: where it ended, and under which heading. */
type From = { after?: string; heading?: string }

function Pages(props: TimelineSubject & { kinds: TimelineKind[] }) {
  const t = useT<typeof messages>()
  const [pages, setPages] = useState<From[]>([{}])
  return (
    <Timeline label={t('timeline.title')}>
      {pages.map((from, index) => (
        <Page
          key={from.after ?? ''}
          {...props}
          from={from}
          onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : null}
        />
      ))}
    </Timeline>
  )
}

function Page(props: TimelineSubject & { kinds: TimelineKind[]; from: From; onMore: ((next: From) => void) | null }) {
  const t = useT<typeof messages>()
  const headingOf = useHeading()
  const { customer, personId, kinds, from } = props
  const query = useOperation('listTimeline', {
    ...(personId ? { personId } : { customerId: customer?.id }),
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(from.after ? { after: from.after } : {}),
    limit: perPage,
  })
  if (query.data === undefined) {
    return (
      <li>
        {query.error ? (
          <ErrorNotice error={query.error} doing="read" onRetry={() => void query.refetch()} />
        ) : (
          <RowsSkeleton />
        )}
      </li>
    )
  }
  const { entries, next } = query.data
  if (entries.length === 0 && !from.after) {
    return (
      <li>
        <EmptyState example={kinds.length > 0 ? undefined : t('timeline.example')}>
          {t(kinds.length > 0 ? 'timeline.nothingLikeThis' : 'timeline.empty')}
        </EmptyState>
      </li>
    )
  }
  const headings = entries.map(headingOf)
  return (
    <>
      {entries.map((entry, index) => {
        const heading = headings[index]
        const before = index === 0 ? from.heading : headings[index - 1]
        return [
          heading !== before && <TimelinePart key={`${entry.id}h`}>{heading}</TimelinePart>,
          <Entry key={entry.id} entry={entry} customer={customer} ofPerson={personId !== undefined} />,
        ]
      })}
      {next && props.onMore && (
        <li>
          <Button
            size="small"
            onClick={() => props.onMore?.({ after: next, heading: headings.at(-1) ?? from.heading })}
          >
            {t('timeline.more')}
          </Button>
        </li>
      )}
    </>
  )
}

/** The month, or that it is still to come or to be done. */
function useHeading(): (entry: TimelineEntry) => string {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  return ({ at, task, appointment }) => {
    const open = task ? task.doneAt === null && at.slice(0, 10) >= today : appointment?.state === 'ahead'
    return open || at.slice(0, 10) > today ? t('timeline.planned') : format.month(at.slice(0, 10))
  }
}
