import { expect, test } from 'vitest'
import type { Language } from '#shared/messages.ts'
import { findAmounts, findPhones } from './amounts.ts'
import { foldLine, rawText } from './folded.ts'
import { findTimes } from './times.ts'

function amounts(text: string, language: Language = 'de'): string {
  const line = foldLine(text)
  return findAmounts(line, language, 'EUR', findPhones(line))
    .map((hit) => `${rawText(line, hit)} → ${hit.minor / 100} ${hit.currency}${hit.sure ? '' : '?'}`)
    .join(' | ')
}

test.each<[string, Language, string]>([
  ['12 T€', 'de', '12 T€ → 12000 EUR'],
  ['12T€', 'de', '12T€ → 12000 EUR'],
  ['12 TEUR', 'de', '12 TEUR → 12000 EUR'],
  ['12 Tsd. Euro', 'de', '12 Tsd. Euro → 12000 EUR'],
  ['12 k€', 'de', '12 k€ → 12000 EUR'],
  ['1,2 Mio.', 'de', '1,2 Mio. → 1200000 EUR?'],
  ['1,2 Mio. €', 'de', '1,2 Mio. € → 1200000 EUR'],
  ['2 Millionen Euro', 'de', '2 Millionen Euro → 2000000 EUR'],
  ['1.250.000 €', 'de', '1.250.000 € → 1250000 EUR'],
  ['12.000 €', 'de', '12.000 € → 12000 EUR'],
  ['12.000,50 €', 'de', '12.000,50 € → 12000.5 EUR'],
  ['12 000 €', 'de', '12 000 € → 12000 EUR'],
  ['12000€', 'de', '12000€ → 12000 EUR'],
  ['€ 12.000,-', 'de', '€ 12.000,- → 12000 EUR'],
  ['12.000,- €', 'de', '12.000,- € → 12000 EUR'],
  ["CHF 4'500", 'de', "CHF 4'500 → 4500 CHF"],
  ['CHF 4’500.–', 'de', 'CHF 4’500.– → 4500 CHF'],
  ["Fr. 4'500", 'de', "Fr. 4'500 → 4500 CHF"],
  ['Fr. 3.12.', 'de', ''],
  ["25'000 Franken", 'de', "25'000 Franken → 25000 CHF"],
  ['$3.5k', 'en', '$3.5k → 3500 USD'],
  ['12k', 'en', '12k → 12000 EUR?'],
  ['£2,000', 'en', '£2,000 → 2000 GBP'],
  ['€12,000.50', 'en', '€12,000.50 → 12000.5 EUR'],
  ['12,000 EUR', 'en', '12,000 EUR → 12000 EUR'],
  ['12.000 EUR', 'en', '12.000 EUR → 12000 EUR?'],
  ['12,000 €', 'de', '12,000 € → 12000 EUR?'],
  ['1,5 T€', 'de', '1,5 T€ → 1500 EUR'],
  ['1.5 million dollars', 'en', '1.5 million dollars → 1500000 USD'],
  ['10-12 T€', 'de', '10-12 T€ → 10000 EUR?'],
  ['12 T€ oder 15 T€', 'de', '12 T€ → 12000 EUR? | 15 T€ → 15000 EUR?'],
  ['12 T€ pro Jahr', 'de', '12 T€ → 12000 EUR'],
  ['12 T', 'de', ''],
  ['12.000', 'de', ''],
  ['12 %', 'de', ''],
  ['2,50 €/Stück', 'de', ''],
  ['2,50 € pro Stück', 'de', ''],
  ['Rabatt 500 €', 'de', ''],
  ['500 € Rabatt', 'de', ''],
  ['Rechnung über 1.200 €', 'de', ''],
  ['Stückpreis 12 €', 'de', ''],
  ['Umsatz: 84.000 €', 'de', ''],
  ['200 € off', 'en', ''],
  ['10k Stück', 'de', ''],
  ['1,2 Mio. Teile', 'de', ''],
  ['4K-Monitor', 'de', ''],
  ['Artikel A-12k', 'de', ''],
  ['0711 555 01 23', 'de', ''],
  ['Tel 0711/5550123 12 T€', 'de', '12 T€ → 12000 EUR'],
  ['45 Stück a 12 €', 'de', ''],
  ['45 Stk. à 12,50 €', 'de', ''],
  ['45 Stück, 12 T€', 'de', '12 T€ → 12000 EUR'],
  ['0 €', 'de', ''],
  ['999999999999999 €', 'de', ''],
  ['1.2.3 €', 'de', ''],
  ['0,99 €', 'de', '0,99 € → 0.99 EUR'],
])('%s (%s)', (text, language, expected) => {
  expect(amounts(text, language)).toBe(expected)
})

test.each([
  ['Tel 0711 555 01 23, Angebot', '0711 555 01 23'],
  ['+49 711 5550123', '+49 711 5550123'],
  ['(0711) 55501-23 morgen', '(0711) 55501-23'],
  ['0171-1234567', '0171-1234567'],
  ['0711 5550123 3.12.', '0711 5550123'],
  ['0711 5550123 14:30', '0711 5550123'],
  ['03.12.2026', ''],
  ['2026', ''],
  ['007', ''],
])('phone in %s', (text, expected) => {
  const line = foldLine(text)
  expect(
    findPhones(line)
      .map((range) => rawText(line, range).trim())
      .join('|'),
  ).toBe(expected)
})

test.each<[string, Language, string]>([
  ['Di 14 Uhr', 'de', '14 Uhr → 14:00'],
  ['um 9 Uhr', 'de', 'um 9 Uhr → 09:00'],
  ['10:30', 'de', '10:30 → 10:30'],
  ['10.30 Uhr', 'de', '10.30 Uhr → 10:30'],
  ['14 Uhr 30', 'de', '14 Uhr 30 → 14:30'],
  ['14-15 Uhr', 'de', '14-15 Uhr → 14:00-15:00'],
  ['von 10 bis 12 Uhr', 'de', 'von 10 bis 12 Uhr → 10:00-12:00'],
  ['14:00–15:30', 'de', '14:00–15:30 → 14:00-15:30'],
  ['9h', 'de', '9h → 09:00'],
  ['halb drei', 'de', 'halb drei → 14:30?'],
  ['halb 9', 'de', 'halb 9 → 08:30?'],
  ['2pm', 'en', '2pm → 14:00'],
  ['2:30 pm', 'en', '2:30 pm → 14:30'],
  ['12am', 'en', '12am → 00:00'],
  ['10 a.m.', 'en', '10 a.m. → 10:00'],
  ['at 3', 'en', 'at 3 → 15:00?'],
  ['10 am Freitag', 'de', ''],
  ['25 Uhr', 'de', ''],
  ['10:75', 'de', ''],
  ['1:1 Gespräch', 'de', ''],
  ['3.12.', 'de', ''],
  ['2 h Besprechung', 'de', ''],
])('time in %s', (text, language, expected) => {
  const line = foldLine(text)
  expect(
    findTimes(line, language)
      .map((hit) => `${rawText(line, hit)} → ${hit.time}${hit.until ? `-${hit.until}` : ''}${hit.sure ? '' : '?'}`)
      .join(' | '),
  ).toBe(expected)
})
