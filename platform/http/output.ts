import type { default as Build } from 'fast-json-stringify'
import { z } from 'zod'
import type { Operation } from '#shared/contract.ts'
import { lazy } from '../lazy.ts'

const stringify = lazy<typeof Build>('fast-json-stringify', import.meta.url)

type JsonSchema = z.core.JSONSchema.BaseSchema

/**
 * Writes the answers of an operation as its contract describes them: fields beyond it stay inside, and an old row that
 * does not quite fit is still answered. Made at the first answer, so that a start does not wait for all of them.
 */
export function outputWriter(operation: Operation): (output: unknown) => string {
  let write: ((output: unknown) => string) | undefined
  return (output) => {
    write ??= buildWriter(operation)
    return write(output)
  }
}

/** Throws where the answer of a contract cannot be written: a test builds all of them. */
export function buildWriter(operation: Operation): (output: unknown) => string {
  return stringify()(outputSchema(operation.output) as never) as (output: unknown) => string
}

function outputSchema(output: z.ZodType): JsonSchema {
  return z.toJSONSchema(output, {
    unrepresentable: 'any',
    target: 'draft-07',
    override: ({ jsonSchema }) => shorten(jsonSchema),
  }) as JsonSchema
}

/** "This or null" as one type: a choice of schemas is checked one after the other, ten times slower to build. */
function shorten(schema: JsonSchema): void {
  const [one, none] = schema.anyOf ?? []
  if (schema.anyOf?.length !== 2 || typeof one !== 'object' || typeof none !== 'object') return
  if (none.type !== 'null' || typeof one.type !== 'string') return
  delete schema.anyOf
  Object.assign(schema, one, { nullable: true })
}
