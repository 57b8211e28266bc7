import { type ReactNode, useDeferredValue, useEffect, useId, useRef } from 'react'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, OpportunityRow, Stage } from '../../contract.ts'
import { type OpportunityFilter, perColumn } from '../filterOfUrl.ts'
import type { Words } from '../words.ts'
import css from './Board.module.css'
import { BoardCard } from './BoardCard.tsx'
import { DropZone } from './DropZone.tsx'
import type { Moves } from './useMoves.ts'

const { usePages } = operationHooks<typeof contract>()

/** One stage: how many and how much, and its cards, more of them as one scrolls. */
export function BoardColumn(props: {
  stage: Stage
  stages: Stage[]
  filter: OpportunityFilter
  /** What is on the screen is of another filter; its own cards come with the board. */
  waits: boolean
  /** Its first cards as the board brought them; none once something was changed since. */
  first: { part: { opportunities: OpportunityRow[]; next: string | null }; readAt: number } | undefined
  sums: { currency: string; count: number; amount: number }[]
  moves: Moves
  onStep: (card: OpportunityRow) => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const id = useId()
  const { stage, moves } = props
  const { first } = props
  const asked = { ...props.filter, stage: [stage.id], limit: perColumn }
  const pages = usePages('listOpportunities', asked, { first, enabled: !props.waits })
  const read = pages.data?.flatMap((page) => page.opportunities) ?? []
  const came = [...moves.placed.values()].filter(
    ({ card, stageId }) => stageId === stage.id && !read.some((one) => one.id === card.id),
  )
  const cards = [
    ...came.map(({ card }) => card),
    ...read.filter((card) => (moves.placed.get(card.id)?.stageId ?? stage.id) === stage.id),
  ]
  const count = props.sums.reduce((all, sum) => all + sum.count, 0)
  const target = moves.held?.target

  return (
    <DropZone
      id={stage.id}
      target={{ stageId: stage.id }}
      className={css.column}
      over={target !== undefined && 'stageId' in target && target.stageId === stage.id}
    >
      <section aria-labelledby={id}>
        <header>
          <h2 id={id}>{stage.name}</h2>
          <span>
            {t('opportunities.board.count', { count })}
            {props.sums.map((sum) => ` · ${format.money(sum.amount, sum.currency, 'never')}`).join('')}
          </span>
        </header>
        <Loaded query={pages}>
          {() => (
            <Cards cards={cards} stages={props.stages} moves={moves} onStep={props.onStep}>
              {pages.more && <Sentinel onSeen={pages.more} waits={pages.loadingMore} />}
            </Cards>
          )}
        </Loaded>
      </section>
    </DropZone>
  )
}

// About what a column of a usual screen shows.
const inSight = 6

/** Those in sight at once, the others as soon as these are on the screen. */
function Cards(props: {
  cards: OpportunityRow[]
  stages: Stage[]
  moves: Moves
  onStep: (card: OpportunityRow) => void
  children: ReactNode
}) {
  const all = useDeferredValue(true, false)
  return (
    <ul>
      {(all ? props.cards : props.cards.slice(0, inSight)).map((card) => (
        <BoardCard key={card.id} card={card} stages={props.stages} moves={props.moves} onStep={props.onStep} />
      ))}
      {all && props.children}
    </ul>
  )
}

/** The end of what was read: when it comes into sight, more is read. */
function Sentinel({ onSeen, waits }: { onSeen: () => void; waits: boolean }) {
  const ref = useRef<HTMLLIElement>(null)
  const seen = useRef(onSeen)
  seen.current = onSeen
  useEffect(() => {
    if (waits || !ref.current) return
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && seen.current(),
      { rootMargin: '400px' },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [waits])
  return <li ref={ref} className={css.sentinel} aria-hidden="true" />
}
