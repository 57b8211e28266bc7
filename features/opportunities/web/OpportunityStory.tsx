import type { Activity } from '#features/activities/contract.ts'
import { useActivityWords } from '#features/activities/web/useActivityWords.ts'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { Day } from '#shared/days.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import { Timeline, TimelineItem } from '#ui/Timeline.tsx'
import type { contract, Opportunity, Stage } from '../contract.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type Fact = ReturnType<typeof useHistory>['facts'][number]

function useHistory(id: string) {
  const query = useOperation('listOpportunityHistory', { id })
  return { query, facts: query.data?.facts ?? [], activities: query.data?.activities ?? [] }
}

/** What was done for it, and what became of it, newest first. */
export function OpportunityStory({ opportunity, stages }: { opportunity: Opportunity; stages: Stage[] }) {
  const t = useT<Words>()
  const { query, facts, activities } = useHistory(opportunity.id)
  const entries = [
    ...facts.map((fact) => ({ at: fact.enteredAt, fact, activity: null })),
    ...activities.map((activity) => ({ at: activity.at, activity, fact: null })),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  return (
    <Section title={t('opportunities.story')}>
      <Loaded query={query}>
        {() =>
          entries.length === 0 ? (
            <EmptyState>{t('opportunities.storyEmpty')}</EmptyState>
          ) : (
            <Timeline label={t('opportunities.story')}>
              {entries.map(({ fact, activity }) =>
                fact ? (
                  <FactItem key={fact.id} fact={fact} opportunity={opportunity} stages={stages} />
                ) : (
                  <ActivityItem key={activity.id} activity={activity} />
                ),
              )}
            </Timeline>
          )
        }
      </Loaded>
    </Section>
  )
}

function ActivityItem({ activity }: { activity: Activity }) {
  const format = useFormat()
  const words = useActivityWords()
  const { today } = useMe()
  const { nameOf } = useMembers()
  return (
    <TimelineItem
      icon={activity.kind === 'call' ? 'phone' : activity.kind === 'visit' ? 'visit' : 'note'}
      title={[words.title(activity), activity.personName, nameOf(activity.memberId)].filter(Boolean).join(' · ')}
      when={format.dayShort(activity.day, today)}
      dateTime={activity.at}
    >
      {activity.text}
    </TimelineItem>
  )
}

function FactItem({ fact, opportunity, stages }: { fact: Fact; opportunity: Opportunity; stages: Stage[] }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { nameOf } = useMembers()
  const day = (value: Day | null) => (value ? format.dayShort(value, today) : t('opportunities.unknownDay'))
  const words = {
    created: () => t('opportunities.fact.created', { amount: money() }),
    stage: () => t('opportunities.fact.stage', { name: stages.find((one) => one.id === fact.stageId)?.name ?? '–' }),
    amount: () => t('opportunities.fact.amount', { amount: money() }),
    expectedClose: () => t('opportunities.fact.expectedClose', { day: day(fact.expectedClose) }),
    owner: () => t('opportunities.fact.owner', { name: nameOf(fact.ownerId) ?? '–' }),
    won: () => t('opportunities.won'),
    lost: () => t('opportunities.lost'),
    reopened: () => t('opportunities.fact.reopened'),
    void: () => t('opportunities.fact.void'),
    restored: () => t('opportunities.fact.restored'),
  }
  const said = words[fact.kind]()
  return (
    <TimelineItem
      tone={fact.kind === 'won' || fact.kind === 'lost' ? fact.kind : 'quiet'}
      icon={fact.kind === 'won' ? 'check' : 'close'}
      title={fact.corrects ? t('opportunities.fact.corrects', { what: said }) : said}
      when={day(fact.day)}
      dateTime={fact.day ?? undefined}
    />
  )

  function money(): string {
    return fact.amount === null
      ? t('opportunities.noAmount')
      : format.money(fact.amount, fact.currency ?? opportunity.currency, 'never')
  }
}
