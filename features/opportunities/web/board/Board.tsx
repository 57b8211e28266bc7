import {
  type CollisionDetection,
  closestCenter,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  pointerWithin,
} from '@dnd-kit/core'
import { useState } from 'react'
import { alwaysMeasured, silentDrag, useDragSensors } from '#ui/drag.ts'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { one, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract, OpportunityRow } from '../../contract.ts'
import { toldSums } from '../../rules.ts'
import { CloseDialog } from '../CloseDialog.tsx'
import { type OpportunityFilter, perColumn } from '../filterOfUrl.ts'
import { StepDialog } from '../StepDialog.tsx'
import type { Words } from '../words.ts'
import css from './Board.module.css'
import { CardFace } from './BoardCard.tsx'
import { BoardColumn } from './BoardColumn.tsx'
import { DropZone } from './DropZone.tsx'
import { type Target, useMoves } from './useMoves.ts'

const { useOperation } = operationHooks<typeof contract>()

// The zone under the finger counts; beside all of them the nearest one.
const under: CollisionDetection = (given) => {
  const hit = pointerWithin(given)
  return hit.length > 0 ? hit : closestCenter(given)
}

/** The stages beside each other, a card for each open opportunity; on a phone one stage at a time. */
export function Board({ filter }: { filter: OpportunityFilter }) {
  const t = useT<Words>()
  const phone = usePhone()
  const [url, setUrl] = useUrl()
  const board = useOperation('listBoard', { ...filter, limit: perColumn }, { keep: true })
  const columns = board.data?.columns ?? []
  const stages = columns.map((column) => column.stage)
  const read = useOperation('sumOpportunities', filter, { keep: true }).data
  const sums = read?.sums ?? []
  const moves = useMoves(stages)
  const [stepping, setStepping] = useState<OpportunityRow | null>(null)
  const [dragged, setDragged] = useState<OpportunityRow | null>(null)
  const sensors = useDragSensors()
  const held = dragged ?? moves.held?.card ?? null
  const shown = stages.find((stage) => stage.id === one(url.stage)) ?? stages[0]
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null)
    const card = active.data.current as OpportunityRow | undefined
    if (card && over) void moves.drop(card, over.data.current as Target)
  }

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={under}
      measuring={alwaysMeasured}
      onDragStart={({ active }) => setDragged(active.data.current as OpportunityRow)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
      accessibility={silentDrag}
    >
      <p className="hidden" id="boardKeys">
        {t('opportunities.board.keys')}
      </p>
      <p className="hidden" role="status">
        {moves.said}
      </p>
      {phone && (
        <div className={css.tabs} role="tablist" aria-label={t('opportunities.stage')}>
          {stages.map((stage) => (
            <DropZone
              key={stage.id}
              id={`tab ${stage.id}`}
              target={{ stageId: stage.id }}
              className={css.tab}
              over={isAt(moves.held?.target, stage.id)}
            >
              <button
                type="button"
                role="tab"
                aria-selected={stage.id === shown?.id}
                onClick={() => setUrl({ stage: stage.id })}
              >
                {stage.name}
                <small>{sums.filter((sum) => sum.stageId === stage.id).reduce((all, sum) => all + sum.count, 0)}</small>
              </button>
            </DropZone>
          ))}
        </div>
      )}
      <Loaded query={board}>
        {() => (
          <div className={css.board}>
            {(phone ? columns.filter(({ stage }) => stage.id === shown?.id) : columns).map(({ stage, ...part }) => (
              <BoardColumn
                key={stage.id}
                stage={stage}
                waits={board.isPlaceholderData}
                first={board.isStale ? undefined : { part, readAt: board.dataUpdatedAt }}
                stages={stages}
                filter={filter}
                sums={toldSums(
                  sums.filter((sum) => sum.stageId === stage.id),
                  read?.own ?? '',
                )}
                moves={moves}
                onStep={setStepping}
              />
            ))}
          </div>
        )}
      </Loaded>
      {held && (
        <div className={css.zones}>
          {(['won', 'lost'] as const).map((outcome) => (
            <DropZone
              key={outcome}
              id={outcome}
              target={{ outcome }}
              className={css[outcome]}
              over={
                moves.held?.target !== undefined &&
                'outcome' in moves.held.target &&
                moves.held.target.outcome === outcome
              }
            >
              {t(`opportunities.${outcome}`)}
            </DropZone>
          ))}
        </div>
      )}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className={css.dragged}>
            <CardFace card={dragged} />
          </div>
        )}
      </DragOverlay>
      {moves.closing && (
        <CloseDialog opportunity={moves.closing.card} outcome={moves.closing.outcome} onClose={moves.endClosing} />
      )}
      {stepping && <StepDialog opportunity={stepping} onClose={() => setStepping(null)} />}
    </DndContext>
  )
}

const isAt = (target: Target | undefined, stageId: string) =>
  target !== undefined && 'stageId' in target && target.stageId === stageId
