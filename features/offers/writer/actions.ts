import { canChangeCompany } from '#features/company/access.ts'
import { companyOf } from '#features/company/rules.ts'
import { needPersonAt } from '#features/complaints/actions.ts'
import { need } from '#features/customers/access.ts'
import { readToChange } from '#features/opportunities/actions/reading.ts'
import { checkAmount, needOpen } from '#features/opportunities/rules.ts'
import { pricesFor } from '#features/products/prices/actions.ts'
import { priceAt } from '#features/products/prices/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, noteEvent, updateRecord } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import type { Actor } from '#shared/actor.ts'
import { addDays } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { needNumber, readOffer } from '../actions.ts'
import { logoSetAt } from '../letterhead/actions.ts'
import { needNoMail } from '../mailing/waiting.ts'
import { needApproval, withCosts } from '../margins/actions.ts'
import { needWaiting } from '../rules.ts'
import type { OfferRecord } from '../sql.ts'
import { standardTexts } from '../texts/actions.ts'
import { checkPlaceholders } from '../texts/placeholders.ts'
import type { contract } from './contract.ts'
import { type DraftedLine, figuresOf, readLetter, readPaper } from './paper.ts'
import { pdfOf } from './pdf.ts'
import { checkLine, numberOf, totalsOf } from './rules.ts'
import { markSent, needSendable } from './sending.ts'
import { offerSettingsOf } from './settings.ts'
import * as sql from './sql.ts'
import { checkCase, proposedCase, ratesOn, type VatCase } from './vat.ts'

export const actions: Actions<typeof contract> = {
  async getOfferSettings(ctx) {
    const { footer, ...settings } = offerSettingsOf(ctx.settings)
    return { ...settings, footer: [...footer], logoSetAt: await logoSetAt(ctx), canChange: canChangeCompany(ctx.actor) }
  },

  async changeOfferSettings(ctx, input) {
    need(canChangeCompany(ctx.actor))
    const before = offerSettingsOf(ctx.settings)
    const given = defined(input)
    const after = { ...before, ...given }
    await saveSetting(ctx, 'offers', after)
    noteEvent(ctx, 'offers.settings', 'settings', 'offers', { from: before, to: after })
    return {}
  },

  async draftOffer(ctx, { opportunityId, copyOf }) {
    const settings = offerSettingsOf(ctx.settings)
    if (!settings.on) throw new Refusal('offerWriterOff')
    const of = await readToChange(ctx, opportunityId)
    needOpen(of)
    const like = copyOf ? (await readOffer(ctx, copyOf)).row : null
    const year = Number(ctx.today.slice(0, 4))
    const sequence = await sql.takeNumber(ctx.db, year)
    const language = (like?.language ?? companyOf(ctx.settings).language) as 'de' | 'en'
    const { intro, closing, delivery, payment } = like?.sequence ? like : await standardTexts(ctx, language)
    const drafted = await insertDraft(
      ctx,
      {
        ...paperColumns(like),
        year,
        sequence,
        revision: 1,
        opportunityId,
        customerId: of.customerId,
        currency: of.currency,
        personId: of.personId,
        validUntil: addDays(ctx.today, settings.validDays),
        language,
        subject: like?.subject ?? of.title,
        intro,
        closing,
        delivery,
        payment,
      },
      like ? await sql.listLines(ctx.db, like.id) : await linesOfProducts(ctx, of),
    )
    return { id: drafted.id, number: drafted.number }
  },

  async getOfferPaper(ctx, { id }) {
    return (await readPaper(ctx, id)).paper
  },

  async writeOffer(ctx, { id, version, lines: said, ...input }) {
    const { row, customer } = await readDraft(ctx, id, version)
    const lines = await withCosts(ctx, said, row.currency)
    if (input.personId && input.personId !== row.personId) await needPersonAt(ctx, input.personId, row.customerId ?? '')
    if (input.validUntil < ctx.today) throw new Refusal('offerValidTooShort')
    const seller = companyOf(ctx.settings).country
    checkCase(input.vatCase, { seller, buyer: customer?.country ?? null, buyerVatId: customer?.vatId ?? null })
    const figures = lines.map((line) => figuresOf(ctx, line, input.vatCase))
    for (const line of figures) checkLine(line)
    const totals = totalsOf(figures, input.discount, row.currency)
    checkAmount(totals.net)
    checkAmount(totals.gross)
    await saveLines(ctx, id, lines)
    const saved = await updateRecord(ctx, 'offers', 'offer.written', row, { ...input, amount: totals.net })
    return { version: saved.version, totals, undo: ctx.commandId }
  },

  async getOfferLetter(ctx, { id }) {
    const letter = await readLetter(ctx, id)
    return { name: `${letter.number}.pdf`, type: 'application/pdf', bytes: await pdfOf(letter) }
  },

  async sendOffer(ctx, { id, version, askOn, bytes }: SendInput) {
    const { row } = await readDraft(ctx, id, version)
    const asked = needSendable(ctx, row, askOn)
    await needApproval(ctx, row)
    await markSent(ctx, row, asked, bytes ?? null)
    return { askOn: asked, undo: ctx.commandId }
  },

  async reviseOffer(ctx, { id }) {
    const { row } = await readWritten(ctx, id)
    needWaiting(row)
    const versions = await sql.listVersions(ctx.db, row.year ?? 0, row.sequence ?? 0)
    const draft = versions.find((one) => one.sentOn === null && one.outcome === null)
    if (draft) return { id: draft.id, number: draft.number }
    const drafted = await insertDraft(
      ctx,
      {
        ...paperColumns(row),
        year: row.year,
        sequence: row.sequence,
        revision: Math.max(...versions.map((one) => one.revision ?? 1)) + 1,
        opportunityId: row.opportunityId,
        customerId: row.customerId,
        currency: row.currency,
        personId: row.personId,
        validUntil: addDays(ctx.today, offerSettingsOf(ctx.settings).validDays),
      },
      await sql.listLines(ctx.db, id),
    )
    return { id: drafted.id, number: drafted.number }
  },

  async voidOffer(ctx, { id, reason }) {
    const { row } = await readWritten(ctx, id)
    if (row.outcome !== null) throw new Refusal('offerDecided')
    await needNoMail(ctx, id)
    await updateRecord(ctx, 'offers', 'offer.voided', row, {
      outcome: 'void',
      decidedOn: ctx.today,
      voidReason: reason,
    })
    return { undo: ctx.commandId }
  },
}

