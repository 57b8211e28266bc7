import { leading } from '#features/company/rules.ts'
import { canManageMembers } from '#features/members/access.ts'
import { type Actor, has } from '#shared/actor.ts'

/**
 * An own command is taken back by whoever gave it, as long as they hold a right to change
 * anything; commands on members only by those who still may (a right that was taken away must
 * not come back by undo).
 */
export function canUndo(actor: Actor, record: string): boolean {
  if (record === 'members') return canManageMembers(actor)
  return actor.administrator || actor.roles.some((role) => role !== 'reader')
}

/** Who leads sees and takes back what anybody deleted, merged or changed at once; the others what they did themselves. */
export function canUndoOfOthers(actor: Actor): boolean {
  return has(actor, ...leading)
}
