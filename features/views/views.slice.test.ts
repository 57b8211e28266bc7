import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let anna: TestMember
let karl: TestMember
let lead: TestMember
let reader: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  anna = await house.member(['sales'])
  karl = await house.member(['sales'])
  lead = await house.member(['salesLead'])
  reader = await house.member(['reader'])
})
afterAll(() => house.close())

let pages = 0
/** A page of its own for each test. */
const newPage = () => `page${'abcdefghijklmnop'[pages++]}`
const names = async (as: TestMember, page: string) => (await as.listViews({ page })).views.map((view) => view.name)

it('own views are seen by oneself, shared ones by all, each on its page', async () => {
  const [page, other] = [newPage(), newPage()]
  const query = 'region=S%C3%BCd&tag=%22A%22&sort=-due'
  await anna.createView({ page, name: 'Meine', query })
  await anna.createView({ page, name: 'Alle', query: '', shared: true })
  await anna.createView({ page: other, name: 'Woanders', query: '', shared: true })
  expect(await names(anna, page)).toEqual(['Alle', 'Meine'])
  expect(await names(karl, page)).toEqual(['Alle'])
  expect((await anna.listViews({ page })).views[1]).toMatchObject({ query, own: true, shared: false, canChange: true })
  expect((await karl.listViews({ page })).views[0]).toMatchObject({ own: false, shared: true, canChange: false })
  expect((await lead.listViews({ page })).views[0]).toMatchObject({ canChange: true })
})

it('is renamed, shared, kept to oneself, given another content, deleted; undo takes each back', async () => {
  const page = newPage()
  const { id } = await anna.createView({ page, name: 'Alt', query: 'a=1' })
  const { version, undo } = await anna.changeView({ id, version: 1, name: 'Neu', query: 'a=2', shared: true })
  expect((await karl.listViews({ page })).views).toMatchObject([{ name: 'Neu', query: 'a=2', shared: true, version }])
  await expect(anna.changeView({ id, version: 1, name: 'X' })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  await anna.undo({ undo })
  expect((await anna.listViews({ page })).views).toMatchObject([{ name: 'Alt', query: 'a=1', shared: false }])
  const deleted = await anna.deleteView({ id })
  expect(await names(anna, page)).toEqual([])
  await anna.undo({ undo: deleted.undo })
  expect(await names(anna, page)).toEqual(['Alt'])
})

it('others cannot touch it: what they do not see is not there, what is shared is the owner’s and the lead’s', async () => {
  const page = newPage()
  const own = await anna.createView({ page, name: 'Meine', query: '' })
  const shared = await anna.createView({ page, name: 'Alle', query: '', shared: true })
  await expect(karl.deleteView({ id: own.id })).rejects.toMatchObject({ code: 'notFound' })
  await expect(lead.changeView({ id: own.id, name: 'X' })).rejects.toMatchObject({ code: 'notFound' })
  await expect(karl.changeView({ id: shared.id, name: 'X' })).rejects.toMatchObject({ code: 'notAllowed' })
  await lead.deleteView({ id: shared.id })
  expect(await names(karl, page)).toEqual([])
})

it('readers keep views for themselves', async () => {
  const page = newPage()
  const { id } = await reader.createView({ page, name: 'Meine', query: '' })
  await expect(reader.changeView({ id, shared: true })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(reader.createView({ page, name: 'Alle', query: '', shared: true })).rejects.toMatchObject({
    code: 'notAllowed',
  })
  expect((await reader.listViews({ page })).canShare).toBe(false)
})

it('a name is taken once per member and page', async () => {
  const page = newPage()
  await anna.createView({ page, name: 'Süd', query: '' })
  const { id } = await anna.createView({ page, name: 'Nord', query: '' })
  const taken = { code: 'viewNameTaken', params: { name: 'Süd' } }
  await expect(anna.createView({ page, name: ' Süd ', query: '' })).rejects.toMatchObject(taken)
  await expect(anna.changeView({ id, name: 'Süd' })).rejects.toMatchObject(taken)
  await anna.changeView({ id, name: 'Nord', query: 'x=1' })
  await karl.createView({ page, name: 'Süd', query: '' })
})

it.each([{ page: 'a b' }, { page: '' }, { name: '' }, { query: 'x'.repeat(3001) }])(
  'is refused with %j',
  async (wrong) => {
    const refused = anna.createView({ page: 'customers', name: 'N', query: '', ...wrong })
    await expect(refused).rejects.toMatchObject({ code: 'invalidInput' })
  },
)

it('has a bound per page', async () => {
  const page = newPage()
  for (let i = 0; i < 50; i++) await anna.createView({ page, name: `N${i}`, query: '' })
  const refused = anna.createView({ page, name: 'Noch eine', query: '' })
  await expect(refused).rejects.toMatchObject({ code: 'tooManyViews', params: { largest: 50 } })
})
