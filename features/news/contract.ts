import { z } from 'zod'
import { activityKinds } from '#features/contact-again/rules.ts'
import { defineOperation } from '#shared/contract.ts'
import { becauseKinds, mostProposed, needStates, newsKinds } from './rules.ts'

const id = z.string().max(36)
const undo = z.string()
const none = z.string().nullable()
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .nullish()
    .transform((value) => value || null)
const theme = z.string().trim().min(1).max(80)

const need = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  text: none,
  productGroup: none,
  day: z.string(),
  memberName: none,
})
const needTheme = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(needStates),
  takenById: none,
  takenByName: none,
  answer: none,
  /** When it was heard last. */
  lastDay: z.string(),
  /** So many customers named it; their revenue of the last twelve full months, minor units. */
  customers: z.number(),
  revenue: z.number(),
  /** The latest first, 50 at most. */
  needs: z.array(need),
  canAnswer: z.boolean(),
})
export type NeedTheme = z.infer<typeof needTheme>

const because = z.object({ why: z.enum(becauseKinds), of: z.string() })
const list = z.array(z.string().trim().min(1).max(120)).max(20)
const aim = {
  groups: list.default([]),
  branches: list.default([]),
  classes: list.default([]),
}
const newsFields = {
  kind: z.enum(newsKinds),
  title: z.string().trim().min(1).max(120),
  text: words(4000),
  fromDay: z.iso.date(),
  toDay: z.iso.date(),
}
const newsBrief = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(newsKinds),
  title: z.string(),
  text: none,
  fromDay: z.string(),
  toDay: z.string(),
  state: z.enum(['ahead', 'running', 'over']),
  createdByName: none,
  /** Accounts that the caller may read, and how many of them know. */
  accounts: z.number(),
  told: z.number(),
  canChange: z.boolean(),
})
export type NewsBrief = z.infer<typeof newsBrief>

const newsAccount = z.object({
  customerId: z.string(),
  customerName: z.string(),
  ownerName: none,
  /** None: chosen by hand. */
  because: z.array(because),
  toldDay: none,
  toldByName: none,
  reaction: none,
  canTell: z.boolean(),
})
export type NewsAccount = z.infer<typeof newsAccount>

