import { z } from 'zod'
import { defineOperation } from '#shared/contract.ts'
import { areas, nameable } from './rules.ts'

const days = z.number().int().min(1).max(1000)
/** Minor units a year. */
const value = z.number().int().min(0).max(1e12)

export const contactPolicy = z.object({
  keyAccountDays: days,
  deciderDays: days,
  formerDays: days,
  /** None: only on occasion. */
  classDays: z.object({ A: days.nullable(), B: days.nullable(), C: days.nullable() }),
  standingDays: z.object({ targetCustomer: days, prospect: days, customer: days }),
  presumedValue: z.object({ targetCustomer: value, prospect: value, customer: value, former: value }),
})

const fourOf = (step: z.ZodNumber) => z.array(step).length(4)
/** For the scores 5, 4, 3, 2 where there are few customers (rules §2). */
const buyingSteps = z.object({
  recency: fourOf(z.number().int().min(0).max(10_000)),
  frequency: fourOf(z.number().int().min(1).max(1_000)),
  monetary: fourOf(value),
})

const settings = {
  name: z.string().trim().min(1).max(200),
  language: z.enum(['de', 'en']),
  country: z.enum(['DE', 'AT', 'CH']),
  /** ISO 3166-2 without the country (BW, ZH); empty: nationwide public holidays only. */
  state: z.string().max(3),
  /** IANA name. */
  timeZone: z.string().min(1).max(60),
  /** ISO 4217; for new amounts, those that stand keep theirs. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** First month, 1–12. */
  fiscalYearStart: z.number().int().min(1).max(12),
  /** Members below management and sales lead read only own customers. */
  readsOwnOnly: z.boolean(),
  /** Areas that were switched on. */
  areas: z.array(z.enum(areas)).max(areas.length),
  /** Own words: message key → word, without the signs that mean something in messages. */
  names: z.partialRecord(
    z.enum(nameable),
    z
      .string()
      .trim()
      .min(1)
      .max(40)
      .regex(/^[^<>{}$]+$/),
  ),
  contactPolicy,
  buyingSteps,
}

export const contract = {
  getCompany: defineOperation({
    method: 'GET',
    path: '/api/company',
    summary: 'The settings of the company, with the contacts a week that its rhythms cause.',
    input: z.object({}),
    output: z.object({ ...settings, name: z.string(), weeklyLoad: z.number(), canChange: z.boolean() }),
  }),
  changeCompany: defineOperation({
    method: 'PATCH',
    path: '/api/company',
    summary: 'Changes the given settings. New rhythms order all customers anew in the background.',
    input: z.object(settings).partial(),
    output: z.object({ ordersAnew: z.boolean() }),
    example: { fiscalYearStart: 1 },
  }),
  weighRhythms: defineOperation({
    method: 'GET',
    path: '/api/company/weekly-load',
    summary: 'How many contacts a week rhythms would cause, before they are saved.',
    input: z.object({ contactPolicy }),
    output: z.object({ weeklyLoad: z.number() }),
  }),
}
