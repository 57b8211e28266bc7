import { z } from 'zod'
import type { Operation } from '#shared/contract.ts'

/** A schema as `z.toJSONSchema` writes it, as far as examples need it. */
type Schema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  default?: unknown
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minItems?: number
  items?: Schema
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  propertyNames?: Schema
  additionalProperties?: Schema | boolean
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

const id = '01a1f3c2-7b40-7c1e-9a55-3d8f20b6e471'
const deepest = 6

/** What stands under a name that many operations share; more special ones first. */
const words: [RegExp, string][] = [
  [/^(id|.*Id|undo|after|next|members?Id)$/, id],
  [/^ids$|Ids$/, id],
  [/email|recipient|^sender$/i, 'einkauf@mueller-stahl.example'],
  [/phone|mobile|e164/i, '+49731123456'],
  [/^currency$/i, 'EUR'],
  [/^country$/i, 'DE'],
  [/^number$/, '2027-0014'],
  [/^language$/i, 'de'],
  [/^postcode$/i, '89073'],
  [/^city$|^place$/i, 'Ulm'],
  [/^street$/i, 'Donaustraße 12'],
  [/^branch$/i, 'Maschinenbau'],
  [/^web$|link|^url$/i, 'https://mueller-stahl.example'],
  [/^vatId$/i, 'DE123456789'],
  [/customerNumber/i, '10042'],
  [/^firstName$/i, 'Petra'],
  [/^lastName$/i, 'Weber'],
  [/^personName$|^person$|^salutation$/i, 'Petra Weber'],
  [/^(member|owner|assignee|createdBy|by|.*By)Name$/i, 'Claudia Renz'],
  [/^function$/i, 'Einkauf'],
  [/name$|^customer$|^company$/i, 'Müller Stahl GmbH'],
  [/(Day|On|Until)$|^(day|today|on|due|from|to|until|lastContact)$/, '2027-01-15'],
  [/^region$/i, 'Süd'],
  [/At$|^at$/, '2026-11-20T09:30:00.000Z'],
  [/^month$/i, '2026-11'],
  [/^file$|fileName/i, 'kunden.xlsx'],
  [/secret|password|^token$|^key$/i, 'kran birne lot'],
  [/text$|^note|^words$|^sentence$|reason/i, 'Angebot bis Freitag gewünscht'],
  [/title$|subject$/i, 'Rahmenvertrag Drehteile'],
]

/** A valid input of an operation: its own example, else one made from its schema. */
export function exampleInput(operation: Operation): Record<string, unknown> {
  return (operation.example ?? exampleOf(inputSchema(operation))) as Record<string, unknown>
}

/** An answer of an operation as its contract describes it (not that of a file). */
export function exampleAnswer(operation: Operation): unknown {
  return exampleOf(outputSchema(operation))
}

export function inputSchema(operation: Operation): Schema {
  return z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
}

export function outputSchema(operation: Operation): Schema {
  return z.toJSONSchema(operation.output, { unrepresentable: 'any' }) as Schema
}

/** An example value of a schema, worded by the names of its fields. The same schema always answers the same example. */
export function exampleOf(schema: Schema, name = '', depth = 0): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return exampleOf(choices.find((one) => one.type !== 'null' && one.const !== '') ?? {}, name, depth)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => exampleOf(one, name, depth)))
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type
  if (type === 'object') return objectOf(schema, depth)
  if (type === 'array') return listOf(schema, name, depth)
  if (type === 'boolean') return schema.default ?? true
  if (type === 'integer' || type === 'number') return numberOf(schema, name, type === 'integer')
  return type === 'string' ? textOf(schema, name) : null
}

function objectOf(schema: Schema, depth: number): unknown {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length > 0) {
    return Object.fromEntries(
      fields
        .filter(([field]) => depth < deepest || schema.required?.includes(field))
        .map(([field, one]) => [field, exampleOf(one, field, depth + 1)]),
    )
  }
  if (typeof schema.additionalProperties !== 'object') return {}
  const { additionalProperties: values, propertyNames = { type: 'string' } } = schema
  const keys = propertyNames.enum ?? [exampleOf(propertyNames, 'field', depth + 1)]
  return Object.fromEntries(keys.map((key) => [String(key), exampleOf(values, 'value', depth + 1)]))
}

function listOf(schema: Schema, name: string, depth: number): unknown[] {
  if (schema.prefixItems) return schema.prefixItems.map((one) => exampleOf(one, name, depth + 1))
  if (depth >= deepest && !schema.minItems) return []
  const one = exampleOf(schema.items ?? {}, name, depth + 1)
  return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => one)
}

function numberOf(schema: Schema, name: string, whole: boolean): number {
  if (typeof schema.default === 'number') return schema.default
  const least =
    schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + (whole ? 1 : 0.5))
  const most = schema.maximum ?? Number.MAX_SAFE_INTEGER
  const wanted =
    /rate$|share|chance|probability|confidence/i.test(name) && !whole
      ? 0.25
      : /amount|revenue|value|price|net|cost|potential/i.test(name)
        ? 1_240_000
        : 3
  return Math.min(most, Math.max(least, wanted))
}

function textOf(schema: Schema, name: string): string {
  if (schema.default !== undefined) return String(schema.default)
  if (schema.format === 'date') return '2027-01-15'
  if (schema.format === 'date-time') return '2026-11-20T09:30:00.000Z'
  if (schema.format === 'email') return 'einkauf@mueller-stahl.example'
  if (schema.format === 'uuid') return id
  if (schema.format === 'uri') return 'https://mueller-stahl.example'
  const candidates = [...words.filter(([pattern]) => pattern.test(name)).map(([, word]) => word), ...plain]
  const fits = (text: string) => !schema.pattern || new RegExp(schema.pattern).test(text)
  const found = candidates.find((text) => text.length <= (schema.maxLength ?? text.length) && fits(text)) ?? ''
  return found.padEnd(schema.minLength ?? 0, 'x')
}

/** For names that say nothing: the first that fits. */
const plain = ['Beispiel', 'EUR', 'DE', '09:30', 'x']
