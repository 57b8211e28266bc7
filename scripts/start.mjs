import { buildWeb, handOver, install } from './hand-over.mjs'

install()
buildWeb()
handOver('server.ts', process.argv.slice(2))
