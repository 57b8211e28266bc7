import { largestAmount } from '#features/opportunities/rules.ts'
import type { Kind } from './fields.ts'
import type { ColumnForm } from './forms.ts'
import type { RowReader } from './normalise.ts'
import type { Cell } from './readers/tables.ts'
import { readAmount, readCurrency } from './values/amounts.ts'
import { textOf } from './values/cells.ts'
import { readOpportunityKind, readStage } from './values/deals.ts'
import { readCancelled } from './values/leads.ts'
import { readEmails } from './values/words.ts'

type Filled = NonNullable<Cell>

/** Reads one cell of a product, colleague, opportunity or order into the draft of its row. */
export function readDealCell(
  row: RowReader,
  kind: Kind,
  name: string,
  header: string,
  cell: Filled,
  form: ColumnForm,
): void {
  if (kind === 'opportunities') readOpportunity(row, name, header, cell, form)
  else if (kind === 'products') readProduct(row, name, header, cell, form)
  else if (kind === 'members') readMember(row, name, header, cell)
  else if (kind === 'orders') readOrder(row, name, header, cell, form)
  else row.keep(header, cell)
}

function readOpportunity(row: RowReader, name: string, header: string, cell: Filled, form: ColumnForm): void {
  const { opportunity, customer } = row.draft
  const text = textOf(cell)
  switch (name) {
    case 'customer':
      customer.name ??= row.text('name', header, cell)
      return
    case 'amount':
    case 'currency':
      readValue(row, opportunity, name, header, cell, form)
      return
    case 'stage':
      opportunity.stage =
        readStage(text, row.plan.stages, row.plan.stageAnswers) ?? row.problem(header, cell, 'stageUnknown')
      return
    case 'created': {
      const found = row.day(header, cell, form)
      const ahead = found !== null && found.day > row.plan.today
      opportunity.created = ahead ? row.problem(header, cell, 'dayUnreadable') : (found?.day ?? null)
      return
    }
    case 'closed':
    case 'expectedClose':
      opportunity[name] = row.day(header, cell, form)?.day ?? null
      return
    case 'kind':
      opportunity.kind = readOpportunityKind(text) ?? row.problem(header, cell, 'opportunityKindUnknown')
      return
    case 'note':
      opportunity.note.push(row.labelled('opportunities.note', header, text))
      return
    default: {
      const field = name as 'key' | 'title' | 'person' | 'owner' | 'product' | 'reason' | 'channel'
      opportunity[field] = text.length > longest[field] ? row.problem(header, cell, 'tooLong') : text
    }
  }
}

/** Longest texts that the fields take; a reason has its words in a note of 1,000. */
const longest = {
  key: 100,
  title: 200,
  person: 200,
  owner: 200,
  product: 200,
  reason: 1000,
  channel: 120,
  number: 60,
  name: 200,
  group: 120,
  unit: 30,
  region: 120,
  lead: 200,
}

function readProduct(row: RowReader, name: string, header: string, cell: Filled, form: ColumnForm): void {
  const { product } = row.draft
  const text = textOf(cell)
  if (name === 'listPrice' || name === 'costPrice') {
    const price = readMoney(row, header, cell, form)
    const other = price?.currency && product.currency && price.currency !== product.currency
    product[name] = other ? row.problem(header, cell, 'otherCurrency') : (price?.minor ?? null)
    product.currency ??= price?.currency ?? null
  } else if (name === 'currency') {
    product.currency = readCurrency(text) ?? row.problem(header, cell, 'currencyUnknown')
  } else {
    const field = name as 'number' | 'name' | 'group' | 'unit'
    product[field] = text.length > longest[field] ? row.problem(header, cell, 'tooLong') : text
  }
}

function readMember(row: RowReader, name: string, header: string, cell: Filled): void {
  const { member } = row.draft
  const text = textOf(cell)
  if (name === 'email') {
    const [email] = readEmails(text).emails
    member.email = email?.toLowerCase() ?? row.problem(header, cell, 'emailInvalid')
  } else {
    const field = name as 'name' | 'region' | 'lead'
    member[field] = text.length > longest[field] ? row.problem(header, cell, 'tooLong') : text
  }
}

function readOrder(row: RowReader, name: string, header: string, cell: Filled, form: ColumnForm): void {
  const { order, customer } = row.draft
  const text = textOf(cell)
  switch (name) {
    case 'customer':
      customer.name ??= row.text('name', header, cell)
      return
    case 'amount':
    case 'currency':
      readValue(row, order, name, header, cell, form)
      return
    case 'day':
    case 'delivery':
      order[name] = row.day(header, cell, form)?.day ?? null
      return
    case 'state':
      order.cancelled = readCancelled(text) === true
      if (readCancelled(text) !== false) row.keep(header, cell)
      return
    case 'note':
      order.note.push(row.labelled('orders.note', header, text))
      return
    default: {
      const field = name as 'number' | 'opportunity'
      order[field] = text.length > longest.number ? row.problem(header, cell, 'tooLong') : text
    }
  }
}

/** Amount or currency of an opportunity, order or lead; the currency beside an amount counts while no other is named. */
export function readValue(
  row: RowReader,
  into: { amount: number | null; currency: string | null },
  name: 'amount' | 'currency',
  header: string,
  cell: Filled,
  form: ColumnForm,
): void {
  if (name === 'currency') {
    into.currency = readCurrency(textOf(cell)) ?? row.problem(header, cell, 'currencyUnknown')
    return
  }
  const amount = readMoney(row, header, cell, form)
  into.amount = amount?.minor ?? null
  into.currency ??= amount?.currency ?? null
}

/** An amount that an opportunity, order or price can be: not below zero, not beyond all measure. */
function readMoney(row: RowReader, header: string, cell: Filled, form: ColumnForm) {
  const amount = readAmount(cell, form.decimal, form.factor)
  if (!amount) return row.problem(header, cell, 'amountUnreadable')
  if (amount.minor < 0) return row.problem(header, cell, 'amountNegative')
  return amount.minor > largestAmount ? row.problem(header, cell, 'amountTooLarge') : amount
}
