import type { z } from 'zod'
import type { Actor } from '#shared/actor.ts'
import type { Contract } from '#shared/contract.ts'
import type { JobKinds } from '../jobs/jobs.ts'
import type { Actions, Followers } from './context.ts'
import type { PrepareTools, Registry } from './runner.ts'

/**
 * Everything a slice brings to the house. `prepare` does what must not happen inside a
 * transaction (hashing, reading a file) before the command is queued; its answer is the action's input.
 */
export type Slice<C extends Contract = Contract> = {
  contract: C
  actions: Actions<C>
  prepare?: {
    [Name in keyof C]?: (
      input: z.output<C[Name]['input']>,
      actor: Actor,
      tools: PrepareTools,
    ) => Promise<z.output<C[Name]['input']>>
  }
  followers?: Followers
  jobs?: JobKinds
}

/** Puts the slices together; two operations of one name do not start. */
// biome-ignore lint/suspicious/noExplicitAny: slices of different contracts stand in one list
export function registryOf(slices: Slice<any>[]): Registry {
  const registry: Registry = { operations: {}, actions: {}, prepare: {}, followers: {}, jobs: {} }
  for (const slice of slices) {
    for (const [name, operation] of Object.entries(slice.contract as Contract)) {
      if (registry.operations[name]) throw new Error(`two operations are named ${name}`)
      registry.operations[name] = operation
    }
    Object.assign(registry.actions, slice.actions)
    Object.assign(registry.prepare, slice.prepare)
    Object.assign(registry.jobs, slice.jobs)
    for (const [table, followers] of Object.entries(slice.followers ?? {})) {
      const name = table as keyof Followers
      registry.followers[name] = [...(registry.followers[name] ?? []), ...(followers ?? [])]
    }
  }
  return registry
}
