/** A server that does nothing but answer 2 kB: what HTTP alone costs on this machine at this moment. */
import { createServer } from 'node:http'

const body = JSON.stringify({ text: 'x'.repeat(2_000) })
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.stdout.write(`127.0.0.1:${address.port}\n`)
})
process.once('SIGTERM', () => process.exit(0))
process.once('disconnect', () => process.exit(0))
process.channel?.unref()
