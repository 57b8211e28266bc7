import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Operations } from '#features/index.ts'
import { type Command, WrongUse } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'export everything',
    usage: 'export everything FILE',
    help: 'Everything the company has here as one JSON file: each table with its rows, files in base64; no logins, no secrets.',
    async run({ call, args: [file] }) {
      if (!file) throw new WrongUse('one FILE is needed')
      // Through a running server the bytes arrive as a whole, on the data itself piece by piece.
      const answer = (await call.exportEverything({})) as { pieces?: AsyncIterable<string>; bytes?: Uint8Array }
      await pipeline(Readable.from(answer.pieces ?? [answer.bytes]), createWriteStream(file, { mode: 0o600 }))
      return { json: { file }, text: `→ ${file}` }
    },
  },
]
