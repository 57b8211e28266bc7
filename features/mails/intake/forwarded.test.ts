import { describe, expect, test } from 'vitest'
import { addressesIn, forwardedIn, momentOf } from './forwarded.ts'

const zone = 'Europe/Berlin'
const petra = { name: 'Petra Säuter', address: 'p.sauter@adler.example' }
const at = '2026-11-10T08:30:00.000Z'
const text = 'Guten Tag,\n\nbitte 3 Pumpen.'

/** As the programs write it; each names the same mail. */
const forwards: [program: string, body: string][] = [
  [
    'Outlook, German',
    'Zur Ablage.\n\nVon: Petra Säuter <p.sauter@adler.example>\nGesendet: Dienstag, 10. November 2026 09:30\nAn: Jonas Kern <jonas@wir.example>; Einkauf <einkauf@wir.example>\nBetreff: Anfrage Pumpen\n\nGuten Tag,\n\nbitte 3 Pumpen.',
  ],
  [
    'Outlook on the web, English',
    'Zur Ablage.\n________________________________\nFrom: Petra Säuter <P.Sauter@adler.example<mailto:p.sauter@adler.example>>\nSent: Tuesday, November 10, 2026 9:30 AM\nTo: Jonas Kern <jonas@wir.example>\nCc: Einkauf <einkauf@wir.example>\nSubject: Anfrage Pumpen\n\nGuten Tag,\n\nbitte 3 Pumpen.',
  ],
  [
    'old Outlook',
    'Zur Ablage.\n\n-----Ursprüngliche Nachricht-----\nVon: Petra Säuter [mailto:p.sauter@adler.example]\nGesendet: 10.11.2026 09:30\nAn: jonas@wir.example;\n einkauf@wir.example\nBetreff: Anfrage Pumpen\nWichtigkeit: Hoch\n\nGuten Tag,\n\nbitte 3 Pumpen.',
  ],
  [
    'Apple Mail, German, quoted',
    'Zur Ablage.\n\n> Anfang der weitergeleiteten Nachricht:\n>\n> Von: Petra Säuter <p.sauter@adler.example>\n> Betreff: Anfrage Pumpen\n> Datum: 10. November 2026 um 09:30:00 MEZ\n> An: Jonas Kern <jonas@wir.example>\n> Kopie: einkauf@wir.example\n>\n> Guten Tag,\n>\n> bitte 3 Pumpen.',
  ],
  [
    'Apple Mail, English, lines apart',
    'Zur Ablage.\n\nBegin forwarded message:\n\nFrom: "Petra Säuter" <p.sauter@adler.example>\n\nSubject: Anfrage Pumpen\n\nDate: November 10, 2026 at 09:30:00 GMT+1\n\nTo: Jonas Kern <jonas@wir.example>, einkauf@wir.example\n\nGuten Tag,\n\nbitte 3 Pumpen.',
  ],
  [
    'Gmail, German',
    'Zur Ablage.\n\n---------- Forwarded message ---------\nVon: *Petra Säuter* <p.sauter@adler.example>\nDate: Di., 10. Nov. 2026 um 09:30 Uhr\nSubject: Anfrage Pumpen\nTo: Jonas Kern <jonas@wir.example>, <einkauf@wir.example>\n\n\nGuten Tag,\n\nbitte 3 Pumpen.',
  ],
  [
    'Thunderbird',
    'Zur Ablage.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: \tAnfrage Pumpen\nDatum: \tTue, 10 Nov 2026 09:30:00 +0100\nVon: \tPetra Säuter <p.sauter@adler.example>\nAn: \tJonas Kern <jonas@wir.example>, einkauf@wir.example\n\n\n\nGuten Tag,\n\nbitte 3 Pumpen.',
  ],
]

describe('a mail inside a mail', () => {
  test.each(forwards)('%s', (_program, body) => {
    const found = forwardedIn(body, zone)!
    expect({ ...found, to: found.to.map(({ address }) => address) }).toEqual({
      note: 'Zur Ablage.',
      from: petra,
      to: ['jonas@wir.example', 'einkauf@wir.example'],
      subject: 'Anfrage Pumpen',
      at,
      text,
    })
  })

  test('of several the first, which was forwarded; the others are its text', () => {
    const inner = 'Von: Jonas <jonas@wir.example>\nGesendet: 9.11.2026 10:00\nBetreff: Frage'
    const found = forwardedIn(
      `Von: a@b.example\nGesendet: 10.11.2026 09:30\nBetreff: AW: Frage\n\nJa.\n\n${inner}\n\nWann?`,
      zone,
    )!
    expect(found.from.address).toBe('a@b.example')
    expect(found.text).toBe(`Ja.\n\n${inner}\n\nWann?`)
  })

  test.each([
    ['nothing forwarded', 'Guten Tag,\nbitte 3 Pumpen.'],
    ['a sender without an address', 'Von: Petra Säuter\nGesendet: 10.11.2026 09:30\nBetreff: Anfrage'],
    ['a line that only looks like one', 'Von: a@b.example kam heute nichts.\n\nAn: alle denken'],
  ])('%s is none', (_what, body) => expect(forwardedIn(body, zone)).toBeNull())
})

test.each([
  ['Dienstag, 10. November 2026 09:30', at],
  ['Tue, Nov 10, 2026 at 9:30 AM', at],
  ['11/10/2026 9:30 PM', '2026-11-10T20:30:00.000Z'],
  ['10/11/2026 09:30', at],
  ['Mi., 1. März 2026 um 12:05 Uhr', '2026-03-01T11:05:00.000Z'],
  ['Tue, 10 Nov 2026 03:30:00 -0500 (EST)', at],
  ['10. Juli 2026 um 09:30:00 MESZ', '2026-07-10T07:30:00.000Z'],
  ['2026-11-10 09:30', at],
  ['10.11.2026', '2026-11-10T11:00:00.000Z'],
  ['31.02.2026 09:30', null],
  ['gestern', null],
])('%s', (line, instant) => expect(momentOf(line, zone)).toBe(instant))

test.each([
  [
    '"Säuter, Petra" <p@a.example>; b@c.example',
    [
      ['Säuter, Petra', 'p@a.example'],
      ['', 'b@c.example'],
    ],
  ],
  ['mailto:p@a.example', [['', 'p@a.example']]],
  ['Petra [mailto:P@A.example]', [['Petra', 'p@a.example']]],
  ['niemand', []],
])('%s', (line, found) => expect(addressesIn(line).map(({ name, address }) => [name, address])).toEqual(found))
