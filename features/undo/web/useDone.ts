import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Says what was done and offers to take it back: `done(text, await finish.run({ id }))`; nothing if it was refused. */
export function useDone(): (text: string, answer: { undo: string } | undefined) => void {
  const undo = useCommand('undo')
  return (text, answer) => {
    if (answer) toast(text, { tone: 'done', undo: () => undo.attempt({ undo: answer.undo }) })
  }
}
