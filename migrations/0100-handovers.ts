import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Handovers of customers between sales and key account management: who did what when, the dossier, returns and checks. */
export const handovers: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  await table('handovers', {
    id: 'text',
    customerId: 'customers.id',
    fromId: 'members.id',
    toId: 'members.id',
    /** toKeyAccount, toClassic. */
    direction: 'text',
    /** nomination, threshold … and in words. */
    because: 'text',
    note: 'text?',
    /** What only the seller knows, by part of the dossier; and conversations quoted in it. */
    words: 'json',
    quotes: 'json',
    firstProposedAt: 'text?',
    proposedAt: 'text?',
    proposedById: 'members.id?',
    answerDue: 'text?',
    /** Parts of the dossier that were missing when it was proposed last, and why it was proposed all the same. */
    missing: 'json',
    incompleteReason: 'text?',
    returnedAt: 'text?',
    acceptedAt: 'text?',
    acceptedById: 'members.id?',
    /** The dossier as it was when it was accepted. */
    dossier: 'json?',
    introduceBy: 'text?',
    introducedDay: 'text?',
    introducedById: 'members.id?',
    /** With whom at the customer, in words. */
    introducedTo: 'text?',
    doneAt: 'text?',
    doneById: 'members.id?',
    /** Why it ended without an introduction. */
    notIntroduced: 'text?',
    checkDay: 'text?',
    withdrawnAt: 'text?',
    withdrawnById: 'members.id?',
    withdrawnReason: 'text?',
    /** Step → task that came of it. */
    tasks: 'json',
    /** Who sold and still speaks with the customer helps there until the introduction. */
    helperId: 'text?',
    ...lifetime,
  })
  await table('handoverReturns', {
    id: 'text',
    handoverId: 'handovers.id',
    reasons: 'json',
    note: 'text?',
    ...lifetime,
  })
  await table('handoverChecks', {
    id: 'text',
    handoverId: 'handovers.id',
    /** from, to. */
    side: 'text',
    memberId: 'members.id',
    /** 1 to 5. */
    rating: 'whole',
    sentence: 'text',
    ...lifetime,
  })
}
