import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { channels, entryKinds, purposes, sources } from './rules.ts'

const id = z.string().max(36)
const day = z.iso.date()
const channel = z.enum(channels)
const text = (largest: number) =>
  z
    .string()
    .trim()
    .max(largest)
    .nullish()
    .transform((value) => value || null)
const address = z.string().trim().min(1).max(300)

const verdict = z.object({
  allowed: z.boolean(),
  /** Why it is allowed: always, consent, sale, interest, legitimateInterest. */
  ground: z.string().nullable(),
  /** What is missing where it is blocked. */
  missing: z.string().nullable(),
  since: z.string().nullable(),
  /** `unused`: nobody used the consent for 24 months. */
  warning: z.literal('unused').nullable(),
})
export type ShownVerdict = z.infer<typeof verdict>

const entry = z.object({
  id: z.string(),
  at: z.string(),
  createdAt: z.string(),
  createdByName: z.string().nullable(),
  channel,
  address: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  customerName: z.string().nullable(),
  kind: z.enum(entryKinds),
  source: z.enum(sources),
  wordingVersion: z.string().nullable(),
  page: z.string().nullable(),
  requestedAt: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  reason: z.string().nullable(),
  saleDay: z.string().nullable(),
  goods: z.string().nullable(),
  noticeDay: z.string().nullable(),
  listCheckedOn: z.string().nullable(),
  voidedAt: z.string().nullable(),
  canVoid: z.boolean(),
})
export type ConsentEntry = z.infer<typeof entry>

const asked = {
  channel,
  purpose: z.enum(purposes).default('advertising'),
  /** Somebody we know, at one of their addresses; or only an address. */
  personId: id.optional(),
  address,
  /** The mail says how to object (needed for permission from a sale). */
  notice: z.boolean().default(false),
  /** ISO 3166; the customer's, else the company's. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
}

const settings = z.object({
  /** Where people without a login reach this server: https://vertrieb.firma.de; empty: nowhere. */
  publicAddress: z.union([z.literal(''), z.url({ protocol: /^https?$/, hostname: /./ }).max(200)]),
  /** What somebody agrees to, in the company's words; changing it starts a new version. */
  wording: z.string().trim().max(1000),
})

export const contract = {
  getPersonConsents: defineOperation({
    method: 'GET',
    path: '/api/persons/:personId/consents',
    summary: 'What may be used to advertise to a person, address by address, why not, and the ledger behind it.',
    input: z.object({ personId: id }),
    output: z.object({
      consumer: z.boolean(),
      country: z.string(),
      rows: z.array(verdict.extend({ channel, address: z.string() })),
      entries: z.array(entry),
      canRecord: z.boolean(),
    }),
  }),
  addConsentEntry: defineOperation({
    method: 'POST',
    path: '/api/persons/:personId/consents',
    summary: 'Adds to the ledger: a consent with its proof, a withdrawal, an objection, a permission from a sale …',
    input: z.object({
      personId: id,
      channel,
      /** None with an objection: at every address and on every channel known. */
      address: address.optional(),
      kind: z.enum(entryKinds).exclude(['void']),
      source: z.enum(sources).exclude(['import', 'link']),
      /** The day it was said; today unless named. Of a consent the day of the request. */
      day: day.optional(),
      confirmedDay: day.optional(),
      wordingVersion: text(40),
      page: text(300),
      reason: text(1000),
      saleDay: day.nullish(),
      goods: text(300),
      noticeDay: day.nullish(),
      listCheckedOn: day.nullish(),
    }),
    output: z.object({ ids: z.array(z.string()) }),
    example: {
      personId: '01900000-0000-7000-8000-0000000000c1',
      channel: 'email',
      kind: 'objection',
      source: 'spoken',
    },
  }),
  voidConsentEntry: defineOperation({
    method: 'POST',
    path: '/api/consents/:id/void',
    summary: 'Says that an entry was made by mistake, and why; it stays in the ledger and no longer counts.',
    input: z.object({ id, reason: z.string().trim().min(1).max(500) }),
    output: z.object({ id: z.string() }),
  }),
  setConsumer: defineOperation({
    method: 'POST',
    path: '/api/persons/:personId/consumer',
    summary: 'Whether a person is met as a private person or at their business.',
    input: z.object({ personId: id, consumer: z.boolean() }),
    output: z.object({ undo: z.string() }),
  }),
  listConsents: defineOperation({
    method: 'GET',
    path: '/api/consents',
    summary: 'The ledger, the latest entry first, with what stands in it in all.',
    input: z.object({
      kind: z.enum(entryKinds).optional(),
      channel: channel.optional(),
      after: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      entries: z.array(entry),
      next: z.string().nullable(),
      /** On the first page: consents, objections, and addresses on the suppression list. */
      counts: z.object({ consents: z.number(), objections: z.number(), suppressed: z.number() }).nullable(),
    }),
  }),
  checkContact: defineOperation({
    method: 'GET',
    path: '/api/contact-permission',
    summary: 'Whether an address may be used for a purpose now, and if not, which point is missing.',
    input: z.object(asked),
    output: verdict,
    example: { channel: 'email', address: 'petra.sauter@maier.example' },
  }),
  useContact: defineOperation({
    method: 'POST',
    path: '/api/contact-permission/use',
    summary: 'The gate before sending or calling: refuses `contactBlocked`, else notes the use of the permission.',
    input: z.object(asked),
    output: verdict,
  }),
  createWithdrawalLink: defineOperation({
    method: 'POST',
    path: '/api/persons/:personId/withdrawal-link',
    summary: 'A link for a mail or letter by which the person objects with one click, without a login.',
    input: z.object({ personId: id, channel, address }),
    output: z.object({ url: z.string() }),
    secret: true,
  }),
  getConsentSettings: defineOperation({
    method: 'GET',
    path: '/api/consent-settings',
    summary: 'The public address, the wording of the consent with its version, and whether mails can be sent.',
    input: z.object({}),
    output: settings.extend({ version: z.string(), canSend: z.boolean(), canChange: z.boolean() }),
  }),
  changeConsentSettings: defineOperation({
    method: 'PATCH',
    path: '/api/consent-settings',
    summary: 'Changes the public address or the wording; consents given keep the version they were given for.',
    input: settings.partial(),
    output: z.object({ version: z.string() }),
  }),
}
