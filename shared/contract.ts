import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/**
 * One thing the software can be asked to do. `GET` is a query (reads, no transaction),
 * every other method a command (one transaction, events). Path parameters (`:id`) are
 * fields of the input by the same name; the rest travels as query string or JSON body.
 */
export type Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  method: Method
  path: `/api/${string}`
  input: I
  output: O
  /** One English sentence for the API documentation. */
  summary: string
  /** A valid input, shown in the API documentation and tried by a test. */
  example?: z.input<I>
  /** `report`: a heavy query that runs on the report worker thread. */
  runs?: 'report'
  /** `anyone`: answers without a login (default: a logged-in member). */
  open?: 'anyone'
  /** The answer holds a secret that is shown once: it is not kept for a repeated idempotency key. */
  secret?: true
  /** Largest request body in bytes (default 1 MiB). */
  bodyLimit?: number
  /** A read whose last answer stays on the phone for when there is no network (per member, gone with the login). */
  offline?: true
  /** `file`: the answer is a `fileAnswer`, a `fileOnDisk` or a `fileStream`, sent as a download instead of JSON. */
  answers?: 'file'
}

/**
 * A file that a query answers. A command takes one as the field `bytes: fileBytes`: the body itself
 * (`application/octet-stream`), the other fields in the query string.
 */
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
export const fileAnswer = z.object({ name: z.string(), type: z.string(), bytes: fileBytes })
export type FileAnswer = z.infer<typeof fileAnswer>

/** A file beside the database, however large: over HTTP its bytes are sent from the disk as they are read. */
export const fileOnDisk = z.object({ name: z.string(), type: z.string(), path: z.string() })
export type FileOnDisk = z.infer<typeof fileOnDisk>

/** A file that is written while it is sent: over HTTP its pieces go out as they come. */
const textPieces = z.custom<AsyncIterable<string>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
)
export const fileStream = z.object({ name: z.string(), type: z.string(), pieces: textPieces })
export type FileStream = z.infer<typeof fileStream>

export function defineOperation<I extends z.ZodType, O extends z.ZodType>(operation: Operation<I, O>): Operation<I, O> {
  return operation
}

export type Contract = Record<string, Operation>

/** What an operation takes, as the caller writes it (defaults may be left out). */
export type Input<T extends Operation> = z.input<T['input']>
/** What an operation answers. */
export type Output<T extends Operation> = z.output<T['output']>

/** A typed client for contracts: one asynchronous function per operation name. */
export type Client<C extends Contract> = {
  [Name in keyof C]: (input: Input<C[Name]>) => Promise<Output<C[Name]>>
}
