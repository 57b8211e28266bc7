import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createSetUpLink } from '#features/members/actions.ts'
import type { DatabasePlace } from '#platform/db/open.ts'
import { system } from '#shared/actor.ts'
import { openHouse } from '../house.ts'
import { schema } from '../migrations/index.ts'
import { generate, type Size } from './generate.ts'

/** The first member of every measured company. */
export const firstMember = {
  email: 'messung@example.de',
  password: 'nur-zum-messen-4711',
  name: 'Messung',
  company: 'Messung GmbH',
}

/** Fills a place with made-up data, or with a copy of those that lie in `keep` from an earlier run of the same day. */
export async function fill(
  place: DatabasePlace,
  size: Size,
  keep: string | undefined,
  say: (text: string) => void,
): Promise<void> {
  const kept = keep && 'file' in place ? join(keep, `${size}-${fingerprint()}.sqlite`) : undefined
  if (kept && 'file' in place && existsSync(kept)) {
    copyFileSync(kept, place.file)
    say(`data: copied from ${kept}`)
    return
  }
  const started = performance.now()
  const house = await openHouse({ place })
  const secret = await house.runner.command(system, createSetUpLink)
  await house.runner.run('setUp', { secret, ...firstMember }, system)
  await house.close()
  await generate(place, size, (step) => say(`  ${step} … ${seconds(started)}`))
  const bytes = 'file' in place ? `, ${(statSync(place.file).size / 1e6).toFixed(0)} MB` : ''
  say(`data: made in ${seconds(started)}${bytes}`)
  if (kept && 'file' in place) {
    mkdirSync(keep as string, { recursive: true })
    copyFileSync(place.file, kept)
  }
}

/** Data of another day or another schema are made anew. */
function fingerprint(): string {
  const steps = createHash('sha256').update(Object.keys(schema).join()).digest('hex')
  return `${new Date().toISOString().slice(0, 10)}-${steps.slice(0, 8)}`
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
