import { setTimeout as wait } from 'node:timers/promises'
import type { Insertable, Kysely } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#shared/actor.ts'
import type { Contract, Operation } from '#shared/contract.ts'
import { dayOf } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import type { OpenDatabase } from '../db/dialect.ts'
import { inserting } from '../db/prepared.ts'
import type { Tables } from '../db/tables.ts'
import { stoodInTheWay } from '../db/waiting.ts'
import type { JobKinds } from '../jobs/jobs.ts'
import { finishAtEnd, type Later } from './atEnd.ts'
import type { Action, Context, Effects, Followers, Signal } from './context.ts'
import { inPieces } from './pieces.ts'
import { createSettings } from './settings.ts'
import { keepUndoable } from './undoable.ts'

const largestGroup = 64
/** How often a command is tried that others stand in the way of, and how long it waits before (ms, growing). */
const mostAttempts = 5
const longestPause = 40

export type Registry = {
  operations: Contract
  // biome-ignore lint/suspicious/noExplicitAny: each action has its own input and output, checked where a slice is put together
  actions: Record<string, Action<any, any>>
  // biome-ignore lint/suspicious/noExplicitAny: as above
  prepare: Record<string, (input: any, actor: Actor, tools: PrepareTools) => Promise<any>>
  followers: Followers
  jobs: JobKinds
}

/** What `prepare` may do as the caller: read what it needs to know, note an attempt as a command of its own. */
export type PrepareTools = Record<'query' | 'command', <T>(work: (ctx: Context) => Promise<T>) => Promise<T>>

export type RunOptions = {
  /** A command with a key that was answered before gets the same answer and does nothing again. */
  idempotencyKey?: string
  /** Events of several commands under one name, so that they are undone together (imports). */
  commandId?: string
  /** Remembers things outside of its transaction: not tried again when another transaction stood in the way. */
  once?: true
  /** Collects what followers do at the end of a command, for work over many commands: `catchUp` does it. */
  later?: Later
}

export type Runner = {
  /** Runs an operation by name. Throws Refusal for an expected no. */
  run(name: string, input: unknown, actor: Actor, options?: RunOptions): Promise<unknown>
  /** Runs `work` as one command without an operation around it (jobs, start-up). */
  command<T>(actor: Actor, work: (ctx: Context) => Promise<T>, options?: RunOptions): Promise<T>
  /** Runs `work` on the reader. */
  query<T>(actor: Actor, work: (ctx: Context) => Promise<T>): Promise<T>
  /** For a command of a long piece of work: begun now, it says when the command has to end. */
  pace(): () => boolean
  /** The company's settings as cached by this process. */
  settings: ReturnType<typeof createSettings>
}

/**
 * Milliseconds that a command of a long piece of work takes: where its thread also answers clicks; on a thread of its own
 * if somebody waits for the writer, and if nobody does. What it commits then still has to be written.
 */
const paces = { shared: 80, awaited: 40, alone: 500 }

export type RunnerOptions = {
  database: OpenDatabase
  registry: Registry
  dataFolder?: string
  clock?: () => Date
  /** Tests and dev: answers must fit their contract. */
  checkOutput?: boolean
  /** After a commit. */
  onSignals?: (signals: Signal[]) => void
  onActorsChanged?: () => void
  onSettingsChanged?: () => void
  /** On the thread of a long job: whether somebody waits for the writer. */
  isAwaited?: () => boolean
  /** Heavy queries are handed to the report worker, where there is one. */
  runReport?: (name: string, input: unknown, actor: Actor) => Promise<unknown>
}

/**
 * The one way to run an operation. Queries run on the reader without a transaction. Commands
 * that wait at the same time share one transaction, each under its own savepoint, and are
 * answered after the commit; if the commit fails, all of them fail. What another transaction stood in the way of on
 * PostgreSQL is tried again: `work` may be called more than once, unless it says `once`.
 */
