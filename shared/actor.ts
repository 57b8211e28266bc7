/** The roles of rules §12; several per member, their rights add up. */
export const roles = [
  'management',
  'salesLead',
  'sales',
  'keyAccountManager',
  'insideSales',
  'marketing',
  'reader',
] as const
export type Role = (typeof roles)[number]

/** Who acts: a member with what follows from roles, absences and settings today. Every permission question takes one. */
export type Actor = {
  memberId: string
  name: string
  language: 'de' | 'en'
  roles: readonly Role[]
  /** Settings, members, restore, API keys of others; apart from the roles. */
  administrator: boolean
  /** Members this one stands in for today (deputy from–to). */
  deputyFor: readonly string[]
  /** The company lets this member read only own customers. */
  readsOwnOnly: boolean
  /** The session behind a request of a browser. */
  sessionId?: string
  via: 'session' | 'apiKey' | 'cli' | 'system'
}

/** True if the actor holds one of the roles. */
export function has(actor: Pick<Actor, 'roles'>, ...wanted: Role[]): boolean {
  return wanted.some((role) => actor.roles.includes(role))
}

/** True if the actor is that member, or stands in for them today. */
export function is(actor: Pick<Actor, 'memberId' | 'deputyFor'>, memberId: string | null): boolean {
  return memberId !== null && (actor.memberId === memberId || actor.deputyFor.includes(memberId))
}

/** The software itself: scheduled jobs. Not a member; holds every right. */
export const system: Actor = {
  memberId: '',
  name: 'Bordmittel',
  language: 'de',
  roles: ['management', 'salesLead'],
  administrator: true,
  deputyFor: [],
  readsOwnOnly: false,
  via: 'system',
}

/** Whoever has not logged in: holds no right; only operations open to anyone are run as such. */
export const anyone: Actor = {
  memberId: '',
  name: '',
  language: 'de',
  roles: [],
  administrator: false,
  deputyFor: [],
  readsOwnOnly: true,
  via: 'session',
}
