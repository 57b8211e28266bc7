import { canChangeProducts } from '#features/products/access.ts'
import { productKey } from '#features/products/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import * as rules from '../rules.ts'
import * as sql from '../sql/stock.ts'
import { count, isTrial, type Rejection, type Step, sinceLastImport } from './step.ts'

/** Finds products by number or name, without regard to case, blanks and signs. */
export class Products {
  private readonly byNumber = new Map<string, string>()
  private readonly byKey = new Map<string, string>()

  static async load(ctx: Context): Promise<Products> {
    const products = new Products()
    for (const { id, number, name } of await sql.listProductNames(ctx.db)) products.add(id, number, name)
    return products
  }

  add(id: string, number: string | null, name: string): void {
    if (number && !this.byNumber.has(productKey(number))) this.byNumber.set(productKey(number), id)
    if (!this.byKey.has(productKey(name))) this.byKey.set(productKey(name), id)
  }

  find(number: string | null, name: string | null): string | null {
    return (number && this.byNumber.get(productKey(number))) || (name && this.byKey.get(productKey(name))) || null
  }
}

/** Brings in one product; one that is known by its number or name is completed. */
export async function bringProduct(step: Step): Promise<Rejection | null> {
  const { run, ctx, writer, plan, result } = step
  const { product, own } = result.draft
  result.record = 'products'
  const name = product.name ?? product.number
  if (!name) return 'nameMissing'
  if (!canChangeProducts(ctx.actor)) return 'notAllowed'
  const wanted = {
    number: product.number,
    productGroup: product.group,
    unit: product.unit,
    listPrice: product.listPrice,
    costPrice: product.costPrice,
    currency: product.listPrice === null && product.costPrice === null ? null : (product.currency ?? plan.currency),
  }
  const known = run.products.find(product.number, name)
  result.recordId = known
  if (known && isTrial(known)) return null
  if (!known) {
    const { fields } = rules.addOwnFields({}, own, () => 'given', Number.POSITIVE_INFINITY)
    const currency = product.currency ?? plan.currency
    result.recordId = await writer.createProduct({ ...wanted, name, currency, fields })
    run.products.add(result.recordId, product.number, name)
    result.outcome = 'created'
    count(step, 'products')
    return null
  }
  const row = (await sql.findAny(ctx.db, 'products', known)) as unknown as sql.ProductRow
  const since = await sinceLastImport(step, known)
  const merged = rules.mergeValues(
    row,
    { ...wanted, name: productKey(name) === row.nameKey ? null : name },
    {
      number: 'number',
      productGroup: 'group',
      unit: 'unit',
      listPrice: 'listPrice',
      costPrice: 'costPrice',
      name: 'name',
    },
    (field) => rules.headerOf(plan, `products.${field}`),
    since,
    run.options.existing === 'replace',
  )
  if (merged.patch.listPrice !== undefined && wanted.currency) merged.patch.currency = wanted.currency
  // Costs are in the currency of the price, and not for everybody as own fields are.
  if (wanted.currency !== (merged.patch.currency ?? row.currency)) delete merged.patch.costPrice
  delete merged.own[rules.headerOf(plan, 'products.costPrice')]
  result.kept.push(...merged.kept)
  const withOwn = rules.addOwnFields(JSON.parse(row.fields), own, since, Number.POSITIVE_INFINITY)
  const { fields } = rules.addOwnFields(withOwn.fields, merged.own, () => 'given', Number.POSITIVE_INFINITY)
  const changed = await writer.changeProduct(row, {
    ...(merged.patch as Parameters<typeof writer.changeProduct>[1]),
    ...(JSON.stringify(fields) === row.fields ? {} : { fields }),
  })
  result.outcome = changed ? 'updated' : 'unchanged'
  return null
}

/** The product that a row names, made if it is new and the actor may; `null` if there is none. */
export async function productNamed({ run, ctx, writer, plan }: Step, name: string | null): Promise<string | null> {
  if (!name) return null
  const known = run.products.find(name, name)
  if (known || !canChangeProducts(ctx.actor)) return known
  const none = { number: null, productGroup: null, unit: null, listPrice: null, costPrice: null }
  const id = await writer.createProduct({ ...none, name, currency: plan.currency, fields: {} })
  run.products.add(id, null, name)
  return id
}
