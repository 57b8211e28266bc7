import { companyOf } from '#features/company/rules.ts'
import { readOpportunity } from '#features/opportunities/actions/reading.ts'
import type { Context } from '#platform/actions/context.ts'
import { formatFor } from '#shared/format.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { readOffer } from '../actions.ts'
import { readLetterhead } from '../letterhead/reading.ts'
import { canApprove } from '../margins/access.ts'
import { isBelow, type Margin, marginOf, rateOf, stillHolds } from '../margins/rules.ts'
import { findLatest } from '../margins/sql.ts'
import { statusOf } from '../rules.ts'
import type { OfferRecord } from '../sql.ts'
import { filled, type PlaceholderValues } from '../texts/placeholders.ts'
import type { Paper } from './contract.ts'
import { type Address, dear } from './frame.ts'
import type { Letter } from './letter.ts'
import { changesBetween, type LineFigures, type LineKind, type Totals, totalsOf } from './rules.ts'
import { messages } from './serverWords.ts'
import { offerSettingsOf } from './settings.ts'
import * as sql from './sql.ts'
import { proposedCase, rateOn, ratesOn, type VatCase, type VatRate, wordingOf } from './vat.ts'

/** A line as it is written, without its place. */
export type DraftedLine = Pick<
  sql.LineRecord,
  'kind' | 'productId' | 'text' | 'unit' | 'quantity' | 'unitPrice' | 'priceUnit' | 'discount' | 'vatRate' | 'cost'
>

/** A line as far as its amount goes. Refuses `vatRateUnknown` where the company's country has no such rate on that day. */
export function figuresOf(ctx: Context, line: DraftedLine, vatCase: VatCase, day = ctx.today): LineFigures {
  const { country } = companyOf(ctx.settings)
  return {
    kind: line.kind as LineKind,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    priceUnit: line.priceUnit,
    discount: line.discount,
    vat: vatCase === 'domestic' && line.kind !== 'text' ? rateOn(country, line.vatRate as VatRate, day) : 0,
  }
}

/** A written offer with all that stands on it; reading goes with its opportunity. */
export async function readPaper(ctx: Context, id: string): Promise<{ paper: Paper; row: OfferRecord }> {
  const { row, mayChange } = await readOffer(ctx, id)
  if (row.sequence === null) throw new Refusal('notFound')
  const { row: opportunity, customer: of } = await readOpportunity(ctx, row.opportunityId)
  const { customer, person } = await sql.findAddress(ctx.db, row.customerId, row.personId)
  const lines = await sql.listLines(ctx.db, id)
  const { country, language } = companyOf(ctx.settings)
  const vatCase = (row.vatCase ?? 'domestic') as VatCase
  const day = row.sentOn ?? ctx.today
  const totals = totalsFor(ctx, row, lines)
  const versions = await sql.listVersions(ctx.db, row.year ?? 0, row.sequence)
  const before = versions.filter((one) => (one.revision ?? 1) < (row.revision ?? 1)).at(-1)
  const parties = { seller: country, buyer: customer?.country ?? null, buyerVatId: customer?.vatId ?? null }
  const { smallBusiness } = offerSettingsOf(ctx.settings)
  const paper: Paper = {
    id,
    version: row.version,
    number: row.number,
    status: statusOf(row, ctx.today),
    opportunityId: row.opportunityId,
    opportunityTitle: opportunity.title,
    customerId: row.customerId,
    customerName: of?.name ?? null,
    personId: row.personId,
    currency: row.currency,
    sentOn: row.sentOn,
    validUntil: row.validUntil,
    language: (row.language ?? language) as 'de' | 'en',
    subject: row.subject ?? '',
    intro: row.intro ?? '',
    closing: row.closing ?? '',
    delivery: row.delivery ?? '',
    payment: row.payment ?? '',
    vatCase,
    proposedCase: proposedCase({ ...parties, smallBusiness, services: false }),
    discount: row.discount ?? 0,
    voidReason: row.voidReason,
    placeholders: placeholderValues(ctx, row, addressOf(ctx, customer, person)),
    lines: lines.map(({ kind, productId, text, unit, quantity, unitPrice, priceUnit, discount, vatRate, cost }) => ({
      ...{ productId, text, unit, quantity, unitPrice, priceUnit, discount },
      kind: kind as LineKind,
      vatRate: vatRate as VatRate,
      cost: mayChange ? cost : null,
    })),
    totals,
    ...(mayChange ? await insideOf(ctx, row, lines) : { margin: null, minimumMargin: null, approval: null }),
    canApprove: mayChange && canApprove(ctx.actor),
    rates: vatCase === 'domestic' ? ratesOn(country, day).map(({ rate, basisPoints }) => ({ rate, basisPoints })) : [],
    changes: before ? changesBetween(await named(ctx, before), namedLines(lines, totals)) : [],
    versions: versions.map(({ id, number, amount }) => ({ id, number, amount })),
    canChange: mayChange,
  }
  return { paper, row }
}

