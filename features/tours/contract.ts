import { z } from 'zod'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { mostStops } from './rules.ts'

const id = z.string().max(36)

/** Where the tour begins: a postcode or place as typed, or a customer. */
const start = {
  place: z.string().trim().max(120).optional(),
  customerId: id.optional(),
}

const region = z.object({
  name: z.string(),
  country: z.string(),
  /** The first and the last postcode that are taken to lie here. */
  low: z.string(),
  high: z.string(),
})

const customer = z.object({
  id: z.string(),
  name: z.string(),
  class: z.string().nullable(),
  mode: z.string(),
  street: z.string().nullable(),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  phone: z.string().nullable(),
  ownerName: z.string().nullable(),
  lastContact: z.string().nullable(),
  /** None: only on occasion. */
  due: z.string().nullable(),
  /** Stands in the list of those to contact again today. */
  isDue: z.boolean(),
  /** Kilometres as the crow flies, from region to region. */
  km: z.number(),
})
export type NearbyCustomer = z.infer<typeof customer>

const stop = customer.extend({
  /** Kilometres by road from the stop before, as reckoned. */
  roadKm: z.number(),
  arrivesAt: z.string(),
  leavesAt: z.string(),
})
export type TourStop = z.infer<typeof stop>

const plan = {
  ...start,
  stops: z.array(id).min(1).max(mostStops),
  day: z.iso.date(),
  /** When one sets off, in the time of the company. */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('08:00'),
  /** Of each visit. */
  minutes: z.number().int().min(5).max(480).default(60),
  /** Home again at the end: matters for the order. */
  back: z.boolean().default(true),
}

const example = { place: '72070', stops: ['0190a000-0000-7000-8000-000000000000'], day: '2026-11-24' }

export const contract = {
  listNearby: defineOperation({
    method: 'GET',
    path: '/api/tours/nearby',
    offline: true,
    summary: 'Customers near a postcode, a place or a customer, the nearest first.',
    input: z.object({
      ...start,
      /** Kilometres as the crow flies. */
      radius: z.number().int().min(1).max(300).default(50),
      due: z.boolean().optional(),
      mine: z.boolean().optional(),
      class: z.array(z.enum(['A', 'B', 'C', 'none'])).optional(),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: z.object({ start: region, customers: z.array(customer), more: z.boolean() }),
    example: { place: '72070', radius: 50, due: true },
  }),
  getTour: defineOperation({
    method: 'GET',
    path: '/api/tours',
    offline: true,
    summary: 'Chosen customers in a sensible order from the start, with ways and times as reckoned.',
    input: z.object(plan),
    output: z.object({ start: region, stops: z.array(stop), roadKm: z.number() }),
    example,
  }),
  getTourFile: defineOperation({
    method: 'GET',
    path: '/api/tours/ics',
    summary: 'The tour as .ics with an appointment for each visit, for any calendar.',
    input: z.object(plan),
    output: fileAnswer,
    answers: 'file',
    example,
  }),
  createTourAppointments: defineOperation({
    method: 'POST',
    path: '/api/tours/appointments',
    summary:
      'An own appointment for each visit of the tour, undone as one; customers with whom one already has one that day keep it.',
    input: z.object(plan),
    output: z.object({ made: z.number(), kept: z.number(), undo: z.string() }),
    example,
  }),
}
