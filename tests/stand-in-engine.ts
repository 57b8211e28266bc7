import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

/** What an engine is asked; it answers in the same order. */
export type Asked = { kind: 'protocol'; bytes: Uint8Array } | { kind: 'rollback' | 'empty' | 'image' }

/** One PGlite on a thread of its own; begins from an image of an empty one, which is faster than making one. */
const image = workerData as ArrayBuffer | null
const engine = await PGlite.create(image ? { loadDataDir: new Blob([image]) } : {})

async function answer(asked: Asked): Promise<Uint8Array | null> {
  switch (asked.kind) {
    case 'protocol':
      return await engine.execProtocolRaw(asked.bytes, { syncToFs: false })
    case 'rollback':
      await engine.exec('rollback')
      return null
    case 'empty':
      await engine.exec('drop schema public cascade; create schema public')
      await engine.exec('discard all')
      return null
    case 'image':
      return new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer())
  }
}

let working: Promise<unknown> = Promise.resolve()
parentPort?.on('message', (asked: Asked) => {
  working = working.then(async () => parentPort?.postMessage(await answer(asked)))
})
