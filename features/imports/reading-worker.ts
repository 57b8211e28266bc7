import { parentPort } from 'node:worker_threads'
import { Refusal } from '#shared/refusal.ts'
import { packRows } from './packing.ts'
import { chunksAhead, type FromReader, type OpenFile, openFile, type ToReader } from './reading.ts'

// The thread of `openFileAhead` (opens one file and hands out the tables it is asked for, some chunks ahead) and of
// `lookThroughAside`.
const say = (message: FromReader) => parentPort?.postMessage(message)
let file: Promise<OpenFile> | undefined
let ahead = 0
let wake = () => {}

parentPort?.on('message', (message: ToReader) => {
  if ('open' in message) {
    file = openFile(message.open)
    // Said when the first table is asked for.
    file.catch(() => {})
  } else if ('taken' in message) {
    ahead -= 1
    wake()
  } else if ('look' in message) void look(message.look).catch(refuse)
  else void handOut(message).catch(refuse)
})

async function handOut({ read, plan }: Extract<ToReader, { read: number }>): Promise<void> {
  const opened = await file!
  for await (const chunk of opened.rows(read, plan)) {
    say({ chunk: packRows(chunk) })
    ahead += 1
    while (ahead >= chunksAhead)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  say({ end: true })
}

async function look({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<void> {
  const { lookThrough } = await import('./looking.ts')
  say({ looked: await lookThrough(name, bytes) })
}

function refuse(error: unknown): void {
  if (error instanceof Refusal) say({ refusal: { code: error.code, params: error.params } })
  else say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
}