type SendInput = { id: string; version?: number | undefined; askOn?: string | undefined; bytes?: Uint8Array }

export const prepare = {
  /** The letter takes its time: not inside the transaction. It is that of the version that is sent. */
  async sendOffer(input: SendInput, _actor: Actor, tools: PrepareTools): Promise<SendInput> {
    const { letter, version } = await tools.query(async (ctx) => {
      const { row, mayChange } = await readOffer(ctx, input.id)
      need(mayChange)
      needDraft(row)
      return { letter: await readLetter(ctx, input.id), version: row.version }
    })
    checkPlaceholders([letter.subject, letter.intro, letter.closing, letter.delivery, letter.payment])
    if (letter.lines.length === 0) throw new Refusal('offerEmpty')
    return { ...input, version: input.version ?? version, bytes: await pdfOf({ ...letter, draft: false }) }
  },
}

/** A numbered offer that the actor may change; refuses `notFound` for one that is only entered. */
async function readWritten(ctx: Context, id: string) {
  const { row, mayChange } = await readOffer(ctx, id)
  if (row.sequence === null) throw new Refusal('notFound')
  need(mayChange)
  return { row }
}

/** Refuses `offerSent` and `offerDecided`: what went out does not change. */
function needDraft(row: OfferRecord): void {
  if (row.outcome !== null) throw new Refusal('offerDecided')
  if (row.sentOn !== null) throw new Refusal('offerSent')
}

/** A draft as it stood when the actor saw it. */
async function readDraft(ctx: Context, id: string, version?: number) {
  const { row } = await readWritten(ctx, id)
  if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
  needDraft(row)
  await needNoMail(ctx, id)
  return { row, ...(await sql.findAddress(ctx.db, row.customerId, row.personId)) }
}

