/**
 * `npm run dev [-- --port N]`: the server on the demo company, started again when a file of it is saved, and the
 * pages with hot reload on the port after it. Whoever opens them is logged in as the demo's sales lead, by the
 * ordinary login with the demo's password: the server knows nothing of it, so that no start but this one does it.
 */
import { spawn } from 'node:child_process'
import { parseArgs } from 'node:util'
import { createServer, type Plugin } from 'vite'
import { demoLogin } from '../demo/seed.ts'
import { root } from './run.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '4700' } } })
const port = Number(values.port)
const address = `http://127.0.0.1:${port}`
process.env.BORDMITTEL_SERVER = address

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', 'server.ts', '--demo', '--data', 'demo-data/dev', '--port', String(port)],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
)

/** Logs a page in that comes without a session. */
const loggedIn: Plugin = {
  name: 'logged-in',
  configureServer(vite) {
    vite.middlewares.use(async (request, response, next) => {
      const wantsPage = request.headers.accept?.includes('text/html') ?? false
      if (wantsPage && !/bordmittel[\w-]*\.session_token=/.test(request.headers.cookie ?? '')) {
        response.setHeader('set-cookie', await logIn())
      }
      next()
    })
  },
}

/** The cookies of a fresh session; waits for the server if it is just starting. */
async function logIn(): Promise<string[]> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`${address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: address },
      body: JSON.stringify(demoLogin),
    }).catch(() => null)
    if (answer) return answer.headers.getSetCookie()
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return []
}

const pages = await createServer({
  root,
  plugins: [loggedIn],
  server: { host: '127.0.0.1', port: port + 1, proxy: { '/api': address, '/healthz': address, '/offen': address } },
})
await pages.listen()
console.log(`Bordmittel (dev): http://127.0.0.1:${pages.config.server.port}`)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.once(signal, async () => {
    server.kill('SIGTERM')
    await pages.close()
    process.exit(0)
  })
}
process.channel?.unref()
server.once('exit', (code) => process.exit(code ?? 1))