export const contract = {
  listNeeds: defineOperation({
    method: 'GET',
    path: '/api/needs',
    summary:
      'What customers need and where the market goes, by theme: how many customers, their revenue, what became of it; the latest first.',
    input: z.object({
      customerId: id.optional(),
      state: z.enum(['open', 'closed']).optional(),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({
      themes: z.array(needTheme),
      currency: z.string(),
      /** Product groups to choose from. */
      groups: z.array(z.string()),
      canLead: z.boolean(),
    }),
  }),
  noteNeed: defineOperation({
    method: 'POST',
    path: '/api/needs',
    summary: 'Notes what a customer needs or where it goes; the same theme of other customers is found by its name.',
    input: z.object({
      customerId: id,
      theme,
      text: words(500),
      productGroup: words(120),
      /** Today, if left out. */
      day: z.iso.date().optional(),
    }),
    output: z.object({
      id: z.string(),
      themeId: z.string(),
      /** What became of it so far. */
      state: z.enum(needStates),
      answer: none,
      undo,
    }),
    example: { customerId: '0199aa00-0000-7000-8000-000000000000', theme: 'Edelstahl statt Messing' },
  }),
  removeNeed: defineOperation({
    method: 'DELETE',
    path: '/api/needs/:id',
    summary: 'Takes out what was noted by mistake; a theme that nobody names any more goes too.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  renameNeedTheme: defineOperation({
    method: 'PATCH',
    path: '/api/need-themes/:id',
    summary: 'Names a theme anew; where another one is called so, both become one.',
    input: z.object({ id, name: theme }),
    output: z.object({ id: z.string(), undo }),
  }),
  answerNeed: defineOperation({
    method: 'POST',
    path: '/api/need-themes/:id/answer',
    summary:
      'Says what becomes of a theme: taken up by somebody, done, or declined with a sentence. Whoever heard it gets a task to tell the customer.',
    input: z.object({
      id,
      state: z.enum(needStates),
      /** Of `taken`: oneself, if left out. */
      takenById: id.nullish(),
      answer: words(500),
    }),
    output: z.object({ tasks: z.number(), undo }),
  }),

  listNews: defineOperation({
    method: 'GET',
    path: '/api/news',
    summary: 'Product news and initiatives with how many accounts know of them; the latest first.',
    input: z.object({ limit: z.number().int().min(1).max(100).default(50) }),
    output: z.object({ news: z.array(newsBrief), canWrite: z.boolean(), groups: z.array(z.string()) }),
  }),
  getNews: defineOperation({
    method: 'GET',
    path: '/api/news/:id',
    summary: 'One of the news with its accounts: why it matters there, who told it when, and what the customer said.',
    input: z.object({ id }),
    output: newsBrief.extend({ toWhom: z.array(newsAccount) }),
  }),
  listOpenNews: defineOperation({
    method: 'GET',
    path: '/api/news/open',
    summary: 'Running news that is still to be told: at one customer, or at those of the caller.',
    input: z.object({ customerId: id.optional(), limit: z.number().int().min(1).max(50).default(10) }),
    output: z.object({
      open: z.array(
        z.object({
          newsId: z.string(),
          title: z.string(),
          text: none,
          toDay: z.string(),
          customerId: z.string(),
          customerName: z.string(),
          because: z.array(because),
          canTell: z.boolean(),
        }),
      ),
      total: z.number(),
    }),
  }),
  proposeNewsAccounts: defineOperation({
    method: 'GET',
    path: '/api/news/proposal',
    summary:
      'For whom news aimed like this matters, with the reasons: product group bought or with unused potential, branch, class.',
    runs: 'report',
    input: z.object({ ...aim, keyAccountsOnly: z.boolean().default(true) }),
    output: z.object({
      accounts: z.array(z.object({ customerId: z.string(), customerName: z.string(), because: z.array(because) })),
      /** How many there are in all. */
      total: z.number(),
    }),
  }),
  createNews: defineOperation({
    method: 'POST',
    path: '/api/news',
    summary: 'Writes news for chosen accounts; each gets the reason why it matters there.',
    input: z.object({ ...newsFields, ...aim, customerIds: z.array(id).max(mostProposed).default([]) }),
    output: z.object({ id: z.string(), undo }),
    example: {
      kind: 'product',
      title: 'Lager mit Keramikkugeln',
      fromDay: '2026-12-01',
      toDay: '2027-02-28',
      groups: ['Lager'],
    },
  }),
  changeNews: defineOperation({
    method: 'PATCH',
    path: '/api/news/:id',
    summary: 'Changes the given fields of news.',
    input: z.object(newsFields).partial().extend({ id, version: z.number().int().optional() }),
    output: z.object({ version: z.number(), undo }),
  }),
  deleteNews: defineOperation({
    method: 'DELETE',
    path: '/api/news/:id',
    summary: 'Takes news out; what customers were told stays in their timelines.',
    input: z.object({ id }),
    output: z.object({ undo }),
  }),
  addNewsAccount: defineOperation({
    method: 'POST',
    path: '/api/news/:id/accounts',
    summary: 'Aims news at one more account, by hand.',
    input: z.object({ id, customerId: id }),
    output: z.object({ undo }),
  }),
  removeNewsAccount: defineOperation({
    method: 'DELETE',
    path: '/api/news/:id/accounts/:customerId',
    summary: 'Takes an account off news that does not matter there.',
    input: z.object({ id, customerId: id }),
    output: z.object({ undo }),
  }),
  tellNews: defineOperation({
    method: 'POST',
    path: '/api/news/:id/told',
    summary: 'Ticks off that the customer was told, with what it said; stands in its timeline as an activity.',
    input: z.object({
      id,
      customerId: id,
      kind: z.enum(activityKinds).default('note'),
      /** Today, if left out. */
      day: z.iso.date().optional(),
      reaction: words(500),
    }),
    output: z.object({ undo }),
  }),
}
