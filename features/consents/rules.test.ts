import { describe, expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import {
  addressKey,
  type Channel,
  type ContactFacts,
  channels,
  channelsOfNumber,
  entryKinds,
  type LedgerEntry,
  mayContact,
  sources,
} from './rules.ts'

const today = '2026-11-21'
const entry = (own: Partial<LedgerEntry> & Pick<LedgerEntry, 'kind'>): LedgerEntry => ({
  id: `${own.kind} ${own.at ?? ''}`,
  at: '2026-03-01T09:00:00.000Z',
  source: 'form',
  ofAddress: true,
  ...own,
})
const consent = (own: Partial<LedgerEntry> = {}) =>
  entry({
    kind: 'consent',
    wordingVersion: '3',
    page: 'https://maier.example/kontakt',
    requestedAt: '2026-03-01T08:58:00.000Z',
    confirmedAt: '2026-03-01T09:00:00.000Z',
    ...own,
  })
const sale = (own: Partial<LedgerEntry> = {}) =>
  entry({ kind: 'sale', source: 'mail', saleDay: '2026-02-20', goods: 'Ersatzteile', noticeDay: '2026-02-20', ...own })
const interest = (own: Partial<LedgerEntry> = {}) =>
  entry({ kind: 'interest', source: 'spoken', reason: 'Fragte am Messestand nach Preisen.', ...own })
const objection = (own: Partial<LedgerEntry> = {}) => entry({ kind: 'objection', source: 'mail', ...own })
const facts = (entries: LedgerEntry[], own: Partial<ContactFacts> = {}): ContactFacts => ({
  consumer: false,
  entries,
  suppressedAt: null,
  noticeInMail: true,
  ...own,
})
const said = (channel: Channel, known: ContactFacts, country = 'DE', day = today) => {
  const verdict = mayContact(channel, 'advertising', known, day, country)
  return verdict.allowed ? `${verdict.ground}${verdict.warning ? ` ${verdict.warning}` : ''}` : `- ${verdict.missing}`
}

describe('who may be contacted (rules §11)', () => {
  const lone: [string, Channel, ContactFacts, string, string][] = [
    ['nothing known', 'email', facts([]), 'DE', '- consent'],
    ['double opt-in', 'email', facts([consent()]), 'DE', 'consent'],
    ['not confirmed', 'email', facts([consent({ confirmedAt: null })]), 'DE', '- consentUnconfirmed'],
    [
      'confirmed before it was asked for',
      'email',
      facts([consent({ confirmedAt: '2026-02-28T09:00:00.000Z' })]),
      'DE',
      '- consentUnconfirmed',
    ],
    ['no wording', 'email', facts([consent({ wordingVersion: null })]), 'DE', '- consentWording'],
    ['no page', 'sms', facts([consent({ page: '' })]), 'DE', '- consentPage'],
    ['no time of request', 'fax', facts([consent({ requestedAt: null })]), 'DE', '- consentRequest'],
    ['claimed by an import', 'email', facts([consent({ source: 'import' })]), 'DE', '- consentImported'],
    ['for another address of the person', 'email', facts([consent({ ofAddress: false })]), 'DE', '- consent'],
    ['said tomorrow', 'email', facts([consent({ at: '2026-11-22T09:00:00.000Z' })]), 'DE', '- consent'],
    ['sale, all four', 'email', facts([sale()]), 'DE', 'sale'],
    ['sale without the day', 'email', facts([sale({ saleDay: null })]), 'DE', '- saleDay'],
    ['sale, no similar goods named', 'email', facts([sale({ goods: null })]), 'DE', '- saleGoods'],
    ['sale, no notice at collection', 'email', facts([sale({ noticeDay: null })]), 'DE', '- saleNotice'],
    ['sale, no notice in the mail', 'email', facts([sale()], { noticeInMail: false }), 'DE', '- mailNotice'],
    ['sale is for mails only', 'sms', facts([sale()]), 'DE', '- consent'],
    ['sale claimed by an import', 'email', facts([sale({ source: 'import' })]), 'DE', '- consent'],
    ['sale and consumer', 'email', facts([sale()], { consumer: true }), 'DE', 'sale'],
    ['business phone', 'phone', facts([]), 'DE', '- interest'],
    ['presumed interest', 'phone', facts([interest()]), 'DE', 'interest'],
    ['presumed without a reason', 'phone', facts([interest({ reason: null })]), 'DE', '- interestReason'],
    ['presumed, but a consumer', 'phone', facts([interest()], { consumer: true }), 'DE', '- consumerConsent'],
    ['consumer with consent', 'phone', facts([consent()], { consumer: true }), 'DE', 'consent'],
    ['interest does not open mails', 'email', facts([interest()]), 'DE', '- consent'],
    ['letter', 'letter', facts([]), 'DE', 'legitimateInterest'],
    ['letter after an objection', 'letter', facts([objection()]), 'DE', '- objection'],
    ['letter after a withdrawal', 'letter', facts([entry({ kind: 'withdrawal' })]), 'DE', '- withdrawn'],
    ['only on the list', 'letter', facts([], { suppressedAt: '2020-01-01T00:00:00.000Z' }), 'DE', '- objection'],
    ['AT sale without a look at the list', 'email', facts([sale()]), 'AT', '- listCheck'],
    ['AT sale', 'email', facts([sale({ listCheckedOn: '2026-11-01' })]), 'AT', 'sale'],
    ['AT business call needs consent', 'phone', facts([interest()]), 'AT', '- consent'],
    ['AT call with consent', 'phone', facts([consent()]), 'AT', 'consent'],
    ['AT letter', 'letter', facts([]), 'AT', 'legitimateInterest'],
    ['CH sale', 'email', facts([sale()]), 'CH', 'sale'],
    ['CH call to a customer', 'phone', facts([sale({ goods: null, noticeDay: null })]), 'CH', 'sale'],
    ['CH call, directory not looked at', 'phone', facts([interest()]), 'CH', '- listCheck'],
    [
      'CH call, no mark in the directory',
      'phone',
      facts([interest({ listCheckedOn: '2026-11-20' })]),
      'CH',
      'interest',
    ],
    ['elsewhere no sale', 'email', facts([sale()]), 'FR', '- consent'],
    ['elsewhere no letter', 'letter', facts([]), 'FR', '- consent'],
  ]
  it.each(lone)('%s', (_, channel, known, country, verdict) => expect(said(channel, known, country)).toBe(verdict))

  const before = '2026-02-01T00:00:00.000Z'
  const after = '2026-04-01T00:00:00.000Z'
  const inTime: [string, Channel, LedgerEntry[], string][] = [
    ['objection after consent', 'email', [consent(), objection({ at: after })], '- objection'],
    ['consent after objection', 'email', [objection({ at: before }), consent()], 'consent'],
    [
      'asked for before, confirmed after the objection',
      'email',
      [objection({ at: '2026-03-01T08:59:00.000Z' }), consent()],
      '- objection',
    ],
    ['at the same instant', 'email', [objection({ at: '2026-03-01T08:58:00.000Z' }), consent()], '- objection'],
    [
      'objection at another address of the person',
      'email',
      [consent(), objection({ at: after, ofAddress: false })],
      '- objection',
    ],
    ['a later sale does not lift it', 'email', [objection({ at: before }), sale()], '- objection'],
    ['a later interest does not lift it', 'phone', [objection({ at: before }), interest()], '- objection'],
    ['withdrawn', 'email', [consent(), entry({ kind: 'withdrawal', at: after })], '- withdrawn'],
    ['withdrawn, then a sale', 'email', [entry({ kind: 'withdrawal', at: before }), sale()], 'sale'],
    [
      'entered by mistake',
      'email',
      [consent(), objection({ id: 'x', at: after }), entry({ kind: 'void', voidsId: 'x' })],
      'consent',
    ],
    ['a voided consent', 'email', [consent({ id: 'x' }), entry({ kind: 'void', voidsId: 'x' })], '- consent'],
  ]
  it.each(inTime)('%s', (_, channel, entries, verdict) => {
    expect(said(channel, facts(entries))).toBe(verdict)
    expect(said(channel, facts([...entries].reverse()))).toBe(verdict)
  })

  it.each([
    ['2028-02-29', 'consent'],
    ['2028-03-01', 'consent unused'],
  ])('a consent that nobody used for 24 months warns: %s', (day, verdict) => {
    expect(said('email', facts([consent()]), 'DE', day)).toBe(verdict)
  })
  it('using it starts the 24 months anew', () => {
    const used = entry({ kind: 'use', at: '2027-09-01T00:00:00.000Z' })
    expect(said('email', facts([consent(), used]), 'DE', '2029-08-31')).toBe('consent')
  })

  it.each(['reply', 'offerAsked', 'contract'] as const)('%s: always, after an objection too', (purpose) => {
    expect(mayContact('email', purpose, facts([objection()]), today, 'DE')).toMatchObject({ ground: 'always' })
  })
  it('a survey is advertising', () => {
    expect(mayContact('email', 'survey', facts([]), today, 'DE')).toMatchObject({ missing: 'consent' })
  })
})

const instants = fc.integer({ min: 0, max: 3000 }).map((day) => new Date(Date.UTC(2018, 0, 1 + day)).toISOString())
const days = instants.map((at) => at.slice(0, 10))
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const entries = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom(...entryKinds.filter((kind) => kind !== 'void')),
  at: instants,
  source: fc.constantFrom(...sources),
  ofAddress: fc.boolean(),
  wordingVersion: maybe(fc.constant('1')),
  page: maybe(fc.constant('p')),
  requestedAt: maybe(instants),
  confirmedAt: maybe(instants),
  reason: maybe(fc.constant('r')),
  saleDay: maybe(days),
  goods: maybe(fc.constant('g')),
  noticeDay: maybe(days),
  listCheckedOn: maybe(days),
})
const known = fc.record({
  consumer: fc.boolean(),
  entries: fc.array(entries, { maxLength: 8 }),
  suppressedAt: maybe(instants),
  noticeInMail: fc.boolean(),
})
const anywhere = fc.constantFrom('DE', 'AT', 'CH', 'FR')
const anyhow = fc.constantFrom(...channels)
const lastDay = '2030-01-01'