export function createRunner(options: RunnerOptions): Runner {
  const { database, registry } = options
  const clock = options.clock ?? (() => new Date())
  const settings = createSettings(database)
  // A read replica lags behind: who just joined or logged in must be found.
  const current = database.engine === 'postgres' ? database.writer : database.reader
  const waiting: Waiting[] = []
  let draining = false
  /** Commands that are committed and wait for the disk. */
  let onTheirWay = 0

  async function context(db: Kysely<Tables>, actor: Actor, commandId: string): Promise<Context> {
    const now = clock().toISOString()
    const values = await settings.read(db)
    const timeZone = typeof values.timeZone === 'string' ? values.timeZone : 'Europe/Berlin'
    const effects: Effects = {
      events: [],
      signals: [],
      settingsChanged: false,
      actorsChanged: false,
      followers: registry.followers,
      atEnd: new Map(),
    }
    return {
      db,
      engine: database.engine,
      now,
      today: dayOf(now, timeZone),
      timeZone,
      actor,
      settings: values,
      dataFolder: options.dataFolder ?? '',
      commandId,
      effects,
    }
  }

  function enqueue<T>(actor: Actor, work: (ctx: Context) => Promise<T>, run: RunOptions): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      waiting.push({ actor, work, run, resolve: resolve as (value: unknown) => void, reject })
      wake()
    })
  }

  function wake(): void {
    if (draining || waiting.length === 0) return
    draining = true
    setImmediate(drain)
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0) {
      if (database.engine === 'postgres') {
        for (const command of waiting.splice(0)) void runGroup([command])
      } else if (waiting.length < onTheirWay) {
        // Sharing a transaction is worth more than beginning at once, as long as the disk is at work anyway.
        break
      } else {
        await runGroup(waiting.splice(0, largestGroup))
        // Readers and new requests get their turn between two groups.
        if (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve))
      }
    }
    draining = false
  }

  /** Ends when everybody sees what the group did; it is answered once that is safe, while the next group is at work. */
  function runGroup(group: Waiting[]): Promise<void> {
    return new Promise((next) => {
      let committed = 0
      const commit = (done: Done[]) => {
        committed = group.length
        onTheirWay += committed
        // The next group, which begins before this one is answered, reads them anew.
        if (done.some((one) => one.effects?.settingsChanged)) settings.forget()
        next()
      }
      const answer = (done: Done[]) => {
        const effects = done.flatMap((one) => one.effects ?? [])
        if (effects.some((one) => one.settingsChanged)) options.onSettingsChanged?.()
        if (effects.some((one) => one.actorsChanged)) options.onActorsChanged?.()
        // At once: who is out now stops listening when that was looked up.
        const signals = effects.flatMap((one) => one.signals)
        for (const one of done) one.answer()
        if (signals.length > 0) options.onSignals?.(signals)
      }
      const refuse = (error: unknown) => {
        for (const command of group) command.reject(error)
        next()
      }
      const goOn = () => {
        onTheirWay -= committed
        wake()
      }
      void inOneTransaction(group, commit).then(answer, refuse).finally(goOn)
    })
  }

  /** Again from the start if another transaction stood in the way: nothing of the first try is left. */
  async function inOneTransaction(group: Waiting[], onCommitted: (done: Done[]) => void): Promise<Done[]> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await database.transaction((db) => runInside(db, group), onCommitted)
      } catch (error) {
        const again =
          attempt < mostAttempts && stoodInTheWay(error, database.engine) && !group.some((command) => command.run.once)
        if (!again) throw error
        await wait(Math.random() * attempt * longestPause)
      }
    }
  }

  async function runInside(db: Kysely<Tables>, group: Waiting[]): Promise<Done[]> {
    const done: Done[] = []
    for (const command of group) {
      const ctx = await context(db, command.actor, command.run.commandId ?? newId())
      try {
        const result =
          group.length === 1 ? await finish(ctx, command) : await database.savepoint(db, () => finish(ctx, command))
        done.push({ answer: () => command.resolve(result), effects: ctx.effects })
      } catch (error) {
        if (group.length === 1) throw error
        done.push({ answer: () => command.reject(error) })
      }
    }
    return done
  }

  async function finish(ctx: Context, command: Waiting): Promise<unknown> {
    const key = command.run.idempotencyKey
    if (key) {
      const answered = await claim(ctx, key)
      if (answered !== null) return JSON.parse(answered)
    }
    const result = await command.work(ctx)
    await finishAtEnd(ctx, command.run.later)
    await writeEvents(ctx)
    await keepUndoable(ctx)
    if (key) {
      const output = JSON.stringify(result ?? null)
      await ctx.db.updateTable('answeredCommands').set({ output }).where('key', '=', key).execute()
    }
    return result
  }

  async function query<T>(actor: Actor, work: (ctx: Context) => Promise<T>): Promise<T> {
    return await work(await context(current, actor, ''))
  }

  function prepareTools(actor: Actor): PrepareTools {
    return { query: (work) => query(actor, work), command: (work) => enqueue(actor, work, {}) }
  }

  function parse(operation: Operation, input: unknown): unknown {
    const parsed = operation.input.safeParse(input)
    if (parsed.success) return parsed.data
    throw invalidInput(parsed.error)
  }

  function checked(operation: Operation, output: unknown): unknown {
    return options.checkOutput ? operation.output.parse(output) : output
  }

  function pace(): () => boolean {
    const begun = performance.now()
    const { isAwaited } = options
    const most = () => (!isAwaited ? paces.shared : isAwaited() ? paces.awaited : paces.alone)
    return () => performance.now() - begun > most()
  }

  return {
    settings,
    pace,
    async run(name, input, actor, run = {}) {
      const operation = registry.operations[name]
      const action = registry.actions[name]
      if (!operation || !action) throw new Refusal('operationUnknown', { name })
      const parsed = parse(operation, input)
      if (operation.method === 'GET') {
        if (operation.runs === 'report' && options.runReport)
          return checked(operation, await options.runReport(name, parsed, actor))
        return checked(operation, await action(await context(database.reader, actor, ''), parsed))
      }
      const prepare = registry.prepare[name]
      const prepared = prepare ? await prepare(parsed, actor, prepareTools(actor)) : parsed
      const work = async (ctx: Context) => checked(operation, await action(ctx, prepared))
      return await enqueue(actor, work, operation.secret ? {} : run)
    },
    command: (actor, work, run = {}) => enqueue(actor, work, run),
    query,
  }
}

