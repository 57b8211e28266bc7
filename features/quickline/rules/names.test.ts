import { describe, expect, test } from 'vitest'
import { editDistance, indexNames, matchNames, type Named } from './names.ts'

const names: Named[] = [
  { type: 'customer', id: 'stahl', name: 'Stahlbau Müller KG' },
  { type: 'customer', id: 'muehle', name: 'Müller Mühlenbau GmbH & Co. KG' },
  { type: 'customer', id: 'schmidt', name: 'Schmidt Technik GmbH' },
  { type: 'customer', id: 'schmitt', name: 'Schmitt & Söhne OHG' },
  { type: 'customer', id: 'kaercher', name: 'Alfred Kärcher SE & Co. KG' },
  { type: 'customer', id: 'neill', name: 'O’Neill Engineering Ltd.' },
  { type: 'customer', id: 'bosch', name: 'Bosch Rexroth AG' },
  { type: 'customer', id: 'weiss', name: 'Gebr. Weiß Ges.m.b.H.' },
  { type: 'customer', id: '3m', name: '3M Deutschland GmbH' },
  { type: 'customer', id: 'ag', name: 'AG' },
  { type: 'customer', id: 'krueger', name: 'Krüger-Söhne GmbH' },
  { type: 'customer', id: 'zimmermann', name: 'Zimmermann Kunststofftechnik' },
  { type: 'person', id: 'anna', name: 'Dr. Anna Müller', customerId: 'stahl' },
  { type: 'person', id: 'rene', name: 'René Façade', customerId: 'bosch' },
]
const index = indexNames(names)
const best = (text: string) => matchNames(index, text)[0]?.id ?? null

test.each([
  ['Stahlbau Müller KG', 'stahl'],
  ['Müller Stahl', 'stahl'],
  ['mueller stahlbau', 'stahl'],
  ['Muller Stahlbau', 'stahl'],
  ['Mülller Stahl', 'stahl'],
  ['Müler Stahlbau', 'stahl'],
  ['Stahlbaumüller', 'stahl'],
  ['Müller Mühle', 'muehle'],
  ['Mühlenbau', 'muehle'],
  ['Schmidt', 'schmidt'],
  ['Schmitt', 'schmitt'],
  ['Kärcher', 'kaercher'],
  ['Karcher', 'kaercher'],
  ['Kaercher SE', 'kaercher'],
  ['Krächer', 'kaercher'],
  ["O'Neill", 'neill'],
  ['oneill engineering', 'neill'],
  ['Rexroth', 'bosch'],
  ['Rexrot', 'bosch'],
  ['Weiss', 'weiss'],
  ['gebrüder weiß', 'weiss'],
  ['3M', '3m'],
  ['AG', 'ag'],
  ['Krüger Söhne', 'krueger'],
  ['Zimmerman', 'zimmermann'],
  ['Zimemrmann', 'zimmermann'],
  ['Anna Müller', 'anna'],
  ['Rene Facade', 'rene'],
  ['Sommer', null],
  ['GmbH & Co. KG', null],
  ['', null],
  ['🔥', null],
])('%s finds %s', (text, id) => {
  expect(best(text)).toBe(id)
})

describe('scores', () => {
  test('the name as written is 1, everything else less', () => {
    expect(matchNames(index, 'Stahlbau Müller')[0]!.score).toBe(1)
    expect(matchNames(index, 'Stahlbau Müller KG')[0]!.score).toBe(1)
    expect(matchNames(index, 'Müller Stahl')[0]!.score).toBeLessThan(1)
  })

  test('who could be meant comes along, best first and bounded', () => {
    const found = matchNames(index, 'Müller')
    expect(found.map(({ id }) => id).sort()).toEqual(['anna', 'muehle', 'stahl'])
    expect(found.map(({ score }) => score)).toEqual([...found.map(({ score }) => score)].sort((a, b) => b - a))
    const many = indexNames(
      Array.from({ length: 50 }, (_, i) => ({ type: 'customer' as const, id: `${i}`, name: `Huber ${i}` })),
    )
    expect(matchNames(many, 'Huber')).toHaveLength(5)
    expect(matchNames(many, 'Huber 7')[0]).toMatchObject({ id: '7', score: 1 })
    expect(matchNames(many, 'Huber', 2)).toHaveLength(2)
  })

  test('a person brings the company', () => {
    expect(matchNames(index, 'Anna Müller')[0]).toEqual({
      type: 'person',
      id: 'anna',
      name: 'Dr. Anna Müller',
      customerId: 'stahl',
      score: 1,
    })
  })
})

test('among 10,000 names the right one is found, also with mistakes', () => {
  const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'wo', 'zu', 'hof', 'berg', 'stein', 'wald', 'feld']
  const word = (seed: number) =>
    [1, 15, 225, 3375].map((power) => syllables[Math.floor(seed / power) % syllables.length]).join('')
  const many = Array.from(
    { length: 10_000 },
    (_, i): Named => ({ type: 'customer', id: `${i}`, name: `${word(i * 5)} Technik GmbH` }),
  )
  const large = indexNames(many)
  for (const i of [0, 17, 4711, 9999]) {
    const name = word(i * 5)
    expect(matchNames(large, name)[0]!.id).toBe(`${i}`)
    const swapped = name.slice(0, 3) + name[4] + name[3] + name.slice(5)
    expect(matchNames(large, swapped).map(({ id }) => id)).toContain(`${i}`)
  }
})

test.each([
  ['stahl', 'stahl', 2, 0],
  ['stahl', 'sthal', 2, 1],
  ['stahl', 'stal', 2, 1],
  ['stahl', 'stahll', 2, 1],
  ['schmidt', 'schmitt', 2, 1],
  ['zimmermann', 'zimemrman', 2, 2],
  ['huber', 'bauer', 1, 2],
  ['a', 'abcdef', 2, 3],
  ['', 'ab', 3, 2],
])('%s → %s within %i: %i', (a, b, limit, distance) => {
  expect(editDistance(a, b, limit)).toBe(distance)
})