describe('whatever the ledger holds', () => {
  it('an objection beats everything older, whatever is added but a later proven consent', () => {
    fc.assert(
      fc.property(known, anywhere, anyhow, (some, country, channel) => {
        const objected = objection({ id: 'o', at: '2028-01-01T00:00:00.000Z' })
        const blocked = { ...some, entries: [...some.entries, objected] }
        const verdict = mayContact(channel, 'advertising', blocked, lastDay, country)
        expect(verdict).toMatchObject({ allowed: false, missing: 'objection' })
        const lifted = consent({
          at: '2028-02-01T00:00:00.000Z',
          requestedAt: '2028-01-31T00:00:00.000Z',
          confirmedAt: '2028-02-01T00:00:00.000Z',
        })
        const unproven = { ...lifted, confirmedAt: null }
        const later = [
          sale({ at: lifted.at }),
          interest({ at: lifted.at }),
          unproven,
          { ...lifted, source: 'import' as const },
        ]
        for (const one of later) {
          const still = mayContact(
            channel,
            'advertising',
            { ...blocked, entries: [one, ...blocked.entries] },
            lastDay,
            country,
          )
          expect(still).toMatchObject({ allowed: false, missing: 'objection' })
        }
        const anew = mayContact(
          channel,
          'advertising',
          { ...blocked, entries: [lifted, ...blocked.entries] },
          lastDay,
          country,
        )
        expect(anew).toMatchObject({ allowed: true, ground: 'consent' })
      }),
    )
  })

  it('imported addresses are blocked where a permission is needed', () => {
    fc.assert(
      fc.property(known, anywhere, anyhow, (some, country, channel) => {
        const imported = { ...some, entries: some.entries.map((one) => ({ ...one, source: 'import' as const })) }
        const verdict = mayContact(channel, 'advertising', imported, lastDay, country)
        expect(verdict.allowed && verdict.ground !== 'legitimateInterest').toBe(false)
      }),
    )
  })

  it('the order of the entries does not matter', () => {
    fc.assert(
      fc.property(known, anywhere, anyhow, (some, country, channel) => {
        const turned = { ...some, entries: [...some.entries].reverse() }
        const allowed = (facts: ContactFacts) => mayContact(channel, 'advertising', facts, lastDay, country).allowed
        expect(allowed(turned)).toBe(allowed(some))
      }),
    )
  })

  it('without consent nobody but a business in DE and a customer in CH is called', () => {
    fc.assert(
      fc.property(known, anywhere, (some, country) => {
        const entriesWithout = some.entries.filter((one) => one.kind !== 'consent')
        const verdict = mayContact('phone', 'advertising', { ...some, entries: entriesWithout }, lastDay, country)
        if (verdict.allowed) expect(country === 'CH' || (country === 'DE' && !some.consumer)).toBe(true)
      }),
    )
  })
})

it.each([
  ['email', ' Petra.Sauter@Maier.Example ', 'petra.sauter@maier.example'],
  ['phone', '+49 711 1234', '+497111234'],
  ['letter', 'Petra Müßig, Kirchstr. 3, 70173 Stuttgart', 'petra muessig kirchstr 3 70173 stuttgart'],
] as const)('%s %j is compared as %j', (channel, typed, key) => expect(addressKey(channel, typed)).toBe(key))

it.each([
  ['Mobil', ['phone', 'sms', 'messenger']],
  ['Fax Büro', ['fax']],
  ['Zentrale', ['phone']],
] as const)('a number called %s', (label, serves) => expect(channelsOfNumber(label)).toEqual(serves))
