import { expect, it } from 'vitest'
import { readCancelled, readLeadState, readOrigin } from './leads.ts'

it.each([
  ['Neu', 'open'],
  ['Open - Not Contacted', 'open'],
  ['Nicht kontaktiert', 'open'],
  ['Working - Contacted', 'inWork'],
  ['in Bearbeitung', 'inWork'],
  ['Qualified', 'accepted'],
  ['Unqualified', 'rejected'],
  ['nicht qualifiziert', 'rejected'],
  ['abgelehnt', 'rejected'],
  ['Closed - Converted', 'converted'],
  ['Kunde', 'converted'],
  ['blau', null],
])('a lead that is %s', (text, state) => expect(readLeadState(text)).toBe(state))

it.each([
  ['Messe', 'fair', null],
  ['Messe Blechexpo', 'fair', 'Messe Blechexpo'],
  ['Empfehlung', 'recommendation', null],
  ['Website', 'web', null],
  ['Google Ads', 'web', 'Google Ads'],
  ['Newsletter', 'reply', null],
  ['Anruf', 'call', null],
  ['gekaufte Adressen', 'list', 'gekaufte Adressen'],
  ['Herr Lang', null, 'Herr Lang'],
])('a lead by %s', (text, origin, note) => expect(readOrigin(text)).toEqual({ origin, note }))

it.each([
  ['storniert', true],
  ['Cancelled', true],
  ['ja', true],
  ['nicht storniert', null],
  ['nein', false],
  ['offen', null],
])('an order that is %s', (text, cancelled) => expect(readCancelled(text)).toBe(cancelled))
