/** What the timeline can be narrowed to. */
export const timelineKinds = [
  'conversation',
  'report',
  'note',
  'task',
  'promise',
  'appointment',
  'fire',
  'complaint',
  'sample',
  'lead',
  'offer',
  'survey',
  'file',
  'change',
] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** One thing that changed at a customer or person, to be said in words. `from` and `to` are codes, names or ids. */
export type Change = { what: ChangeName; from: string | null; to: string | null; fields: string[] }

export const changeNames = [
  'created',
  'imported',
  'deleted',
  'restored',
  'merged',
  'owner',
  'insideSales',
  'standing',
  'class',
  'mode',
  'name',
  'rhythm',
  'potential',
  'parent',
  'snoozed',
  'fields',
  'helperAdded',
  'helperRemoved',
  'personCreated',
  'personDeleted',
  'personRestored',
  'personMoved',
  'personMerged',
  'personLeft',
  'personReturned',
  'personFields',
  'opportunityCreated',
  'opportunityWon',
  'opportunityLost',
  'opportunityReopened',
] as const
export type ChangeName = (typeof changeNames)[number]

type Values = Record<string, unknown>
export type NotedEvent = { name: string; record: string; before: Values | null; after: Values | null }

/** Columns that say a sentence of their own when they change. */
const told: Record<string, ChangeName> = {
  ownerId: 'owner',
  insideSalesId: 'insideSales',
  standing: 'standing',
  class: 'class',
  mode: 'mode',
  name: 'name',
  rhythmDays: 'rhythm',
  potential: 'potential',
  parentId: 'parent',
}
/** Columns that are told by their name; whatever else changes is for the software only, or stands in another sentence. */
export const toldFields = [
  'customerNumber',
  'street',
  'postcode',
  'city',
  'country',
  'addresses',
  'phones',
  'emails',
  'web',
  'vatId',
  'branch',
  'size',
  'source',
  'region',
  'tags',
  'fields',
  'note',
  'salutation',
  'title',
  'firstName',
  'lastName',
  'function',
  'birthday',
  'language',
] as const
const isTold = (column: string) => (toldFields as readonly string[]).includes(column)

/** What an event means for whoever reads the timeline, the weightiest first; nothing for what only the software cares about. */
export function changesOf(event: NotedEvent): Change[] {
  if (event.record === 'customers') return customerChanges(event)
  if (event.record === 'persons') return personChanges(event)
  if (event.record === 'customerHelpers') return helperChanges(event)
  if (event.record === 'opportunities') return opportunityChanges(event)
  return []
}

function customerChanges({ name, before, after }: NotedEvent): Change[] {
  if (!before) return [one(after?.importId ? 'imported' : 'created', null, text(after?.ownerId))]
  if (name === 'customer.contacted') return []
  if (name === 'customer.mergedInto') return [one('merged', null, null)]
  if (name === 'customer.snoozed') return [one('snoozed', text(after?.snoozeReason), text(after?.snoozedUntil))]
  const gone = lifeOf(before, after)
  if (gone) return [one(gone, null, null)]
  const columns = Object.keys(after ?? {})
  const sentences = Object.entries(told)
    .filter(([column]) => columns.includes(column))
    .map(([column, what]) => one(what, text(before[column]), text(after?.[column])))
  const fields = columns.filter(isTold)
  return fields.length > 0 ? [...sentences, { what: 'fields', from: null, to: null, fields }] : sentences
}

function personChanges({ name, before, after }: NotedEvent): Change[] {
  if (!before) return [one('personCreated', null, null)]
  if (name === 'person.mergedInto') return [one('personMerged', null, null)]
  const gone = lifeOf(before, after)
  if (gone) return [one(gone === 'deleted' ? 'personDeleted' : 'personRestored', null, null)]
  if (after && 'customerId' in after) return [one('personMoved', text(before.customerId), text(after.customerId))]
  if (after && 'leftAt' in after) return [one(after.leftAt ? 'personLeft' : 'personReturned', null, null)]
  const fields = Object.keys(after ?? {}).filter(isTold)
  return fields.length > 0 ? [{ what: 'personFields', from: null, to: null, fields }] : []
}

function helperChanges({ before, after }: NotedEvent): Change[] {
  if (!before) return [one('helperAdded', text(after?.part), text(after?.memberId))]
  return lifeOf(before, after) === 'deleted' ? [one('helperRemoved', null, null)] : []
}

function opportunityChanges({ name, before, after }: NotedEvent): Change[] {
  if (!before) return [one('opportunityCreated', null, text(after?.title))]
  if (name === 'opportunity.won') return [one('opportunityWon', null, null)]
  if (name === 'opportunity.lost') return [one('opportunityLost', null, text(after?.reason))]
  if (name === 'opportunity.reopened') return [one('opportunityReopened', null, null)]
  return []
}

function lifeOf(before: Values, after: Values | null): 'deleted' | 'restored' | null {
  if (!after || !('deletedAt' in after)) return null
  return after.deletedAt ? 'deleted' : before.deletedAt ? 'restored' : null
}

function one(what: ChangeName, from: string | null, to: string | null): Change {
  return { what, from, to, fields: [] }
}

function text(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