type Drafted = Partial<OfferRecord> & Pick<OfferRecord, 'opportunityId' | 'customerId' | 'currency' | 'validUntil'>
/** What a copy or new version keeps of the one before. */
function paperColumns(row: OfferRecord | null): Partial<OfferRecord> {
  if (!row?.sequence) return { discount: 0, vatCase: null }
  const { discount, vatCase, language, subject, intro, closing, delivery, payment } = row
  return { discount, vatCase, language, subject, intro, closing, delivery, payment }
}

async function insertDraft(ctx: Context, input: Drafted, lines: readonly DraftedLine[]): Promise<OfferRecord> {
  const { prefix, smallBusiness } = offerSettingsOf(ctx.settings)
  const { year, sequence, revision } = input as { year: number; sequence: number; revision: number }
  const number = numberOf({ year, sequence, revision }, prefix)
  await needNumber(ctx, number, null)
  const { customer } = await sql.findAddress(ctx.db, input.customerId, null)
  const seller = companyOf(ctx.settings).country
  const parties = { seller, buyer: customer?.country ?? null, buyerVatId: customer?.vatId ?? null }
  const vatCase = (input.vatCase ?? proposedCase({ ...parties, smallBusiness, services: false })) as VatCase
  const figures = lines.map((line) => figuresOf(ctx, line, vatCase))
  const row = await insertRecord(ctx, 'offers', 'offer.drafted', {
    sentOn: null,
    askOn: null,
    chasedOn: null,
    note: null,
    outcome: null,
    decidedOn: null,
    voidReason: null,
    personId: null,
    ...input,
    number,
    vatCase,
    amount: totalsOf(figures, input.discount ?? 0, input.currency).net,
  } as Parameters<typeof insertRecord<'offers'>>[3])
  for (const [position, line] of lines.entries()) await insertLine(ctx, row.id, position, line)
  // A number that was given is never taken back: this command cannot be undone, the offer is voided instead.
  noteEvent(ctx, 'offer.numbered', 'settings', 'offers', { number })
  return row
}

/** What the opportunity is about, each at the price of that customer today. */
async function linesOfProducts(
  ctx: Context,
  { id, customerId, currency }: { id: string; customerId: string | null; currency: string },
): Promise<DraftedLine[]> {
  const products = await sql.listProductsOf(ctx.db, id)
  const rates = ratesOn(companyOf(ctx.settings).country, ctx.today)
  const productIds = products.map(({ productId }) => productId)
  const prices = await pricesFor(ctx, { customerId, currency, productIds, day: ctx.today })
  const priceOf = (productId: string) => priceAt(prices.get(productId) ?? [], 1000)
  const unitOf = (one: (typeof products)[number]) =>
    one.amount === null ? (priceOf(one.productId)?.priceUnit ?? 1) : 1
  return products.map((one) => ({
    kind: 'item',
    productId: one.productId,
    text: one.name,
    unit: one.unit,
    quantity: 1000,
    unitPrice: one.amount ?? priceOf(one.productId)?.amount ?? 0,
    priceUnit: unitOf(one),
    discount: 0,
    vatRate: rates.some(({ rate }) => rate === one.vatRate) ? one.vatRate : 'standard',
    // Told for as many as the price.
    cost: one.currency === currency && one.costPrice !== null ? one.costPrice * unitOf(one) : null,
  }))
}

async function insertLine(ctx: Context, offerId: string, position: number, line: DraftedLine): Promise<void> {
  const { kind, productId, text, unit, quantity, unitPrice, priceUnit, discount, vatRate, cost } = line
  const values = { kind, productId, text, unit, quantity, unitPrice, priceUnit, discount, vatRate, cost }
  await insertRecord(ctx, 'offerLines', 'offerLine.added', { offerId, position, ...values })
}

/** Lines keep their rows by place, so that undo finds each as it was. */
async function saveLines(ctx: Context, offerId: string, lines: readonly DraftedLine[]): Promise<void> {
  const before = await sql.listLines(ctx.db, offerId)
  for (const [position, line] of lines.entries()) {
    const row = before[position]
    if (row) await updateRecord(ctx, 'offerLines', 'offerLine.changed', row, { ...line, position })
    else await insertLine(ctx, offerId, position, line)
  }
  for (const row of before.slice(lines.length)) await deleteRecord(ctx, 'offerLines', 'offerLine.removed', row)
}
