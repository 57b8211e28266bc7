import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A folder for what is made once per run and copied by the tests; gone afterwards. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'bordmittel-prepared-'))
  process.env.TEST_PREPARED = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** The folder `name`, made by whichever worker needs it first; the others wait until it is complete. */
export async function prepared(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const all = process.env.TEST_PREPARED
  if (!all)
    throw new Error('the folder of prepared data is missing: playwright.config.ts names this file as globalSetup')
  const done = join(all, name)
  const work = `${done}.making`
  const failed = `${done}.failed`
  try {
    mkdirSync(`${done}.taken`)
  } catch {
    while (!existsSync(done)) {
      if (existsSync(failed)) throw new Error(`another worker could not make ${name}`)
      await wait(50)
    }
    return done
  }
  try {
    mkdirSync(work)
    await make(work)
    renameSync(work, done)
  } catch (error) {
    writeFileSync(failed, '')
    throw error
  }
  return done
}
