import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { commands } from '#features/commands.ts'
import type { Operations } from '#features/index.ts'
import { registry } from '#features/index.ts'
import { loadActor, loadFirstAdministrator } from '#features/members/actions.ts'
import { messages } from '#features/words.ts'
import { type Command, type CommandTools, RefusedWith, WrongUse } from '#platform/cli/command.ts'
import { fileProblem } from '#platform/fileProblem.ts'
import { type Actor, system } from '#shared/actor.ts'
import { createCall, createClient, Fault } from '#shared/client.ts'
import type { Client } from '#shared/contract.ts'
import { dayOf } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import type { Language } from '#shared/messages.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { openHouse } from './house.ts'

type Calls = Client<Operations>
type Connection = Pick<CommandTools<Calls>, 'call' | 'finishJobs' | 'finishJob' | 'server'> & { close(): Promise<void> }

const common = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  data: { type: 'string' },
  as: { type: 'string' },
} as const

process.exitCode = await main(process.argv.slice(2))

async function main(argv: string[]): Promise<number> {
  if (argv[0] === 'serve') return await serve(argv.slice(1))
  const command = commands.find((one) => one.name === argv.slice(0, one.name.split(' ').length).join(' '))
  if (!command) return help(argv)
  const rest = argv.slice(command.name.split(' ').length)
  let connection: Connection | undefined
  let folder: string | undefined
  const t = translatorFor('de', messages.de)
  try {
    const { values, positionals } = parse(rest, command)
    if (values.help) return help([command.name])
    folder = String(values.data ?? process.env.BORDMITTEL_DATA ?? 'data')
    connection = await connect(folder, values.as as string | undefined)
    const { today, language } = await whoActs(connection.call)
    const result = await command.run({
      ...connection,
      args: positionals,
      values,
      today,
      t: translatorFor(language, messages[language]),
      format: formatFor(language),
      say: (text) => process.stderr.write(`${text}\n`),
    })
    const text = values.json ? JSON.stringify(result.json) : result.text
    if (text) process.stdout.write(`${text}\n`)
    return 0
  } catch (thrown) {
    if (thrown instanceof WrongUse) {
      process.stderr.write(`${thrown.message}\n\n  bordmittel ${command.usage}\n`)
      return 2
    }
    const error = fileProblem(thrown, folder) ?? thrown
    if (!(error instanceof Refusal)) throw error
    const sentence = t(`refusal.${error.code}`, error.params)
    process.stderr.write(`${sentence} [${error.code}]\n`)
    if (argv.includes('--json')) {
      const more = error instanceof RefusedWith ? error.json : {}
      process.stdout.write(`${JSON.stringify({ refused: { code: error.code, sentence, ...more } })}\n`)
    }
    return 1
  } finally {
    await connection?.close()
  }
}

/** `serve` is the server itself, which reads the arguments behind it; it runs until it is stopped. */
async function serve(args: string[]): Promise<number> {
  process.argv.splice(2, process.argv.length, ...args)
  await import('./server.ts')
  return 0
}

/** Before the first member exists, the software itself acts. */
async function whoActs(call: Calls): Promise<{ today: string; language: Language }> {
  try {
    return await call.getMe({})
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'loginNeeded') throw error
    return { today: dayOf(new Date().toISOString(), 'Europe/Berlin'), language: 'de' }
  }
}

function parse(args: string[], command: Command<Calls>) {
  try {
    return parseArgs({ args, options: { ...common, ...command.options }, allowPositionals: true })
  } catch (error) {
    throw new WrongUse((error as Error).message)
  }
}

/** Through the server that runs on this data folder; where none runs, on the data itself. */
async function connect(folder: string, as: string | undefined): Promise<Connection> {
  const file = join(folder, 'server.json')
  if (existsSync(file)) {
    const { address, token } = JSON.parse(readFileSync(file, 'utf8')) as { address: string; token: string }
    const alive = await fetch(`${address}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (alive) return overHttp(address, token, as)
  }
  return await onData(folder, as)
}

function overHttp(address: string, token: string, as: string | undefined): Connection {
  const headers = { authorization: `Bearer ${token}`, ...(as ? { 'x-as': as } : {}) }
  const send: typeof fetch = (url, init) =>
    fetch(`${address}${url}`, { ...init, headers: { ...(init?.headers as object), ...headers } })
  const call = createClient<Operations>(createCall(registry.operations, send))
  return {
    call,
    finishJobs: async () => {},
    finishJob: (id) => jobEnd(call, id),
    server: address,
    close: async () => {},
  }
}

async function onData(folder: string, as: string | undefined): Promise<Connection> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const url = process.env.DATABASE_URL
  const place = url ? { url } : { file: join(folder, 'bordmittel.sqlite') }
  const house = await openHouse({ place, dataFolder: folder })
  const actor: Actor | null = await house.runner.query(system, (ctx) =>
    as ? loadActor(ctx, { email: as }, 'cli') : loadFirstAdministrator(ctx),
  )
  if (as && !actor) throw new Refusal('emailUnknown', { email: as })
  await house.worker.runDue()
  const call = createClient<Operations>((name, input) => house.runner.run(name, input, actor ?? system))
  const finishJobs = async () => {
    while ((await house.worker.runDue()) > 0);
  }
  return {
    call,
    finishJobs,
    async finishJob(id) {
      await finishJobs()
      await jobEnd(call, id)
    },
    server: null,
    close: () => house.close(),
  }
}

/** Waits until a piece of background work has ended; throws the refusal it failed with. */
async function jobEnd(call: Calls, id: string): Promise<void> {
  for (let missing = 0; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const job = await call.getJob({ id }).catch((error) => {
      // While a restore puts all data in place, its own entry is away for a moment.
      missing += 1
      if (!(error instanceof Refusal) || error.code !== 'notFound' || missing > 25) throw error
      return null
    })
    if (job?.state === 'done') return
    if (job?.state === 'cancelled') throw new Refusal('jobCancelled')
    if (job?.state !== 'failed') continue
    if (`refusal.${job.error}` in messages.de) throw new Refusal(job.error as string, { file: '–' })
    throw new Fault(job.error)
  }
}

function help(argv: string[]): number {
  const wanted = commands.filter(
    (command) => argv.length === 0 || argv[0]?.startsWith('-') || command.name.startsWith(argv.join(' ')),
  )
  const known =
    wanted.length > 0 &&
    (argv.length === 0 ||
      argv.includes('--help') ||
      argv.includes('-h') ||
      wanted.some((one) => one.name === argv.join(' ')))
  const lines = (wanted.length > 0 ? wanted : commands).flatMap((command) => [
    `  bordmittel ${command.usage}`,
    `      ${command.help.replaceAll('\n', '\n      ')}`,
  ])
  const text = `${lines.join('\n')}

  bordmittel serve [--port N] [--host H] [--data FOLDER]
      Runs the server, as npm start does.

  --json         results as JSON on stdout: amounts in minor units beside a currency, rates 0–1, days YYYY-MM-DD, none = null
  --as E-MAIL    the member to act as (default: the first administrator)
  --data FOLDER  the data folder (default: data)
  Exit code 0; 1 refused, with the reason on stderr; 2 wrong use. With a server running on the folder, the command goes through it.
`
  if (known) {
    process.stdout.write(text)
    return 0
  }
  process.stderr.write(argv.length > 0 ? `Unknown command: ${argv.join(' ')}\n\n${text}` : text)
  return 2
}
