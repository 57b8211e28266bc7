import { useDraggable, useDroppable } from '@dnd-kit/core'
import { memo } from 'react'
import { classes } from '#ui/classes.ts'
import { useT } from '#ui/i18n.tsx'
import type { StakeholderRow } from '../../people/contract.ts'
import type { Words } from '../words.ts'
import { card, type Placed } from './drawing.ts'
import css from './Organisation.module.css'
import { OrgCard } from './OrgCard.tsx'

/** A card at its place: opened by click or Enter, drawn onto whom the person reports to. */
export const OrgPlace = memo(function OrgPlace(props: {
  place: Placed<StakeholderRow>
  /** Tab stops here; arrow keys go on. */
  current: boolean
  movable: boolean
  onOpen: (one: StakeholderRow) => void
  onFold: (personId: string) => void
  onFocus: (personId: string) => void
}) {
  const t = useT<Words>()
  const { place, current, movable, onFold } = props
  const { person, below, folded } = place
  const { personId, name, gone } = person
  const drag = useDraggable({ id: personId, data: person, disabled: !movable || gone })
  const drop = useDroppable({ id: `on ${personId}`, data: { managerId: personId }, disabled: !movable || gone })
  const over = drop.isOver && !drag.isDragging
  return (
    <div
      ref={drop.setNodeRef}
      className={css.place}
      style={{ left: `${place.x}rem`, top: `${place.y}rem`, width: `${card.width}rem`, height: `${card.height}rem` }}
      data-over={over || undefined}
    >
      <button
        ref={drag.setNodeRef}
        type="button"
        data-person={personId}
        data-held={drag.isDragging || undefined}
        className={classes(css.card, movable && !gone && css.movable)}
        tabIndex={current ? 0 : -1}
        onClick={() => props.onOpen(person)}
        onFocus={() => props.onFocus(personId)}
        {...drag.listeners}
      >
        <OrgCard one={person} />
      </button>
      {below > 0 && (
        <button
          type="button"
          className={css.fold}
          tabIndex={current ? 0 : -1}
          aria-expanded={!folded}
          aria-label={t(folded ? 'keyAccounts.org.unfold' : 'keyAccounts.org.fold', { name, count: below })}
          onClick={() => onFold(personId)}
        >
          {folded ? `+${below}` : '−'}
        </button>
      )}
    </div>
  )
})
