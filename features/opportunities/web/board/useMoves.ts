import { type KeyboardEvent, useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, OpportunityRow, Stage } from '../../contract.ts'
import type { Outcome } from '../../rules.ts'
import type { Words } from '../words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Where a card goes: into a stage, or out of the board. */
export type Target = { stageId: string } | { outcome: Outcome }
export type Moves = ReturnType<typeof useMoves>

/**
 * Moving cards, by whatever hand: into a stage at once, with undo; won and lost ask for the reason. By keys: space takes
 * a card up, arrows choose where to, space puts it down, Esc lets it be.
 */
export function useMoves(stages: readonly Stage[]) {
  const t = useT<Words>()
  const done = useDone()
  const change = useCommand('changeOpportunity')
  // Stands where it was put until the server has said so everywhere.
  const [placed, setPlaced] = useState<ReadonlyMap<string, { card: OpportunityRow; stageId: string }>>(new Map())
  const [held, setHeld] = useState<{ card: OpportunityRow; target: Target } | null>(null)
  const [closing, setClosing] = useState<{ card: OpportunityRow; outcome: Outcome } | null>(null)
  const [said, setSaid] = useState('')

  const nameOf = (target: Target) =>
    'outcome' in target
      ? t(`opportunities.${target.outcome}`)
      : (stages.find((stage) => stage.id === target.stageId)?.name ?? '')

  const drop = async (card: OpportunityRow, target: Target) => {
    setHeld(null)
    if ('outcome' in target) {
      setClosing({ card, outcome: target.outcome })
      return
    }
    if (target.stageId === card.stageId) {
      setSaid(t('opportunities.board.stays', { title: card.title }))
      return
    }
    const { stageId } = target
    setPlaced((now) => new Map(now).set(card.id, { card, stageId }))
    const moved = await change.run({ id: card.id, version: card.version, stageId })
    setPlaced((now) => new Map([...now].filter(([id]) => id !== card.id)))
    const sentence = t('opportunities.board.moved', { title: card.title, stage: nameOf(target) })
    if (moved) setSaid(sentence)
    done(sentence, moved)
  }

  const targets: Target[] = [...stages.map((stage) => ({ stageId: stage.id })), { outcome: 'won' }, { outcome: 'lost' }]
  const onKey = (card: OpportunityRow, event: KeyboardEvent) => {
    const holds = held?.card.id === card.id
    const put = event.key === ' ' || event.key === 'Enter'
    if (!holds && !put) return
    if (!put && !['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Escape', 'Tab'].includes(event.key)) return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
    if (!holds) {
      setHeld({ card, target: { stageId: card.stageId ?? '' } })
      setSaid(t('opportunities.board.taken', { title: card.title, stage: nameOf({ stageId: card.stageId ?? '' }) }))
    } else if (put) void drop(card, held.target)
    else if (event.key === 'Escape' || event.key === 'Tab') {
      setHeld(null)
      setSaid(t('opportunities.board.stays', { title: card.title }))
    } else {
      const at = targets.findIndex((target) => nameOf(target) === nameOf(held.target))
      const step = event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 1
      const target = targets[Math.min(Math.max(at + step, 0), targets.length - 1)] as Target
      setHeld({ card, target })
      setSaid(t('opportunities.board.over', { stage: nameOf(target) }))
    }
  }

  return {
    drop,
    onKey,
    held,
    said,
    placed,
    closing,
    endClosing: () => setClosing(null),
    letGo: () => setHeld(null),
  }
}
