import { z } from 'zod'
import { defineOperation, fileAnswer } from '#shared/contract.ts'
import { approval, margin } from '../margins/contract.ts'
import { offerStatuses } from '../rules.ts'
import { type Placeholder, placeholders } from '../texts/placeholders.ts'
import { changeKinds, lineKinds } from './rules.ts'
import { vatCases, vatRates } from './vat.ts'

const id = z.string().max(36)
const text = (largest: number) => z.string().trim().max(largest)
const figure = z.number().int()
const language = z.enum(['de', 'en'])

const settings = {
  on: z.boolean(),
  prefix: text(12),
  smallBusiness: z.boolean(),
  validDays: z.number().int().min(1).max(365),
  minimumMargin: z.number().int().min(1).max(10_000).nullable(),
  sender: text(300),
  contact: text(300),
  footer: z.tuple([text(300), text(300), text(300)]),
  mailText: z.object({ de: text(2000), en: text(2000) }),
}

const line = z.object({
  kind: z.enum(lineKinds),
  productId: id.nullish().transform((value) => value || null),
  text: z.string().trim().min(1).max(2000),
  unit: text(30)
    .nullish()
    .transform((value) => value || null),
  /** Thousandths of the unit. */
  quantity: figure.min(0).max(1e12),
  /** Net for `priceUnit` pieces, minor units. */
  unitPrice: figure,
  priceUnit: z.number().int().default(1),
  /** Basis points. */
  discount: figure.min(0).max(10_000).default(0),
  vatRate: z.enum(vatRates).default('standard'),
  /** What `priceUnit` pieces cost the company; left out: that of the product. */
  cost: figure.min(0).max(1e13).nullish(),
})

const totals = z.object({
  lines: z.array(z.number()),
  subtotal: z.number(),
  discount: z.number(),
  net: z.number(),
  vat: z.array(z.object({ rate: z.number(), net: z.number(), amount: z.number() })),
  rounding: z.number(),
  gross: z.number(),
})

const paper = z.object({
  id: z.string(),
  version: z.number(),
  number: z.string(),
  status: z.enum(offerStatuses),
  opportunityId: z.string(),
  opportunityTitle: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  personId: z.string().nullable(),
  currency: z.string(),
  sentOn: z.string().nullable(),
  validUntil: z.string().nullable(),
  language,
  subject: z.string(),
  intro: z.string(),
  closing: z.string(),
  delivery: z.string(),
  payment: z.string(),
  vatCase: z.enum(vatCases),
  /** The case that fits goods to this customer. */
  proposedCase: z.enum(vatCases),
  /** On the whole, basis points. */
  discount: z.number(),
  voidReason: z.string().nullable(),
  /** What stands in the letter for each placeholder. */
  placeholders: z.partialRecord(z.enum(Object.keys(placeholders) as [Placeholder, ...Placeholder[]]), z.string()),
  lines: z.array(
    z.object({
      kind: z.enum(lineKinds),
      productId: z.string().nullable(),
      text: z.string(),
      unit: z.string().nullable(),
      quantity: z.number(),
      unitPrice: z.number(),
      priceUnit: z.number(),
      discount: z.number(),
      vatRate: z.enum(vatRates),
      /** None where nobody knows, and for whom it is not meant. */
      cost: z.number().nullable(),
    }),
  ),
  totals,
  /** Only for who may change the offer; none where no cost is known. */
  margin: margin.nullable(),
  minimumMargin: z.number().nullable(),
  approval: approval.nullable(),
  /** Who may let it go out below the least margin. */
  canApprove: z.boolean(),
  /** The rates that a line may bear, in basis points; none where no VAT is charged. */
  rates: z.array(z.object({ rate: z.enum(vatRates), basisPoints: z.number() })),
  /** What changed against the version before. */
  changes: z.array(
    z.object({
      what: z.enum(changeKinds),
      text: z.string(),
      from: z.number().nullable(),
      to: z.number().nullable(),
    }),
  ),
  versions: z.array(z.object({ id: z.string(), number: z.string(), amount: z.number() })),
  canChange: z.boolean(),
})
export type Paper = z.infer<typeof paper>

export const contract = {
  getOfferSettings: defineOperation({
    method: 'GET',
    path: '/api/offer-settings',
    summary: 'Whether and how offers are written here: number and letterhead.',
    input: z.object({}),
    output: z.object({
      ...settings,
      /** When the logo on the letters was set; none without one. */
      logoSetAt: z.string().nullable(),
      canChange: z.boolean(),
    }),
  }),
  changeOfferSettings: defineOperation({
    method: 'PATCH',
    path: '/api/offer-settings',
    summary: 'Switches the writing of offers on or off, and changes number and letterhead.',
    input: z.object(settings).partial(),
    output: z.object({}),
  }),
  draftOffer: defineOperation({
    method: 'POST',
    path: '/api/offers/drafts',
    summary: 'A new offer to be written, with the next number of the year: from the products, or as a copy.',
    input: z.object({ opportunityId: id, copyOf: id.optional() }),
    output: z.object({ id: z.string(), number: z.string() }),
  }),
  getOfferPaper: defineOperation({
    method: 'GET',
    path: '/api/offers/:id/paper',
    summary: 'A written offer: lines, texts, VAT, totals, and what changed against the version before.',
    input: z.object({ id }),
    output: paper,
  }),
  writeOffer: defineOperation({
    method: 'PUT',
    path: '/api/offers/:id/paper',
    summary: 'Writes a draft as a whole: lines in their order, texts, discount, VAT.',
    input: z.object({
      id,
      version: z.number().int().optional(),
      language,
      personId: id.nullish().transform((value) => value || null),
      validUntil: z.iso.date(),
      subject: text(200),
      intro: text(2000),
      closing: text(2000),
      delivery: text(1000),
      payment: text(1000),
      vatCase: z.enum(vatCases),
      discount: figure.min(0).max(10_000),
      lines: z.array(line).max(200),
    }),
    output: z.object({ version: z.number(), totals, undo: z.string() }),
  }),
  getOfferLetter: defineOperation({
    method: 'GET',
    path: '/api/offers/:id/letter',
    summary: 'The written offer as a letter (PDF, DIN 5008).',
    input: z.object({ id }),
    output: fileAnswer,
    answers: 'file',
    runs: 'report',
  }),
  sendOffer: defineOperation({
    method: 'POST',
    path: '/api/offers/:id/send',
    summary:
      'The draft goes out today: its letter is kept as a file, the version before is replaced, and it is asked about.',
    input: z.object({ id, version: z.number().int().optional(), askOn: z.iso.date().optional() }),
    output: z.object({ askOn: z.string(), undo: z.string() }),
  }),
  reviseOffer: defineOperation({
    method: 'POST',
    path: '/api/offers/:id/revise',
    summary: 'A new version of an offer that went out, to be changed and sent.',
    input: z.object({ id }),
    output: z.object({ id: z.string(), number: z.string() }),
  }),
  voidOffer: defineOperation({
    method: 'POST',
    path: '/api/offers/:id/void',
    summary: 'A numbered offer does not count any more; its number stays.',
    input: z.object({ id, reason: z.string().trim().min(1).max(500) }),
    output: z.object({ undo: z.string() }),
  }),
}
