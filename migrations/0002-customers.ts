import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Members, customers, persons and everything that happens with them. */
export const customers: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'text?', version: 'whole', deletedAt: 'text?' } as const

  await table(
    'members',
    {
      id: 'text',
      name: 'text',
      email: 'text?',
      phone: 'text?',
      roles: 'json',
      administratorSince: 'text?',
      language: 'text?',
      region: 'text?',
      leadId: 'members.id?',
      userId: 'authUsers.id?',
      leftAt: 'text?',
      ...lifetime,
    },
    { unique: [['email'], ['userId']] },
  )
  await table('absences', {
    id: 'text',
    memberId: 'members.id',
    deputyId: 'members.id',
    fromDay: 'text',
    toDay: 'text',
    note: 'text?',
    ...lifetime,
  })
  await table(
    'links',
    {
      id: 'text',
      purpose: 'text',
      secretHash: 'text',
      memberId: 'members.id?',
      expiresAt: 'text',
      usedAt: 'text?',
      createdAt: 'text',
      createdById: 'text?',
    },
    { unique: [['secretHash']] },
  )
  await table(
    'apiKeys',
    {
      id: 'text',
      memberId: 'members.id',
      name: 'text',
      start: 'text',
      secretHash: 'text',
      lastUsedAt: 'text?',
      revokedAt: 'text?',
      expiresAt: 'text?',
      createdAt: 'text',
    },
    { unique: [['secretHash']] },
  )

  await table(
    'customers',
    {
      id: 'text',
      name: 'text',
      sortName: 'text',
      customerNumber: 'text?',
      standing: 'text',
      mode: 'text',
      class: 'text?',
      classReason: 'text?',
      ownerId: 'members.id?',
      insideSalesId: 'members.id?',
      parentId: 'customers.id?',
      street: 'text?',
      postcode: 'text?',
      city: 'text?',
      country: 'text?',
      addresses: 'json',
      phones: 'json',
      emails: 'json',
      web: 'text?',
      vatId: 'text?',
      branch: 'text?',
      size: 'text?',
      source: 'text?',
      region: 'text?',
      potential: 'money?',
      currency: 'text',
      rhythmDays: 'whole?',
      spreadDay: 'text?',
      snoozedUntil: 'text?',
      snoozeReason: 'text?',
      snoozedOn: 'text?',
      tags: 'json',
      fields: 'json',
      note: 'text?',
      importId: 'text?',
      ...lifetime,
    },
    {
      indexes: [
        ['deletedAt', 'sortName', 'id'],
        ['ownerId', 'sortName', 'id'],
        ['customerNumber'],
        ['standing', 'sortName', 'id'],
        ['postcode'],
        ['importId'],
      ],
    },
  )
  await table('customerHelpers', {
    id: 'text',
    customerId: 'customers.id',
    memberId: 'members.id',
    part: 'text?',
    ...lifetime,
  })

  await table(
    'persons',
    {
      id: 'text',
      customerId: 'customers.id?',
      salutation: 'text?',
      title: 'text?',
      firstName: 'text?',
      lastName: 'text',
      sortName: 'text',
      function: 'text?',
      phones: 'json',
      emails: 'json',
      birthday: 'text?',
      birthdayKey: 'text?',
      language: 'text?',
      note: 'text?',
      tags: 'json',
      fields: 'json',
      leftAt: 'text?',
      importId: 'text?',
      ...lifetime,
    },
    { indexes: [['customerId', 'sortName', 'id'], ['deletedAt', 'sortName', 'id'], 'birthdayKey', 'importId'] },
  )

  await table(
    'activities',
    {
      id: 'text',
      customerId: 'customers.id?',
      personId: 'persons.id?',
      memberId: 'members.id?',
      kind: 'text',
      outcome: 'text?',
      at: 'text',
      day: 'text',
      contactDay: 'text?',
      text: 'text',
      report: 'json?',
      importId: 'text?',
      ...lifetime,
    },
    {
      indexes: [
        ['customerId', 'at', 'id'],
        ['customerId', 'contactDay'],
        ['personId', 'at', 'id'],
        ['memberId', 'at', 'id'],
        ['day', 'memberId'],
        'importId',
      ],
    },
  )
  await table(
    'tasks',
    {
      id: 'text',
      kind: 'text',
      customerId: 'customers.id?',
      personId: 'persons.id?',
      assigneeId: 'members.id?',
      delegatedTo: 'json?',
      text: 'text',
      dueDay: 'text?',
      setOn: 'text',
      repeat: 'json?',
      activityId: 'activities.id?',
      doneAt: 'text?',
      doneById: 'members.id?',
      importId: 'text?',
      ...lifetime,
    },
    {
      indexes: [
        ['assigneeId', 'doneAt', 'dueDay'],
        ['customerId', 'doneAt', 'dueDay'],
        ['doneAt', 'dueDay', 'id'],
        'importId',
      ],
    },
  )
  await table(
    'appointments',
    {
      id: 'text',
      title: 'text',
      customerId: 'customers.id?',
      personId: 'persons.id?',
      memberId: 'members.id?',
      startsAt: 'text',
      endsAt: 'text',
      day: 'text',
      place: 'text?',
      note: 'text?',
      participants: 'json',
      activityId: 'activities.id?',
      ...lifetime,
    },
    {
      indexes: [
        ['memberId', 'day'],
        ['day', 'startsAt'],
        ['customerId', 'startsAt'],
      ],
    },
  )
  await table(
    'fires',
    {
      id: 'text',
      customerId: 'customers.id',
      text: 'text',
      raisedAt: 'text',
      raisedById: 'members.id?',
      takenAt: 'text?',
      takenById: 'members.id?',
      solvedAt: 'text?',
      solvedById: 'members.id?',
      solution: 'text?',
      ...lifetime,
    },
    {
      indexes: [
        ['customerId', 'solvedAt'],
        ['solvedAt', 'raisedAt'],
      ],
    },
  )
  await table(
    'files',
    {
      id: 'text',
      name: 'text',
      type: 'text',
      size: 'whole',
      sha256: 'text',
      customerId: 'customers.id?',
      record: 'text',
      recordId: 'text',
      ...lifetime,
    },
    { indexes: [['record', 'recordId']] },
  )
  await table('fileContents', { id: 'files.id', bytes: 'bytes' })

  await table(
    'revenues',
    {
      id: 'text',
      customerId: 'customers.id?',
      day: 'text',
      amount: 'money',
      currency: 'text',
      margin: 'money?',
      product: 'text?',
      invoice: 'text?',
      orderNumber: 'text?',
      importId: 'text?',
      ...lifetime,
    },
    { indexes: [['customerId', 'day'], ['day'], 'importId'] },
  )

  await table(
    'contactStates',
    {
      customerId: 'customers.id',
      ownerId: 'text?',
      rhythm: 'whole',
      lastContact: 'text?',
      due: 'text',
      listFrom: 'text',
      rankKey: 'text?',
      score: 'number',
      occasion: 'json?',
      revenue: 'money',
      revenueBefore: 'money',
      value: 'money',
      nextChange: 'text',
    },
    {
      primaryKey: ['customerId'],
      indexes: [['rankKey'], ['ownerId', 'rankKey'], ['nextChange'], ['listFrom'], ['ownerId', 'listFrom']],
    },
  )

  await table(
    'views',
    { id: 'text', memberId: 'members.id', page: 'text', name: 'text', state: 'json', sharedAt: 'text?', ...lifetime },
    { indexes: [['page', 'memberId']] },
  )
}
