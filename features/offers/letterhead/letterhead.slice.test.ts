import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  await lead.changeOfferSettings({ on: true })
})
afterEach(() => house.close())

/** A grey PNG; `pixels`: what it unpacks to. Checksums are zero, readers of this house do not look. */
function png(width: number, height: number, pixels = Buffer.alloc((width + 1) * height, 0x80)): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const part = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)])
  }
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const rows = Buffer.from(pixels)
  for (let row = 0; row < height && row * (width + 1) < rows.length; row += 1) rows[row * (width + 1)] = 0
  return new Uint8Array(
    Buffer.concat([start, part('IHDR', head), part('IDAT', deflateSync(rows)), part('IEND', Buffer.alloc(0))]),
  )
}

it('the logo stands in the settings and on the letter until it is removed', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Vogt' })
  const { id: opportunityId } = await lead.createOpportunity({ customerId, title: 'Wellen' })
  const { id } = await lead.draftOffer({ opportunityId })
  const pictures = async () => {
    const pdf = Buffer.from((await lead.getOfferLetter({ id })).bytes).toString('latin1')
    return pdf.match(/\/Subtype \/Image/g)?.length ?? 0
  }
  expect([await pictures(), (await lead.getOfferSettings({})).logoSetAt]).toEqual([0, null])
  const bytes = png(300, 100)
  expect(await lead.setLetterLogo({ bytes })).toEqual({ width: 300, height: 100 })
  expect(await pictures()).toBe(1)
  expect(await lead.getLetterLogo({})).toMatchObject({ name: 'Logo.png', type: 'image/png', bytes })
  expect((await lead.getOfferSettings({})).logoSetAt).toBe('2026-11-21T12:00:00.000Z')
  await lead.removeLetterLogo({})
  expect(await pictures()).toBe(0)
})

it('takes PNG and JPEG by their content only, no larger than agreed, also unpacked', async () => {
  const refused = (bytes: Uint8Array, code: string) =>
    expect(lead.setLetterLogo({ bytes })).rejects.toMatchObject({ code })
  await refused(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'logoUnreadable')
  await refused(new Uint8Array(), 'logoUnreadable')
  await refused(png(300, 100).subarray(0, 60), 'logoUnreadable')
  await refused(png(3000, 10), 'logoTooLarge')
  await refused(new Uint8Array(301 * 1024), 'logoTooLarge')
  // Says 10 × 10 and unpacks to ten million dots.
  await refused(png(10, 10, Buffer.alloc(10_000_000)), 'logoUnreadable')
  const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 50, 0, 120, 1, 1, 0x11, 0, 0xff, 0xd9]
  expect(await lead.setLetterLogo({ bytes: new Uint8Array(jpeg) })).toEqual({ width: 120, height: 50 })
})
