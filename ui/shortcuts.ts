import { useEffect, useRef } from 'react'
import { readLocal, writeLocal } from './theme.ts'

/** What a key does; with a `label` it is listed in the help (key `?`). */
export type Shortcut = ((event: KeyboardEvent) => void) | { label: string; run: (event: KeyboardEvent) => void }
/** Keys → what they do: `n`, `?`, `ArrowDown`, `mod+k` (Ctrl or Cmd), `g h` (one after the other). */
export type Shortcuts = Record<string, Shortcut>

const registered: { current: Shortcuts }[] = []
const setting = 'bordmittel.singleKeys'
let pressed: { key: string; at: number } | null = null

/**
 * Makes keys work while the component is shown; the component mounted last wins.
 * Keys without Ctrl/Cmd rest while somebody types, while a dialog is open, and where the person switched them off.
 */
export function useShortcuts(shortcuts: Shortcuts, enabled = true): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    if (!enabled) return
    if (registered.length === 0) window.addEventListener('keydown', onKeyDown)
    registered.push(latest)
    return () => {
      registered.splice(registered.indexOf(latest), 1)
      if (registered.length === 0) window.removeEventListener('keydown', onKeyDown)
    }
  }, [enabled])
}

/** The labelled keys that work right now, the most special first. */
export function activeShortcuts(): { keys: string; label: string }[] {
  const found = new Map<string, string>()
  for (const { current } of registered.toReversed()) {
    for (const [keys, shortcut] of Object.entries(current)) {
      if (typeof shortcut === 'object' && !found.has(keys)) found.set(keys, shortcut.label)
    }
  }
  return Array.from(found, ([keys, label]) => ({ keys, label }))
}

/** Whether single letters work as keys on this device (WCAG 2.1.4 wants a switch). */
export function singleKeysOn(): boolean {
  return readLocal(setting) !== 'off'
}

/** Switches single letters as keys on or off on this device. */
export function switchSingleKeys(on: boolean): void {
  writeLocal(setting, on ? null : 'off')
}

/** The name of a pressed key as written in `Shortcuts`; `null` for keys held with Alt. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string | null {
  if (event.altKey) return null
  return event.ctrlKey || event.metaKey ? `mod+${event.key.toLowerCase()}` : event.key
}

/** The shortcut for a key, alone or after the one pressed before it. */
export function findShortcut(maps: Shortcuts[], key: string, before: string | null): Shortcut | undefined {
  const names = before === null ? [key] : [`${before} ${key}`, key]
  for (const name of names) {
    const found = maps.findLast((map) => map[name])
    if (found) return found[name]
  }
  return undefined
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const key = keyName(event)
  if (key === null) return
  if (
    !key.startsWith('mod+') &&
    (!singleKeysOn() || isTyping(event.target) || document.querySelector('dialog:modal'))
  ) {
    return
  }
  const before = pressed && event.timeStamp - pressed.at < 1000 ? pressed.key : null
  pressed = { key, at: event.timeStamp }
  const shortcut = findShortcut(
    registered.map((map) => map.current),
    key,
    before,
  )
  if (!shortcut) return
  event.preventDefault()
  pressed = null
  if (typeof shortcut === 'function') shortcut(event)
  else shortcut.run(event)
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target.isContentEditable || target.matches('textarea, select, [role=combobox], [role=listbox], [role=menu] *')
}
