import { dirname, join } from 'node:path'
import { builtServer, flags } from '../../scripts/hand-over.mjs'

const root = join(import.meta.dirname, '..', '..')

/** The file of a part of the server: as `npm test` built it (`BUILT_SERVER`), which starts in half the time, else its source. */
export function partOfServer(name: 'server' | 'house' | 'cli' | 'job-worker'): string {
  return process.env.BUILT_SERVER ? join(root, dirname(builtServer), `${name}.js`) : join(root, `${name}.ts`)
}

/**
 * For processes of ours that tests start: as the product starts them, and with all the room for short-lived objects from
 * the beginning, which saves a fifth of a start.
 */
export const nodeFlags = [...flags, '--min-semi-space-size=16']