/**
 * Takes the key for this command, or answers what it was answered before. Claiming first makes a
 * second process with the same key wait for the first one's commit.
 */
async function claim(ctx: Context, key: string): Promise<string | null> {
  const inserted = await ctx.db
    .insertInto('answeredCommands')
    .values({ key, memberId: ctx.actor.memberId, output: '', at: ctx.now })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows) === 1) return null
  const answered = await ctx.db
    .selectFrom('answeredCommands')
    .select(['memberId', 'output'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (answered.memberId !== ctx.actor.memberId) throw new Refusal('idempotencyKeyTaken')
  return answered.output
}

type Done = { answer: () => void; effects?: Effects }

type Waiting = {
  actor: Actor
  work: (ctx: Context) => Promise<unknown>
  run: RunOptions
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

type EventRow = Insertable<Tables['events']>

const insertEvents = inserting<EventRow>(
  [
    'id',
    'commandId',
    'at',
    'actorId',
    'via',
    'name',
    'record',
    'recordId',
    'customerId',
    'before',
    'after',
    'undoneAt',
  ],
  (db, rows) => db.insertInto('events').values(rows),
)

async function writeEvents(ctx: Context): Promise<void> {
  const shared = {
    commandId: ctx.commandId,
    at: ctx.now,
    actorId: ctx.actor.memberId || null,
    via: ctx.actor.via,
    undoneAt: null,
  }
  for await (const some of inPieces(ctx.effects.events)) {
    const rows = some.map((event) => ({
      id: newId(),
      ...shared,
      ...event,
      before: event.before && JSON.stringify(event.before),
      after: event.after && JSON.stringify(event.after),
    }))
    await insertEvents(ctx.db, rows)
  }
}

/** The first thing wrong with an input, as a refusal that names the field. */
export function invalidInput(error: z.ZodError): Refusal {
  const issue = error.issues[0]
  return new Refusal('invalidInput', {
    field: issue?.path.join('.') ?? '',
    problem: issue?.code ?? '',
    detail: issue?.message ?? '',
  })
}
