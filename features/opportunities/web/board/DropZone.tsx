import { useDroppable } from '@dnd-kit/core'
import type { ReactNode } from 'react'
import type { Target } from './useMoves.ts'

/** Where a card may be let go; marked while one is above it, also one moved by keys. */
export function DropZone(props: {
  id: string
  target: Target
  over: boolean
  className: string | undefined
  children: ReactNode
}) {
  const { setNodeRef, isOver } = useDroppable({ id: props.id, data: props.target })
  return (
    <div ref={setNodeRef} className={props.className} data-over={isOver || props.over || undefined}>
      {props.children}
    </div>
  )
}
