import { useDraggable } from '@dnd-kit/core'
import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { IconButton } from '#ui/Button.tsx'
import { classes } from '#ui/classes.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import type { OpportunityRow, Stage } from '../../contract.ts'
import type { Words } from '../words.ts'
import css from './Board.module.css'
import type { Moves } from './useMoves.ts'

/** A card: drawn by mouse or finger, taken up by keys, or moved by its menu. */
export const BoardCard = memo(function BoardCard(props: {
  card: OpportunityRow
  stages: Stage[]
  moves: Moves
  onStep: (card: OpportunityRow) => void
}) {
  const t = useT<Words>()
  const { card, moves } = props
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: card.id, data: card })
  const holds = moves.held?.card.id === card.id
  return (
    <li ref={setNodeRef} className={classes(css.card, (isDragging || holds) && css.held)} {...listeners}>
      <CardFace card={card}>
        <div className={css.acts}>
          <IconButton
            size="small"
            icon="sort"
            label={t('opportunities.board.move', { title: card.title })}
            aria-describedby="boardKeys"
            aria-pressed={holds}
            onKeyDown={(event) => moves.onKey(card, event)}
            onBlur={() => holds && moves.letGo()}
          />
          <Menu
            align="end"
            label={t('ui.actions')}
            trigger={(trigger) => (
              <IconButton
                {...trigger}
                size="small"
                icon="more"
                label={t('opportunities.board.acts', { title: card.title })}
              />
            )}
            items={[
              { label: t('opportunities.step.finish'), icon: 'check', run: () => props.onStep(card) },
              null,
              ...props.stages
                .filter((stage) => stage.id !== card.stageId)
                .map((stage) => ({
                  label: t('opportunities.board.to', { stage: stage.name }),
                  run: () => void moves.drop(card, { stageId: stage.id }),
                })),
              null,
              { label: t('opportunities.won'), run: () => void moves.drop(card, { outcome: 'won' }) },
              { label: t('opportunities.lost'), run: () => void moves.drop(card, { outcome: 'lost' }) },
            ]}
          />
        </div>
      </CardFace>
    </li>
  )
})

/** What stands on a card: what, who, how much with what can be done beside it, and what is next or that nothing is. */
export function CardFace({ card, children }: { card: OpportunityRow; children?: ReactNode }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { nextStep, nextStepDay, waitingUntil } = card
  const waits = waitingUntil !== null && waitingUntil > today
  const warns = !waits && (nextStep === null || nextStepDay === null || nextStepDay < today)
  return (
    <div className={css.face}>
      <Link to={`/neugeschaeft/${card.id}`} draggable={false}>
        {card.title}
      </Link>
      <small>{card.customerName}</small>
      <div className={css.amount}>
        {card.amount === null ? (
          <small>{t('opportunities.noAmount')}</small>
        ) : (
          <b>{format.money(card.amount, card.currency, 'never')}</b>
        )}
        {children}
      </div>
      <span className={classes(css.next, warns && css.warns)}>
        {waits
          ? t('opportunities.waits', { day: format.dayShort(waitingUntil, today) })
          : (nextStep ?? t('opportunities.noNextStep'))}
        {!waits &&
          nextStep &&
          ` · ${nextStepDay ? format.dayShort(nextStepDay, today) : t('opportunities.step.noDay')}`}
      </span>
    </div>
  )
}
