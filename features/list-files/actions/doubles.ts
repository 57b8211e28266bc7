import { dialled } from '#features/duplicates/actions/check.ts'
import { actions as duplicates } from '#features/duplicates/actions.ts'
import { DuplicateIndex, prepareCompany } from '#features/duplicates/rules/matchIndex.ts'
import type { Context } from '#platform/actions/context.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { fold } from '#shared/text.ts'
import type { ListKindName } from '../rules.ts'
import type { Difference } from './compare.ts'

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
  if (kind !== 'customers' && kind !== 'persons') return doubles
  const rows = differences.filter(({ difference }) => difference === 'new')
  const before = kind === 'customers' ? new CompaniesBefore() : new PersonsBefore()
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await tools.query(async (ctx) => {
      for (const row of rows.slice(start, start + rowsAtOnce))
        if (await before.isDouble(ctx, textsOf(row))) doubles.add(row.number)
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
