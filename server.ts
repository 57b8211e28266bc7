import { mkdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openPages, registry } from '#features/index.ts'
import { createSetUpLink, loadActor, loadFirstAdministrator } from '#features/members/actions.ts'
import { newSecret, secretHash } from '#platform/auth/secrets.ts'
import { fileProblem } from '#platform/fileProblem.ts'
import { createHttp } from '#platform/http/server.ts'
import { createStream } from '#platform/http/stream.ts'
import { lazy } from '#platform/lazy.ts'
import { giveBackWhenQuiet } from '#platform/memory.ts'
import { readStartArguments } from '#platform/startArguments.ts'
import { system } from '#shared/actor.ts'
import { languages } from '#shared/messages.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { openHouse } from './house.ts'

const values = readStartArguments(process.argv.slice(2), process.env)
if ('print' in values) {
  writeSync(values.exitCode === 0 ? 1 : 2, values.print)
  process.exit(values.exitCode)
}
const { port, host } = values
const longestStop = 15_000
const dataFolder = values.data ?? (values.demo ? 'demo-data' : (process.env.BORDMITTEL_DATA ?? 'data'))
// The demo company lives in a file of its own, whatever else is set.
const url = values.demo ? undefined : process.env.DATABASE_URL

try {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
} catch (error) {
  sayWhyNot(error)
}
const file = join(dataFolder, 'bordmittel.sqlite')
const demo = values.demo ? await import('./demo/login.ts') : undefined
await demo?.prepareDemo(file)
const stream = createStream()
const house = await openHouse({
  place: url ? { url, ...(process.env.DATABASE_READ_URL ? { readUrl: process.env.DATABASE_READ_URL } : {}) } : { file },
  dataFolder,
  threads: true,
  onSignals: (signals) => stream.send(signals),
  onActorsChanged: () => stream.recheck(),
}).catch(sayWhyNot)
const { runner } = house

const ownToken = newSecret()
const ownHash = secretHash(ownToken)
const http = await createHttp({
  runner,
  registry,
  login: house.login,
  log: house.log,
  stream,
  openPages,
  webFolder: join(import.meta.dirname, 'dist', 'web'),
  version: '0.1.0',
  async actorOfToken(token, as) {
    if (secretHash(token) !== ownHash) return await house.keys.actorOf(token)
    return await runner.query(system, async (ctx) => {
      const actor = as ? await loadActor(ctx, { email: as }, 'cli') : await loadFirstAdministrator(ctx)
      if (as && !actor) throw new Refusal('emailUnknown', { email: as })
      return actor ?? system
    })
  },
  healthy: async () => (await house.database.reader.selectFrom('settings').select('key').limit(1).execute()).length > 0,
})
const demoPath = demo?.addLoginLink(http, house.login)
const address = await http.listen({ port, host }).catch((error) => sayWhyNot(addressTaken(error)))
// What the night left to do begins a second later, so that nobody waits for it.
house.worker.start()
giveBackWhenQuiet(() => house.database.shrink?.())

const addressFile = join(dataFolder, 'server.json')
writeFileSync(addressFile, JSON.stringify({ address, token: ownToken }), { mode: 0o600 })
const secret = await runner.command(system, createSetUpLink)
process.stdout.write(secret ? `Bordmittel: ${address}/einrichten#${secret}\n` : `Bordmittel: ${address}\n`)
if (demo && demoPath) process.stdout.write(demo.invitation(`${address}${demoPath}`))

// The end of the one who handed over to us counts like a signal; a second signal ends at once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(signal, () => void stop())
process.channel?.unref()
let stopping = false

/** Takes no more requests, answers those under way, lets the current job end, closes the data. */
async function stop(): Promise<void> {
  if (stopping) process.exit(1)
  stopping = true
  const late = setTimeout(() => {
    house.log.fault('stopped late', new Error(`still busy after ${longestStop} ms`))
    process.exit(1)
  }, longestStop)
  rmSync(addressFile, { force: true })
  stream.close()
  await http.close()
  await house.close()
  clearTimeout(late)
  process.exit(0)
}

function addressTaken(error: NodeJS.ErrnoException): unknown {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error
  return new Refusal('addressTaken', { address: `${host}:${port}` })
}

/** A start that cannot be says why, in both languages, and ends. */
function sayWhyNot(thrown: unknown): never {
  const error = fileProblem(thrown, dataFolder) ?? thrown
  if (!(error instanceof Refusal)) throw error
  const { messages } = lazy<typeof import('#features/words.ts')>('#features/words.ts', import.meta.url)()
  for (const language of languages) {
    process.stderr.write(`${translatorFor(language, messages[language])(`refusal.${error.code}`, error.params)}\n`)
  }
  process.exit(1)
}