/** What an offer leaves after all discounts; none where no cost is known. Inside the company only. */
export async function marginFor(
  ctx: Context,
  row: OfferRecord,
  lines?: readonly sql.LineRecord[],
): Promise<Margin | null> {
  const written = lines ?? (await sql.listLines(ctx.db, row.id))
  // VAT is none of the margin: no rate is asked for.
  const costed = written.map((line) => ({ ...figuresOf(ctx, line, 'export'), cost: line.cost }))
  return marginOf(costed, row.discount ?? 0)
}

/** What only the company sees of its offer: the margin, and what was said where it is too small. */
async function insideOf(ctx: Context, row: OfferRecord, lines: readonly sql.LineRecord[]) {
  const margin = await marginFor(ctx, row, lines)
  const { minimumMargin } = offerSettingsOf(ctx.settings)
  const latest = await findLatest(ctx.db, row.id)
  return {
    margin: margin && { ...margin, rate: rateOf(margin), below: isBelow(margin, minimumMargin) },
    minimumMargin,
    approval: latest
      ? {
          ...latest,
          askedAt: latest.createdAt,
          decision: latest.decision as 'approved' | 'refused' | null,
          holds: latest.decision === 'approved' && stillHolds(latest, { net: row.amount, margin }),
        }
      : null,
  }
}

function totalsFor(ctx: Context, row: OfferRecord, lines: readonly sql.LineRecord[]): Totals {
  const figures = lines.map((line) =>
    figuresOf(ctx, line, (row.vatCase ?? 'domestic') as VatCase, row.sentOn ?? ctx.today),
  )
  return totalsOf(figures, row.discount ?? 0, row.currency)
}

async function named(ctx: Context, row: OfferRecord) {
  const lines = await sql.listLines(ctx.db, row.id)
  return namedLines(lines, totalsFor(ctx, row, lines))
}

function namedLines(lines: readonly sql.LineRecord[], totals: Totals) {
  return lines.map(({ text }, at) => ({ text: text.split('\n')[0] ?? '', amount: totals.lines[at] ?? 0 }))
}

/** Everything that the letter says. */
export async function readLetter(ctx: Context, id: string): Promise<Letter> {
  const { paper, row } = await readPaper(ctx, id)
  const { customer, person } = await sql.findAddress(ctx.db, row.customerId, row.personId)
  const company = companyOf(ctx.settings)
  const { margin: _, minimumMargin: _minimum, approval: _approval, canApprove: _may, ...shown } = paper
  const says = (text: string) => filled(text, paper.placeholders)
  return {
    ...shown,
    // What it costs us is nobody's outside.
    lines: paper.lines.map(({ cost: _cost, ...line }) => line),
    subject: says(paper.subject),
    intro: says(paper.intro),
    closing: says(paper.closing),
    delivery: says(paper.delivery),
    payment: says(paper.payment),
    day: row.sentOn ?? ctx.today,
    ...(await readLetterhead(ctx)),
    address: addressOf(ctx, customer, person),
    wording: wordingOf(paper.vatCase, company.country, paper.language),
    draft: paper.status === 'draft',
  }
}

/** Where a letter to a customer goes, and to whom there. */
export async function readAddress(ctx: Context, customerId: string, personId: string | null): Promise<Address> {
  const { customer, person } = await sql.findAddress(ctx.db, customerId, personId)
  return addressOf(ctx, customer, person)
}

type Found = Awaited<ReturnType<typeof sql.findAddress>>

/** Where the letter goes, and to whom. */
function addressOf(ctx: Context, customer: Found['customer'], person: Found['person']): Address {
  return {
    company: customer?.name ?? '',
    salutation: person?.salutation ?? null,
    title: person?.title ?? null,
    person: person ? [person.title, person.firstName, person.lastName].filter(Boolean).join(' ') : null,
    lastName: person?.lastName ?? null,
    street: customer?.street ?? null,
    place: [customer?.postcode, customer?.city].filter(Boolean).join(' '),
    country: customer?.country && customer.country !== companyOf(ctx.settings).country ? customer.country : null,
    vatId: customer?.vatId ?? null,
    customerNumber: customer?.customerNumber ?? null,
  }
}

/** What the placeholders of its texts stand for. */
function placeholderValues(ctx: Context, row: OfferRecord, address: Address): PlaceholderValues {
  const company = companyOf(ctx.settings)
  const language = (row.language ?? company.language) as 'de' | 'en'
  const format = formatFor(language)
  return {
    salutation: dear({ address }, translatorFor(language, messages[language])).replace(/,$/, ''),
    customer: address.company,
    person: address.person ?? '',
    subject: row.subject ?? '',
    number: row.number,
    day: format.day(row.sentOn ?? ctx.today),
    validUntil: row.validUntil ? format.day(row.validUntil) : '',
    company: company.name,
  }
}
