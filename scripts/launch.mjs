// node scripts/launch.mjs FILE …: runs a file of ours under the pinned Node.
import { handOver, install } from './hand-over.mjs'

const [entry, ...args] = process.argv.slice(2)
install()
handOver(entry, args)
