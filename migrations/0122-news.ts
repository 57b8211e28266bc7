import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What customers need, joined under themes with an answer; and news that is told to the customers it matters for. */
export const news: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  await table(
    'needThemes',
    {
      id: 'text',
      name: 'text',
      /** The name folded: two spellings are one theme. */
      nameKey: 'text',
      /** heard, taken, done, declined. */
      state: 'text',
      takenById: 'members.id?',
      answer: 'text?',
      answeredAt: 'text?',
      answeredById: 'members.id?',
      ...lifetime,
    },
    { indexes: ['nameKey'] },
  )
  await table('needs', {
    id: 'text',
    themeId: 'needThemes.id',
    customerId: 'customers.id',
    day: 'text',
    /** Who heard it. */
    memberId: 'members.id?',
    text: 'text?',
    productGroup: 'text?',
    ...lifetime,
  })
  /** `aim`: product groups, branches and classes for which it matters. */
  await table(
    'news',
    {
      id: 'text',
      kind: 'text',
      title: 'text',
      text: 'text?',
      fromDay: 'text',
      toDay: 'text',
      aim: 'json',
      ...lifetime,
    },
    { indexes: ['toDay'] },
  )
  /** `because`: why it matters there; empty: chosen by hand. */
  await table('newsAccounts', {
    id: 'text',
    newsId: 'news.id',
    customerId: 'customers.id',
    because: 'json',
    toldDay: 'text?',
    toldById: 'members.id?',
    reaction: 'text?',
    activityId: 'activities.id?',
    ...lifetime,
  })
}
