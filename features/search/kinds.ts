import type { searchKinds } from './contract.ts'

export type Kind = (typeof searchKinds)[number]

/** Where each kind lies in the index; its number never changes. */
export const kinds = {
  customers: { record: 'customers', number: 1 },
  persons: { record: 'persons', number: 2 },
  activities: { record: 'activities', number: 3 },
  opportunities: { record: 'opportunities', number: 4 },
} as const satisfies Record<Kind, { record: Kind; number: number }>
