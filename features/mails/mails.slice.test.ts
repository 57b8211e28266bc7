import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { writeCompoundFile } from '#tests/compound-file.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import fc from '#tests/properties.ts'
import { readEml } from './read/eml.ts'
import { textOfHtml } from './read/mail.ts'
import { readMsg } from './read/msg.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const lines = (...all: string[]) => bytes(all.join('\r\n'))

const eml = lines(
  'From: =?utf-8?Q?Petra_S=C3=A4uter?= <P.Sauter@Adler.example>',
  'To: Jonas <jonas@wir.example>',
  'Subject: =?utf-8?Q?Angebot_f=C3=BCr_Pumpen?=',
  'Date: Tue, 10 Nov 2026 09:30:00 +0100',
  'Message-ID: <abc@adler.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head><style>p{}</style></head><body><p>Guten Tag,</p><p>bitte 3&nbsp;Pumpen &amp; 2 Filter.<br>Gru&szlig;</p><img src="cid:logo"><script>x()</script></body></html>',
  '--x',
  'Content-Type: application/pdf; name="Anfrage.pdf"',
  'Content-Disposition: attachment; filename="Anfrage.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('%PDF-1.7 x').toString('base64'),
  '--x--',
)

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const sent = () => {
  const stream = Buffer.alloc(48)
  stream.writeUInt16LE(0x40, 32)
  stream.writeUInt16LE(0x0039, 34)
  stream.writeBigUInt64LE((BigInt(Date.parse('2026-11-10T08:30:00Z')) + 11_644_473_600_000n) * 10_000n, 40)
  return stream
}
const msg = writeCompoundFile({
  '__properties_version1.0': sent(),
  '__substg1.0_0037001F': utf16('Angebot für Pumpen'),
  '__substg1.0_1000001F': utf16('Guten Tag,\r\n\r\n\r\n\r\nbitte 3 Pumpen.'),
  '__substg1.0_1035001F': utf16('<abc@adler.example>'),
  '__substg1.0_0C1A001F': utf16('Petra Säuter'),
  '__substg1.0_0C1F001F': utf16('/O=ADLER/CN=PS'),
  '__substg1.0_5D01001F': utf16('p.sauter@adler.example'),
  '__recip_version1.0_#00000000': {
    '__substg1.0_39FE001F': utf16('jonas@wir.example'),
    '__properties_version1.0': new Uint8Array(8),
  },
  '__attach_version1.0_#00000000': {
    '__substg1.0_3707001F': utf16('Anfrage.pdf'),
    '__substg1.0_37010102': Buffer.concat([bytes('%PDF-1.7 '), Buffer.alloc(9000, 65)]),
  },
})

describe('reading', () => {
  test('a mail of any program and one of Outlook say the same', async () => {
    const one = (await readEml(eml))!
    const other = readMsg(msg)!
    expect(one).toMatchObject({
      subject: 'Angebot für Pumpen',
      from: { name: 'Petra Säuter', address: 'p.sauter@adler.example' },
      at: '2026-11-10T08:30:00.000Z',
    })
    expect(one.text).toBe('Guten Tag,\nbitte 3 Pumpen & 2 Filter.\nGruß')
    expect(other.text).toBe('Guten Tag,\n\nbitte 3 Pumpen.')
    for (const key of ['subject', 'from', 'at', 'messageId'] as const) expect(other[key]).toEqual(one[key])
    expect(one.attachments.map(({ name }) => name)).toEqual(['Anfrage.pdf'])
    expect(other.attachments.map(({ name, bytes }) => [name, bytes.length])).toEqual([['Anfrage.pdf', 9009]])
  })

  test.each([
    ['<ul><li>eins<li>zwei</ul>Ende', '- eins\n- zwei\nEnde'],
    ['<td>A</td><td>B</td></tr><tr>C', 'A\tB\nC'],
    ['a &lt;b&gt; &#8364; &#x1F600; &unbekannt; &#0;', 'a <b> € 😀 &unbekannt;'],
  ])('%s', (html, expected) => expect(textOfHtml(html)).toBe(expected))

  test('spoiled mails are read or are none, never a fault', async () => {
    for (const [content, read] of [
      [msg, readMsg],
      [Buffer.from(eml), readEml],
    ] as const) {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(content.length),
          fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { maxLength: 10 }),
          async (length, changes) => {
            const spoiled = Buffer.from(content)
            for (const [at, byte] of changes) spoiled[at] = byte
            await read(spoiled)
            await read(spoiled.subarray(0, length))
          },
        ),
        { numRuns: 300 },
      )
    }
    expect(readMsg(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600, 255)]))).toBeNull()
  })
})

describe('filing', () => {
  let house: TestHouse
  let jonas: TestMember
  let customerId: string

  beforeEach(async () => {
    house = await openTestHouse()
    jonas = await house.member(['sales'], { name: 'Jonas' })
    customerId = (await jonas.createCustomer({ name: 'Adler' })).id
  })
  afterEach(() => house.close())

  it('a mail stands in the timeline on its day, at its sender, with its attachments and itself; again it changes nothing', async () => {
    const person = await jonas.createPerson({ customerId, lastName: 'Säuter', emails: ['P.Sauter@adler.example'] })
    const filed = await jonas.fileMail({ record: 'customers', recordId: customerId, name: 'Angebot.eml', bytes: eml })
    expect(filed).toMatchObject({ known: false, subject: 'Angebot für Pumpen', attachments: 1 })
    const activity = await jonas.getActivity({ id: filed.activityId })
    expect(activity).toMatchObject({
      kind: 'email',
      day: '2026-11-10',
      personId: person.id,
      text: 'Angebot für Pumpen\n\nGuten Tag,\nbitte 3 Pumpen & 2 Filter.\nGruß',
    })
    const { files } = await jonas.listFiles({ record: 'activities', recordId: filed.activityId })
    expect(files.map((file) => [file.name, file.type]).sort()).toEqual([
      ['Anfrage.pdf', 'application/pdf'],
      ['Angebot.eml', 'message/rfc822'],
    ])
    expect((await jonas.getCustomer({ id: customerId })).lastContact).toBe('2026-11-10')

    // The same mail, as Outlook stores it.
    const again = await jonas.fileMail({
      record: 'persons',
      recordId: person.id,
      name: 'x.msg',
      bytes: new Uint8Array(msg),
    })
    expect(again).toEqual({ ...filed, known: true, undo: null })

    await jonas.undo({ undo: filed.undo! })
    expect((await jonas.listFiles({ record: 'customers', recordId: customerId, all: true })).files).toEqual([])
    expect(
      await jonas.fileMail({ record: 'customers', recordId: customerId, name: 'a.eml', bytes: eml }),
    ).toMatchObject({ known: false })
  })

  it('what is no mail is refused with a sentence and leaves nothing', async () => {
    const file = (content: Uint8Array<ArrayBuffer>) =>
      jonas.fileMail({ record: 'customers', recordId: customerId, name: 'a.msg', bytes: content })
    await expect(file(new Uint8Array())).rejects.toMatchObject({ code: 'fileEmpty' })
    await expect(file(bytes('Firma;Ort\nA;B'))).rejects.toMatchObject({ code: 'mailUnreadable' })
    await expect(file(new Uint8Array(msg.subarray(0, 700)))).rejects.toMatchObject({ code: 'mailUnreadable' })
    expect((await jonas.listFiles({ record: 'customers', recordId: customerId, all: true })).files).toEqual([])
  })
})
