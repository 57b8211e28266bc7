import { writeFile } from 'node:fs/promises'
import papaparse from 'papaparse'
import type { Operations } from '#features/index.ts'
import type { Person } from '#features/persons/contract.ts'
import { type Command, type CommandTools, WrongUse } from '#platform/cli/command.ts'
import { calm } from '#platform/csv.ts'
import type { Client, Output } from '#shared/contract.ts'
import { phoneToCall } from './rules.ts'

type Tools = CommandTools<Client<Operations>>
type Full = Output<Operations['getCustomer']> & { persons: Person[] }

const page = 200

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'customers list',
    usage: 'customers list [--search TEXT]',
    help: 'All customers by name, with their people; --json gives every field, own fields under `fields`.',
    options: { search: { type: 'string' } },
    async run(tools) {
      const customers = await readAll(tools)
      const text = customers
        .map(({ name, customerNumber, postcode, city, persons }) =>
          [
            name,
            customerNumber,
            [postcode, city].filter(Boolean).join(' '),
            persons.map((one) => one.lastName).join(', '),
          ]
            .filter(Boolean)
            .join('  '),
        )
        .join('\n')
      return { json: customers, text }
    },
  },
  {
    name: 'customers export',
    usage: 'customers export --format xlsx|csv|vcf|json [--as-import ID] [FILE]',
    help: 'All customers as CSV that German Excel opens (`;`, UTF-8 with BOM) or as JSON; to FILE, else to stdout. As .xlsx they may come back changed (`lists return`); as vcf the persons as business cards (3.0). These need FILE. --as-import: what an import brought, as it is now, as .xlsx in the shape in which it came (all its sheets and columns); it may come back changed too.',
    options: { format: { type: 'string' }, 'as-import': { type: 'string' } },
    async run(tools) {
      const id = tools.values['as-import']
      const format = tools.values.format ?? (id === undefined ? 'csv' : 'xlsx')
      if (id !== undefined) {
        if (format !== 'xlsx' || typeof id !== 'string') throw new WrongUse('--as-import ID goes with --format xlsx')
        return await saveFile(tools, (await tools.call.exportInShape({ id })).bytes)
      }
      if (format === 'xlsx' || format === 'vcf') return await exportFile(tools, format)
      if (format !== 'csv' && format !== 'json') throw new WrongUse('--format is xlsx, csv, vcf or json')
      const customers = await readAll(tools)
      const text = format === 'json' ? JSON.stringify(customers, null, 2) : csvOf(customers)
      const [file] = tools.args
      if (!file) return { json: customers, text }
      await writeFile(file, text)
      return { json: { file, customers: customers.length }, text: `${customers.length} → ${file}` }
    },
  },
]

async function exportFile(tools: Tools, format: 'xlsx' | 'vcf') {
  const { call } = tools
  if (!tools.args[0]) throw new WrongUse('--format xlsx and vcf need a FILE')
  return await saveFile(
    tools,
    (await (format === 'xlsx' ? call.exportCustomers({}) : call.exportPersonCards({}))).bytes,
  )
}

async function saveFile({ args: [file] }: Tools, bytes: Uint8Array) {
  if (!file) throw new WrongUse('--format xlsx and vcf need a FILE')
  await writeFile(file, bytes)
  return { json: { file, bytes: bytes.length }, text: `→ ${file}` }
}

async function readAll({ call, values }: Tools): Promise<Full[]> {
  const all: Full[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const search = typeof values.search === 'string' ? { search: values.search } : {}
    const { customers, next } = await call.listCustomers({ ...search, limit: page, ...(after ? { after } : {}) })
    for (const { id } of customers)
      all.push({ ...(await call.getCustomer({ id })), persons: await readPersons(call, id) })
    after = next
  }
  return all
}

async function readPersons(call: Client<Operations>, customerId: string): Promise<Person[]> {
  const found: Person[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const { persons, next } = await call.listPersons({ customerId, limit: page, ...(after ? { after } : {}) })
    found.push(...persons)
    after = next
  }
  return found
}

/** One row a customer; own fields as columns of their own; what Excel would take for a formula keeps its text. */
function csvOf(customers: Full[]): string {
  const own = [...new Set(customers.flatMap((customer) => Object.keys(customer.fields)))]
  const rows = customers.map((customer) => ({
    customerNumber: customer.customerNumber,
    name: customer.name,
    street: customer.street,
    postcode: customer.postcode,
    city: customer.city,
    country: customer.country,
    phone: phoneToCall(customer.phones)?.number ?? null,
    email: customer.emails[0] ?? null,
    web: customer.web,
    vatId: customer.vatId,
    branch: customer.branch,
    standing: customer.standing,
    class: customer.class,
    tags: customer.tags.join(', '),
    note: customer.note,
    persons: customer.persons.map((one) => [one.firstName, one.lastName].filter(Boolean).join(' ')).join(', '),
    ...Object.fromEntries(own.map((field) => [field, customer.fields[field] ?? null])),
  }))
  const safe = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value && calm(value)])),
  )
  return `\ufeff${papaparse.unparse(safe, { delimiter: ';', newline: '\r\n', escapeFormulae: false })}\r\n`
}
