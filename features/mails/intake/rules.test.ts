import { describe, expect, test } from 'vitest'
import type { Mail } from '../read/mail.ts'
import { namesOf } from './names.ts'
import { checkIntake, filingOf, isVouched, type Known, ownOf, placesOf } from './rules.ts'

const who = (address: string) => ({ name: '', address })
const own = ownOf(['Jonas@wir.example', 'ablage@wir.example', 'kern@gmx.de', null])
const mail = (from: string, to: string[], text = 'Text'): Mail => ({
  messageId: '<1@wir.example>',
  ...{
    from: who(from),
    to: to.map(who),
    subject: 'WG: Anfrage',
    at: '2026-11-12T08:00:00.000Z',
    text,
    attachments: [],
  },
})
const block = (from: string, to: string) =>
  `Bitte ablegen.\n\nVon: ${from}\nGesendet: 10.11.2026 09:30\nAn: ${to}\nBetreff: Anfrage\n\nDrei Pumpen.`

describe('what is filed', () => {
  test.each<[string, Mail, 'in' | 'out', string[], string]>([
    ['sent to a customer with BCC', mail('jonas@wir.example', ['p@adler.example']), 'out', ['p@adler.example'], 'Text'],
    [
      'to two customers, colleagues and the filing address in Cc',
      mail('kern@gmx.de', ['p@adler.example', 'q@bach.example', 'buch@wir.example', 'ablage@wir.example']),
      'out',
      ['p@adler.example', 'q@bach.example'],
      'Text',
    ],
    [
      'forwarded in the text',
      mail('jonas@wir.example', ['ablage@wir.example'], block('p@adler.example', 'jonas@wir.example')),
      'in',
      ['p@adler.example'],
      'Drei Pumpen.',
    ],
    [
      'an own mail forwarded from the sent ones',
      mail(
        'jonas@wir.example',
        ['ablage@wir.example'],
        block('jonas@wir.example', 'p@adler.example; buch@wir.example'),
      ),
      'out',
      ['p@adler.example'],
      'Drei Pumpen.',
    ],
    [
      'answered to a customer: what it quotes is no matter',
      mail('jonas@wir.example', ['p@adler.example'], block('x@fremd.example', 'jonas@wir.example')),
      'out',
      ['p@adler.example'],
      block('x@fremd.example', 'jonas@wir.example'),
    ],
    ['a note to the filing address', mail('jonas@wir.example', ['ablage@wir.example']), 'out', [], 'Text'],
    ['straight from outside', mail('p@adler.example', ['ablage@wir.example']), 'in', ['p@adler.example'], 'Text'],
    ['a stranger at the same free provider', mail('x@gmx.de', ['ablage@wir.example']), 'in', ['x@gmx.de'], 'Text'],
  ])('%s', (_what, given, direction, others, text) => {
    const filing = filingOf(given, own, 'Europe/Berlin')
    expect(filing.direction).toBe(direction)
    expect(filing.others.map(({ address }) => address)).toEqual(others)
    expect(filing.original.text).toBe(text)
  })

  test('a mail that hangs on the forwarding one goes before its text; of a forwarded text day and subject are the original’s', () => {
    const forwarding = mail('jonas@wir.example', ['ablage@wir.example'], block('p@adler.example', 'jonas@wir.example'))
    expect(filingOf(forwarding, own, 'Europe/Berlin')).toMatchObject({
      original: { messageId: null, subject: 'Anfrage', at: '2026-11-10T08:30:00.000Z' },
      note: 'Bitte ablegen.',
    })
    const attached = mail('q@bach.example', ['jonas@wir.example'])
    expect(filingOf(forwarding, own, 'Europe/Berlin', attached)).toMatchObject({ original: attached, direction: 'in' })
  })
})

