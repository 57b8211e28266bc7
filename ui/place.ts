const gap = 6
const edge = 8

/** Where a panel goes: below its trigger, above where there is more room, never beyond the window. */
export function place(
  trigger: { left: number; right: number; top: number; bottom: number },
  panel: { width: number; height: number },
  window: { width: number; height: number },
  align: 'start' | 'end' = 'start',
): { left: number; top: number; maxHeight: number } {
  const wanted = align === 'start' ? trigger.left : trigger.right - panel.width
  const left = Math.max(edge, Math.min(wanted, window.width - panel.width - edge))
  const below = window.height - trigger.bottom - gap - edge
  const above = trigger.top - gap - edge
  const up = panel.height > below && above > below
  const maxHeight = Math.max(up ? above : below, 80)
  return { left, top: up ? trigger.top - gap - Math.min(panel.height, maxHeight) : trigger.bottom + gap, maxHeight }
}
