import { useState } from 'react'
import { useConverted } from '#features/currencies/web/useConverted.ts'
import { useMembersSeen } from '#features/goals/web/useMembersSeen.ts'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { BusinessTabs } from '#features/opportunities/web/BusinessTabs.tsx'
import { OrderIntakeStrip } from '#features/reports/figures/web/OrderIntakeStrip.tsx'
import { WinsSection } from '#features/reports/small-wins/web/WinsSection.tsx'
import type { Output } from '#shared/contract.ts'
import { IconButton } from '#ui/Button.tsx'
import { type Filter, FilterChips } from '#ui/Chips.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { contract } from '../contract.ts'
import type { contract as paceContract } from '../pace/contract.ts'
import { columns } from '../rules/flows.ts'
import { type Behind, BehindDialog } from './BehindDialog.tsx'
import css from './Movement.module.css'
import { type FoundPace, MovementFigures } from './MovementFigures.tsx'
import { MovingSection } from './MovingSection.tsx'
import { PaceSection } from './PaceSection.tsx'
import { PartsTable } from './PartsTable.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import { StandingSection } from './StandingSection.tsx'
import { usePeriod } from './usePeriod.ts'
import { Waterfall } from './Waterfall.tsx'
import type { Names, Words } from './words.ts'

const { useOperation } = operationHooks<
  typeof contract & typeof paceContract & typeof membersContract & typeof opportunitiesContract
>()
type Found = Output<(typeof contract)['getMovement']>

/** What moves in the pipeline and what does not: the period, whose, and which opportunities stand in the address. */
export default function MovementPage() {
  const t = useT<Words>()
  const format = useFormat()
  const { alone } = useMe()
  const phone = usePhone()
  const period = usePeriod()
  const [by, setBy] = useState<'none' | 'stage' | 'member'>('none')
  const [behind, setBehind] = useState<Behind | null>(null)
  const ready = { keep: true, enabled: period.ready }
  const query = useOperation('getMovement', { ...period.asked, ...(by === 'none' ? {} : { by }) }, ready)
  // After the movement itself, which reads less and is what one came for.
  const { scope: _, ...asked } = period.asked
  const pace = useOperation('getPace', asked, { keep: true, enabled: query.data !== undefined }).data
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const members = useOperation('listMembers', {}).data?.members ?? []
  const nameOf = {
    stage: (id: string | null) => stages.find((stage) => stage.id === id)?.name ?? '',
    member: (id: string | null) => (alone ? '' : (members.find((member) => member.id === id)?.name ?? '')),
  }
  const found = query.data
  const title = period.name && period.length ? t(`movement.title.${period.length}`, period.name) : t('movement.title')
  const days = `${format.day(period.period.from)} – ${format.day(period.period.to)}`
  const seen = useMembersSeen()
  const filters: Filter[] = seen.length > 0 ? [{ id: 'owner', label: t('opportunities.owner'), options: seen }] : []
  return (
    <>
      <PageTitle
        title={title}
        note={t(period.running ? 'movement.note.running' : 'movement.note.past', {
          days,
          day: found ? format.day(found.asKnownOn) : '',
        })}
        actions={<BusinessTabs />}
      >
        {found && <Lead found={found} pace={pace} nameOf={nameOf} />}
      </PageTitle>
      <div className={css.choices} data-print="no">
        <PeriodChoice period={period} />
        <Segments
          label={t('movement.scope')}
          options={[
            { value: 'due', label: t('movement.scope.due') },
            { value: 'all', label: t('movement.scope.all') },
          ]}
          value={period.scope}
          onChange={period.chooseScope}
        />
        {filters.length > 0 && (
          <FilterChips filters={filters} values={{ owner: period.owner }} onChange={period.chooseOwner} />
        )}
        {!phone && <IconButton icon="print" label={t('movement.print')} onClick={() => window.print()} />}
      </div>
      <OrderIntakeStrip
        period={period.period}
        ready={period.ready}
        owner={period.owner}
        came={found?.scope === 'due' ? found.total.new + found.total.reopened + found.total.pulledIn : undefined}
      />
      <Loaded query={query}>
        {(read) =>
          columns.every((column) => read.total[column] === 0) ? (
            <EmptyState example={t('movement.empty.example')}>{t('movement.empty')}</EmptyState>
          ) : (
            <>
              <Said found={read} />
              <MovementFigures found={read} pace={pace} days={days} />
              <Halves>
                <MovingSection found={read} nameOf={nameOf} />
                {period.running && <StandingSection owner={period.owner} nameOf={nameOf} />}
              </Halves>
              <WinsSection period={period.period} owner={period.owner} ready={period.ready} />
              <Section title={t('movement.waterfall')} note={t('movement.waterfall.note')}>
                <Card>
                  <Waterfall total={read.total} currency={read.currency} onOpen={(column) => setBehind({ column })} />
                </Card>
              </Section>
              {pace && <PaceSection pace={pace} nameOf={nameOf} />}
              <Section
                title={t('movement.table')}
                actions={
                  <Segments
                    label={t('movement.by')}
                    options={[
                      { value: 'none', label: t('movement.by.none') },
                      { value: 'stage', label: t('movement.by.stage') },
                      ...(seen.length < 2 ? [] : [{ value: 'member' as const, label: t('movement.by.member') }]),
                    ]}
                    value={by}
                    onChange={setBy}
                  />
                }
              >
                <PartsTable found={read} by={by === 'none' ? undefined : by} onOpen={setBehind} />
              </Section>
            </>
          )
        }
      </Loaded>
      {behind && <BehindDialog behind={behind} asked={period.asked} nameOf={nameOf} onClose={() => setBehind(null)} />}
    </>
  )
}

