import type { Contract } from '#shared/contract.ts'
import { exampleAnswer, exampleInput, inputSchema, outputSchema } from './examples.ts'

const anyFile = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }

/** The contracts as an OpenAPI 3.1 document, each operation with an example of what it takes and what it answers. */
export function openApi(operations: Contract, version: string, cookieName: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [name, operation] of Object.entries(operations)) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    const input = inputSchema(operation)
    const inPath = [...operation.path.matchAll(/:(\w+)/g)].map((match) => match[1] as string)
    const takesFile = 'bytes' in (input.properties ?? {})
    const inQuery = operation.method === 'GET' || operation.method === 'DELETE' || takesFile
    const example = exampleInput(operation)
    const parameters = Object.entries(input.properties ?? {})
      .filter(([field]) => inPath.includes(field) || (inQuery && field !== 'bytes'))
      .map(([field, schema]) => ({
        name: field,
        in: inPath.includes(field) ? 'path' : 'query',
        required: inPath.includes(field) || (input.required ?? []).includes(field),
        schema,
        ...(field in example ? { example: example[field] } : {}),
      }))
    const body = Object.fromEntries(Object.entries(example).filter(([field]) => !inPath.includes(field)))
    paths[path] ??= {}
    paths[path][operation.method.toLowerCase()] = {
      operationId: name,
      summary: operation.summary,
      tags: [operation.path.split('/')[2]],
      ...(operation.open === 'anyone' ? { security: [] } : {}),
      parameters,
      ...(takesFile ? { requestBody: { required: true, content: anyFile } } : {}),
      ...(inQuery
        ? {}
        : {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: input, example: body } },
            },
          }),
      responses: {
        200: {
          description: 'Done.',
          content: operation.answers
            ? anyFile
            : { 'application/json': { schema: outputSchema(operation), example: exampleAnswer(operation) } },
        },
        default: {
          description: 'Refused: a code and what its sentence needs.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bordmittel',
      version,
      description:
        'Amounts are integer minor units beside a currency, rates 0–1, days YYYY-MM-DD, instants ISO 8601 in UTC, none is null.',
    },
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      schemas: {
        Refusal: {
          type: 'object',
          required: ['code', 'params'],
          properties: { code: { type: 'string' }, params: { type: 'object' } },
        },
      },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: cookieName },
      },
    },
  }
}
