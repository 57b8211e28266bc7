import { MeasuringStrategy, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core'

/** By mouse after a few pixels, so that a click stays a click; by a finger that rests, so that one that moves scrolls. */
export function useDragSensors() {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
  )
}

/** Places are looked at anew while something is drawn over them: they move. */
export const alwaysMeasured = { droppable: { strategy: MeasuringStrategy.Always } }

const nothing = () => undefined
/** What happens is said by the page itself, in its own words. */
export const silentDrag = {
  announcements: { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing },
  screenReaderInstructions: { draggable: '' },
}
