import { describe, expect, it } from 'vitest'
import { analyse, analyseQuery, endOfNumber, trigrams, typos } from './analyse.ts'

/** True if the query would find the text by word beginnings or stems alone. */
function finds(query: string, text: string): boolean {
  const words = analyse(text)
  const wanted = analyseQuery(query)
  return (
    wanted.length > 0 &&
    wanted.every(({ word, stem, number }) =>
      words.some((one) => one.startsWith(word) || one === stem || (number && one.startsWith(endOfNumber + word))),
    )
  )
}

describe('a query finds a text', () => {
  it.each([
    ['Müller', 'Stahlbau Müller KG'],
    ['Mueller', 'Stahlbau Müller KG'],
    ['Muller', 'Stahlbau Müller KG'],
    ['müller', 'MUELLER GMBH'],
    ['stahl', 'Stahlbau Müller KG'],
    ['Strasse', 'Lange Straße 5'],
    ['Straße', 'Lange Strasse 5'],
    ['Angebote', 'das Angebot geprüft'],
    ['Angebot', 'zwei Angebote'],
    ['Guss', 'Alu-Guss Weber'],
    ['Aluguss', 'Alu-Guss Weber'],
    ['tec', 'HydroTec AG'],
    ['GTX', 'Steuerung GTX500'],
    ['500', 'Steuerung GTX500'],
    ['0711 555', 'Tel. 0711 555 01 23'],
    ['0711555', 'Tel. 0711 555 01 23'],
    ['+49711555', 'Tel. 0711/555-0123'],
    ['0711-555', '+49 711 5550123'],
    ['004171', '+41 71 234 11 00'],
    ['(0711) 555', '+49 711 5550123'],
    ['555 01', '+49 711 5550123'],
    ['04711', 'Kunde 04711'],
    ['4711', 'Kunde 4711'],
    ['sauter petra', 'Petra Sauter'],
    ['Renée', 'Renee Faure'],
    ['Mülle', 'Müller'],
    ['Groß', 'Gross & Söhne'],
    ['soehne', 'Gross & Söhne'],
  ])('%s → %s', (query, text) => expect(finds(query, text)).toBe(true))
})

describe('a query does not find a text', () => {
  it.each([
    ['Maler', 'Stahlbau Müller KG'],
    ['Müller Brand', 'Stahlbau Müller KG'],
    ['x', 'X AG'],
    ['', 'alles'],
    ['!?', 'alles'],
    ['0721', '0711 555 01 23'],
    ['Halle 55', 'Tel. 0711 555 01 23'],
    ['Tel 115', 'Tel. 0711 555 01 23'],
  ])('%s → %s', (query, text) => expect(finds(query, text)).toBe(false))
})

it('words hold nothing that could end a quotation in a query', () => {
  const nasty = `a"b'c* OR d:(e) -f \\ ; drop`
  for (const word of [...analyse(nasty), ...analyseQuery(nasty).flatMap(({ word, stem }) => [word, stem])])
    expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
})

it('says the same of a word each time, also after very many others', () => {
  const first = analyse('Alu-Guss Häuser GTX500')
  expect(analyse('Alu-Guss Häuser GTX500')).toEqual(first)
  for (let i = 0; i < 25_000; i += 1) analyse(`wort${i}`)
  expect(analyse('Alu-Guss Häuser GTX500')).toEqual(first)
})

it('is bounded', () => {
  expect(analyse('wort '.repeat(100_000)).length).toBeLessThan(5)
  expect(analyse(Array.from({ length: 5000 }, (_, i) => `w${i}x`).join(' ')).length).toBeLessThan(420)
  expect(analyse('x'.repeat(5000))[0]?.length).toBe(40)
})

describe('typos between two words', () => {
  it.each([
    ['muller', 'muller', 0],
    ['muller', 'muler', 1],
    ['rieser', 'reiser', 1],
    ['stahlbua', 'stahlbau', 1],
    ['kollmar', 'kolmr', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['ca', 'abc', 3],
  ])('%s, %s: %s', (a, b, expected) => {
    expect(typos(a, b)).toBe(expected)
    expect(typos(b, a)).toBe(expected)
  })
  it('trigrams mark the edges', () => expect(trigrams('abc')).toEqual([' ab', 'abc', 'bc ']))
})
