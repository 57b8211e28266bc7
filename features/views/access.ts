import { type Actor, has } from '#shared/actor.ts'

export type ViewHolder = { memberId: string; sharedAt: string | null }

/** Own views and shared ones. */
export function canReadView(actor: Actor, view: ViewHolder): boolean {
  return actor.memberId === view.memberId || view.sharedAt !== null
}

/** Showing a view to all: everyone who does more than read. */
export function canShareView(actor: Actor): boolean {
  return actor.roles.some((role) => role !== 'reader')
}

/** One's own; shared ones the lead too, so that they can be tidied up when somebody left. */
export function canChangeView(actor: Actor, view: ViewHolder): boolean {
  return actor.memberId === view.memberId || (view.sharedAt !== null && has(actor, 'management', 'salesLead'))
}