describe('which customers', () => {
  const known: Known[] = [
    { customerId: 'adler', personId: null, emails: ['info@adler.example'], web: 'https://www.adler.example/' },
    { customerId: 'adler', personId: 'petra', emails: ['P.Sauter@adler.example'] },
    { customerId: 'bach', personId: 'quirin', emails: ['q@bach.example', 'q@gmx.de'] },
    { customerId: 'gruppe nord', personId: 'nora', emails: ['n@gruppe.example'] },
    { customerId: 'gruppe sued', personId: 'sven', emails: ['s@gruppe.example'] },
  ]
  test.each<[string, string[], [string, string | null][], boolean]>([
    ['a person', ['p.sauter@adler.example'], [['adler', 'petra']], false],
    ['the mailbox of a customer', ['info@adler.example'], [['adler', null]], false],
    ['mailbox first, person after', ['info@adler.example', 'p.sauter@adler.example'], [['adler', 'petra']], false],
    ['somebody new at a known company', ['neu@adler.example'], [['adler', null]], false],
    ['known only by its people', ['neu@bach.example'], [['bach', null]], false],
    [
      'two customers',
      ['q@gmx.de', 'p.sauter@adler.example'],
      [
        ['bach', 'quirin'],
        ['adler', 'petra'],
      ],
      false,
    ],
    ['another one at a free provider', ['x@gmx.de'], [], false],
    ['a domain of several', ['neu@gruppe.example'], [], true],
    [
      'a domain of several, one of them named',
      ['neu@gruppe.example', 's@gruppe.example'],
      [['gruppe sued', 'sven']],
      false,
    ],
    ['nobody', ['x@fremd.example'], [], false],
  ])('%s', (_what, others, places, several) => {
    const found = placesOf(others.map(who), known)
    expect(found.places.map(({ customerId, personId }) => [customerId, personId])).toEqual(places)
    expect(found.several).toBe(several)
  })
})

test.each<[string, string[], boolean]>([
  ['DMARC fits', ['mx.wir.example; spf=fail smtp.mailfrom=x; dmarc=pass header.from=wir.example'], true],
  ['DMARC does not, whatever else', ['mx.wir.example; spf=pass; dkim=pass; dmarc=fail'], false],
  ['login', ['MX.wir.example 1; auth=pass smtp.auth=jonas'], true],
  ['only the line of another server', ['mx.boese.example; dmarc=pass', 'mx.wir.example; dmarc=fail'], false],
  ['a line of ours further down does not count', ['mx.wir.example; dmarc=fail', 'mx.wir.example; dmarc=pass'], false],
  ['nobody says anything', [], false],
])('vouched for: %s', (_what, checks, vouched) => expect(isVouched(checks, 'mx.wir.example')).toBe(vouched))

test.each([
  [{ name: 'Säuter, Petra', address: 'p@a.example' }, 'Petra', 'Säuter'],
  [{ name: 'Petra Anna Säuter (Adler)', address: 'p@a.example' }, 'Petra Anna', 'Säuter'],
  [{ name: '', address: 'petra.sauter@a.example' }, 'Petra', 'Sauter'],
  [{ name: 'p@a.example', address: 'p@a.example' }, '', 'P'],
])('$0', (address, firstName, lastName) => expect(namesOf(address)).toEqual({ firstName, lastName }))

test.each([
  [{ on: true, host: 'imap.wir.example', user: 'ablage', address: 'a@b.example' }, null],
  [{ on: false, host: '', user: '', address: '' }, null],
  [{ on: true, host: '', user: 'ablage', address: 'a@b.example' }, 'intakeIncomplete'],
  [{ on: true, host: 'imap.wir.example', user: '', address: 'a@b.example' }, 'intakeIncomplete'],
  [{ on: false, host: 'http://x/', user: '', address: '' }, 'mailHostBad'],
])('%o', (place, code) => {
  const check = () => checkIntake(place)
  if (code) expect(check).toThrowError(expect.objectContaining({ code }))
  else expect(check).not.toThrow()
})
