import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#shared/actor.ts'
import type { Contract } from '#shared/contract.ts'
import type { Day, Instant } from '#shared/days.ts'
import type { Engine } from '../db/dialect.ts'
import type { Tables } from '../db/tables.ts'
import type { AtEnd } from './atEnd.ts'

export type TableName = keyof Tables & string

/** Settings of the company by key; features give them their types and defaults. */
export type Settings = Readonly<Record<string, unknown>>

/** Everything an action may know beside its input. One per command or query. */
export type Context = {
  /** The transaction of a command, the read-only connection of a query. */
  db: Kysely<Tables>
  engine: Engine
  now: Instant
  /** `now` in the company's time zone. */
  today: Day
  timeZone: string
  actor: Actor
  settings: Settings
  /** The folder of this process for files beside the database (backups). */
  dataFolder: string
  /** Names the command in events; undo takes it. Empty in a query. */
  commandId: string
  /** Kept by the runner until the transaction ends. */
  effects: Effects
}

export type Effects = {
  events: RecordedEvent[]
  /** After the commit: told to every open page (server-sent events). */
  signals: Signal[]
  /** The settings were changed: caches are dropped after the commit. */
  settingsChanged: boolean
  /** Members, roles or sessions were changed: cached actors are dropped after the commit. */
  actorsChanged: boolean
  followers: Followers
  /** What followers do once at the end, with the ids they named (`atEnd`). */
  atEnd: Map<AtEnd, Set<string>>
}

export type RecordedEvent = {
  name: string
  record: TableName
  recordId: string
  customerId: string | null
  before: object | null
  after: object | null
}

/** Something that open pages want to know at once. `members`: who may see it; empty means everyone. */
export type Signal = { name: string; members: readonly string[]; params: Record<string, string | number | null> }

export type Row = Record<string, unknown> & { id: string }
export type Change = { before: Row | null; after: Row | null }

/** What other slices do in the same transaction when a record of a table changes (search, contact ranking). */
export type Follower = (ctx: Context, change: Change) => Promise<void>
export type Followers = Partial<Record<TableName, readonly Follower[]>>

/** What an operation does. */
export type Action<I, O> = (ctx: Context, input: I) => Promise<O>

/** One action for each operation of a contract; the input arrives parsed, with defaults filled in. */
export type Actions<C extends Contract> = {
  [Name in keyof C]: Action<z.output<C[Name]['input']>, z.input<C[Name]['output']>>
}
