import { type Actor, has, is } from '#shared/actor.ts'

/** What the record that a file hangs on allows. */
export type FilePlace = { canAttach: boolean; canChange: boolean }

/** Whoever attached it, the lead, or whoever may change what it hangs on. */
export function canDeleteFile(actor: Actor, file: { createdById: string | null }, place: FilePlace): boolean {
  return is(actor, file.createdById) || has(actor, 'management', 'salesLead') || place.canChange
}
