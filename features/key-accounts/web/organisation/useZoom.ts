import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const smallest = 0.2
const largest = 1.6
const step = 1.25
/** At first everything is shown, unless it were too small to read. */
const readable = 0.75

type Point = { x: number; y: number }

/**
 * How large a drawing is shown in a frame that scrolls: by buttons, by the wheel with Ctrl, by two fingers; what is in the
 * middle, or under the hand, stays there. `width` and `height` are those of the drawing in rem; at first `start` is in the middle.
 */
export function useZoom(frame: RefObject<HTMLDivElement | null>, width: number, height: number, start: number) {
  const [scale, setScale] = useState<number | null>(null)
  // The point of the drawing, unscaled, that is to lie at this point of the frame once it is drawn anew.
  const anchor = useRef<{ drawn: Point; at: Point } | null>(null)
  const now = scale ?? 1

  const zoomTo = useCallback(
    (to: number, at?: Point) => {
      const box = frame.current
      if (!box) return
      const wanted = Math.min(Math.max(to, smallest), largest)
      const held = at ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 }
      anchor.current = { drawn: { x: (box.scrollLeft + held.x) / now, y: (box.scrollTop + held.y) / now }, at: held }
      setScale(wanted)
    },
    [frame, now],
  )
  const showAll = useCallback(
    (atLeast = smallest) => {
      const box = frame.current
      if (!box) return
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const room = { width: box.clientWidth - 2 * rem, height: box.clientHeight - 2 * rem }
      const whole = Math.min(1, room.width / (width * rem), room.height / (height * rem))
      anchor.current = { drawn: { x: start * rem, y: 0 }, at: { x: box.clientWidth / 2, y: 0 } }
      setScale(Math.max(atLeast, whole))
    },
    [frame, width, height, start],
  )

  // Only as it is opened: what moves afterwards stays as large as it is.
  useLayoutEffect(() => {
    if (scale === null && width > 0) showAll(readable)
  }, [scale, width, showAll])
  useLayoutEffect(() => {
    const box = frame.current
    if (!box || !anchor.current || scale === null) return
    const { drawn, at } = anchor.current
    anchor.current = null
    box.scrollLeft = drawn.x * scale - at.x
    box.scrollTop = drawn.y * scale - at.y
  }, [frame, scale])

  useEffect(() => {
    const box = frame.current
    if (!box) return
    const pointIn = (x: number, y: number) => {
      const { left, top } = box.getBoundingClientRect()
      return { x: x - left, y: y - top }
    }
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      zoomTo(now * Math.exp(-event.deltaY / 300), pointIn(event.clientX, event.clientY))
    }
    let apart = 0
    const spread = ({ touches: [one, two] }: TouchEvent) =>
      one && two ? Math.hypot(one.clientX - two.clientX, one.clientY - two.clientY) : 0
    const onStart = (event: TouchEvent) => {
      apart = spread(event)
    }
    const onMove = (event: TouchEvent) => {
      const [one, two] = event.touches
      const wide = spread(event)
      if (!one || !two || apart === 0) return
      event.preventDefault()
      zoomTo((now * wide) / apart, pointIn((one.clientX + two.clientX) / 2, (one.clientY + two.clientY) / 2))
      apart = wide
    }
    box.addEventListener('wheel', onWheel, { passive: false })
    box.addEventListener('touchstart', onStart, { passive: true })
    box.addEventListener('touchmove', onMove, { passive: false })
    return () => {
      box.removeEventListener('wheel', onWheel)
      box.removeEventListener('touchstart', onStart)
      box.removeEventListener('touchmove', onMove)
    }
  }, [frame, zoomTo, now])

  return {
    scale: now,
    larger: () => zoomTo(now * step),
    smaller: () => zoomTo(now / step),
    showAll: () => showAll(),
    /** Large enough to read whoever is looked for. */
    read: () => now < readable && zoomTo(1),
  }
}
