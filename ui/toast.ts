import { useSyncExternalStore } from 'react'

/** A short notice at the edge of the screen. */
export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'done' | 'problem'
  /** Takes back what was just done; rejects if it could not (use a command's `attempt`). */
  undo?: () => Promise<unknown>
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function publish(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Shows a notice; at most three stand at once, the oldest goes first. */
export function toast(text: string, options: { tone?: Toast['tone']; undo?: Toast['undo'] } = {}): number {
  lastId += 1
  publish([...toasts, { id: lastId, text, tone: options.tone ?? 'plain', undo: options.undo }].slice(-3))
  return lastId
}

/** Takes a notice away. */
export function dismissToast(id: number): void {
  publish(toasts.filter((shown) => shown.id !== id))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The notices that stand now (for `Toaster`). */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts)
}
