import { dialled } from '#features/duplicates/actions/check.ts'
import { actions as duplicates } from '#features/duplicates/actions.ts'
import { DuplicateIndex, prepareCompany } from '#features/duplicates/rules/matchIndex.ts'
import { findNamedProducts } from '#features/products/actions.ts'
import { productKey } from '#features/products/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { fold } from '#shared/text.ts'
import type { ListKindName } from '../rules.ts'
import type { Difference } from './compare.ts'

type Before = { isDouble(ctx: Context, row: Texts): Promise<boolean> }

const before: Partial<Record<ListKindName, () => Before>> = {
  customers: () => new CompaniesBefore(),
  persons: () => new PersonsBefore(),
  products: () => new ProductsBefore(),
}

/** So many new rows are looked up at a time; clicks of others come in between. */
const rowsAtOnce = 20

/**
 * Which new rows of a list are there already, in the stock or further up in the list, as an import would find them: the
 * same for sure, not only probably. Answers their numbers.
 */
export async function findDoubles(
  kind: ListKindName,
  differences: readonly Difference[],
  tools: PrepareTools,
): Promise<Set<number>> {
  const doubles = new Set<number>()
  const makeBefore = before[kind]
  if (!makeBefore) return doubles
  const rows = differences.filter(({ difference }) => difference === 'new')
  const seen = makeBefore()
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await tools.query(async (ctx) => {
      for (const row of rows.slice(start, start + rowsAtOnce))
        if (await seen.isDouble(ctx, textsOf(row))) doubles.add(row.number)
    })
  }
  return doubles
}

type Texts = Record<string, string | undefined>

function textsOf({ cells }: Difference): Texts {
  return Object.fromEntries(
    cells.flatMap(({ key, theirs, wrong }) => (wrong === null && theirs !== null ? [[key, String(theirs)]] : [])),
  )
}

class CompaniesBefore {
  private readonly index = new DuplicateIndex()

  async isDouble(ctx: Context, row: Texts): Promise<boolean> {
    const { name = '', customerNumber, vatId, street, postcode, city, country, phone, email, web } = row
    const plain = { name, customerNumber, vatId, street, postcode, city, country, web }
    const company = prepareCompany({ ...plain, phones: dialled(phone, country), emails: email ? [email] : [] })
    const above = this.index.find(company)?.verdict === 'same'
    this.index.add(String(this.index.size), company)
    if (above) return true
    const { customers } = await duplicates.listSimilarCustomers(ctx, { ...plain, phone, email })
    return customers.some(({ verdict }) => verdict === 'same')
  }
}

class PersonsBefore {
  private readonly seen = new Set<string>()

  async isDouble(ctx: Context, row: Texts): Promise<boolean> {
    const { lastName = '', firstName, company = '', phone, email, birthday } = row
    const key = [lastName, firstName ?? '', company, email ?? ''].map(fold).join('|')
    if (this.seen.has(key)) return true
    this.seen.add(key)
    const { persons } = await duplicates.listSimilarPersons(ctx, { lastName, firstName, phone, email, birthday })
    return persons.some(({ verdict, customerName }) => verdict === 'same' && fold(customerName ?? '') === fold(company))
  }
}

/** Products are known by number or name. */
class ProductsBefore {
  private readonly seen = new Set<string>()

  async isDouble(ctx: Context, { name, number }: Texts): Promise<boolean> {
    const texts = [name, number].filter((text) => text !== undefined)
    const above = texts.some((text) => this.seen.has(productKey(text)))
    for (const text of texts) this.seen.add(productKey(text))
    return above || (await findNamedProducts(ctx, texts)).size > 0
  }
}
