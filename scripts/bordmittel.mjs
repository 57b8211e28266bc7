import { buildWeb, handOver, install } from './hand-over.mjs'

install()
if (process.argv[2] === 'serve') buildWeb()
handOver('cli.ts', process.argv.slice(2))
