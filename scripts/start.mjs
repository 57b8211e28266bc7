import { buildServer, buildWeb, builtServer, handOver, install } from './hand-over.mjs'

install()
buildWeb()
buildServer()
handOver(builtServer, process.argv.slice(2))