/** The sentence above it all: what came forward, what was pushed out, and where more is lost than usual. */
function Lead({ found, pace, nameOf }: { found: Found; pace: FoundPace | undefined; nameOf: Names }) {
  const rich = useRich<Words>()
  const format = useFormat()
  const money = (amount: number) => format.money(amount, found.currency, 'never')
  const parts = [
    found.total.won > 0 && rich('movement.lead.won', { amount: money(found.total.won) }),
    found.advanced.count > 0 && rich('movement.lead.forward', { amount: money(found.advanced.amount) }),
    found.total.pushedOut > 0 && rich('movement.lead.pushed', { amount: money(found.total.pushedOut) }),
    ...(pace?.bottlenecks ?? []).map(({ stageId, nextStageId, share, usual }) =>
      rich(nextStageId ? 'movement.lead.bottleneck' : 'movement.lead.lastBottleneck', {
        from: nameOf.stage(stageId),
        to: nameOf.stage(nextStageId),
        share: format.percent(share),
        usual: format.percent(usual),
      }),
    ),
  ].filter((part) => part !== false)
  if (parts.length === 0) return rich('movement.lead.nothing')
  return (
    <>
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences in their order
        <span key={i}>{part} </span>
      ))}
    </>
  )
}

/** What the figures leave out, and what late entries changed. */
function Said({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const convertedText = useConverted()
  const others = found.otherCurrencies.map(({ count, currency }) => t('movement.other', { count, currency }))
  const corrected =
    found.correctedBy &&
    columns
      .filter((column) => found.correctedBy![column] !== 0)
      .map(
        (column) =>
          `${t(`movement.column.${column}`)} ${format.money(found.correctedBy![column], found.currency, 'never')}`,
      )
  const sentences = [
    ...(found.ownOnly ? [t('movement.ownOnly')] : []),
    ...convertedText(found.converted),
    ...others,
    ...(corrected ? [t('movement.corrected', { changes: corrected.join(', ') })] : []),
  ]
  return sentences.length > 0 ? <Notice title={sentences.join(' ')} /> : null
}
