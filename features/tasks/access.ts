import { canLog, type Responsibility } from '#features/customers/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** Who has to do with a task itself. */
export type TaskHolders = { assigneeId: string | null; createdById: string | null }

/** Whoever may log at the customer; without a customer whoever does anything at all (rules §12). */
export function canCreateTask(actor: Actor, customer: Responsibility | null): boolean {
  return customer ? canLog(actor, customer) : actor.roles.some((role) => role !== 'reader')
}

/** Own tasks (done by me, set by me, or of somebody I stand in for) always; others as the customer allows. */
export function canChangeTask(actor: Actor, task: TaskHolders, customer: Responsibility | null): boolean {
  if (isOwn(actor, task)) return true
  return customer ? canLog(actor, customer) : has(actor, 'management', 'salesLead')
}

/** Tasks of a customer go with its timeline; those without one are read by their holders and the lead. */
export function canReadTask(actor: Actor, task: TaskHolders, customerReadable: boolean): boolean {
  return customerReadable || isOwn(actor, task) || has(actor, 'management', 'salesLead')
}

function isOwn(actor: Actor, { assigneeId, createdById }: TaskHolders): boolean {
  return is(actor, assigneeId) || is(actor, createdById)
}
