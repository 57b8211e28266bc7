import { z } from 'zod'
import { classes, emailPattern, modes, standings } from './rules.ts'

const text = (largest: number) => z.string().trim().max(largest)
export const id = z.string().max(36)
export const day = z.iso.date()

/** A text that may be left out or emptied. */
export const optional = (largest: number) =>
  text(largest)
    .nullish()
    .transform((value) => value || null)

const country = z
  .union([z.literal(''), z.string().regex(/^[A-Za-z]{2}$/)])
  .nullish()
  .transform((value) => value?.toUpperCase() || null)

/** A phone number as typed; its E.164 form is worked out by the action. */
export const phone = z
  .object({ label: text(40).default(''), number: text(60).min(1) })
  .transform(({ label, number }): { label: string; number: string; e164: string | null } => ({
    label,
    number,
    e164: null,
  }))
export const email = text(200).regex(emailPattern)
export const tag = text(40).min(1)
/** Own fields of the company: name → text. */
export const ownFields = z
  .record(z.string().trim().min(1).max(80), z.string().max(2000))
  .refine((fields) => Object.keys(fields).length <= 200)

export const savedPhone = z.object({ label: z.string(), number: z.string(), e164: z.string().nullable() })

/** What one may say about a customer; only the name is ever required. */
export const customerFields = {
  name: text(200).min(1),
  customerNumber: optional(64),
  standing: z.enum(standings),
  mode: z.enum(modes),
  class: z
    .enum(classes)
    .nullish()
    .transform((value) => value ?? null),
  classReason: optional(300),
  ownerId: optional(36),
  insideSalesId: optional(36),
  parentId: optional(36),
  street: optional(200),
  postcode: optional(12),
  city: optional(120),
  country,
  addresses: z
    .array(z.object({ label: text(40), street: optional(200), postcode: optional(12), city: optional(120), country }))
    .max(20),
  phones: z.array(phone).max(20),
  emails: z.array(email).max(20),
  web: optional(200),
  vatId: optional(20),
  branch: optional(120),
  size: optional(60),
  source: optional(120),
  region: optional(120),
  /** Minor units per year. */
  potential: z
    .number()
    .int()
    .min(0)
    .max(1e13)
    .nullish()
    .transform((value) => value ?? null),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .transform((value) => value.toUpperCase()),
  /** Own rhythm in days; 0: only on occasion; none: by class and standing. */
  rhythmDays: z
    .number()
    .int()
    .min(0)
    .max(1000)
    .nullish()
    .transform((value) => value ?? null),
  tags: z.array(tag).max(50),
  fields: ownFields,
  note: optional(5000),
}

/** Which customers a list, a bulk action or an export is about. */
export const customerFilter = {
  /** Words that the customer or its people are found by: beginnings and parts of names, number, place, phone … */
  search: text(200).optional(),
  owner: z.array(id).max(50).optional(),
  insideSales: z.array(id).max(50).optional(),
  standing: z.array(z.enum(standings)).optional(),
  class: z.array(z.enum([...classes, 'none'])).optional(),
  mode: z.enum(modes).optional(),
  branch: z.array(z.string().max(120)).max(50).optional(),
  region: z.array(z.string().max(120)).max(50).optional(),
  country: z.array(z.string().max(2)).max(50).optional(),
  /** Beginning of the postcode. */
  postcode: text(12).optional(),
  /** Any of these tags. */
  tag: z.array(z.string().max(40)).max(50).optional(),
  parentId: id.optional(),
  importId: id.optional(),
  /** Only those whose owner left or was never set. */
  orphaned: z.boolean().optional(),
}
