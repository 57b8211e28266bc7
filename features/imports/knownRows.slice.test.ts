import { expect, it } from 'vitest'
import { openTestHouse } from '../../tests/harness.ts'
import { KnownRows } from './actions/knownRows.ts'

it('what came in before is never taken for new, and what did not is not looked for on SQLite', async () => {
  const house = await openTestHouse()
  const lead = await house.member(['salesLead'], { administrator: true })
  const text = 'Firma\nAdler GmbH\nBär AG\nCelik KG\n'
  const { id } = await lead.addImportFile({ name: 'a.csv', bytes: new TextEncoder().encode(text) })
  await lead.runImport({ id })
  await house.runJobs()
  const rows = await house.database.reader.selectFrom('importRows').select('hash').execute()
  expect(rows).toHaveLength(3)

  const known = await KnownRows.load(house.runner, lead.actor, 3000)
  expect(rows.map(({ hash }) => known.mayHave(hash))).toEqual([true, true, true])
  const fresh = 'ABCDefgh0123-_ABCDefgh0123-_ABCD'
  expect(known.mayHave(fresh)).toBe(house.database.engine === 'postgres')
  known.add(fresh)
  expect(known.mayHave(fresh)).toBe(true)
  // A short list asks for each.
  expect((await KnownRows.load(house.runner, lead.actor, 3)).mayHave(fresh)).toBe(true)
  await house.close()
})
