import { expect, it } from 'vitest'
import { type Aim, answerProblem, becauseOf, type NeedState, propose, themeKey } from './rules.ts'

it.each<[a: string, b: string, same: boolean]>([
  ['Edelstahl statt Messing', ' edelstahl  statt messing ', true],
  ['Größere Lose', 'Groessere Lose', true],
  ['Edelstahl', 'Edelstähle', false],
])('%s and %s are one theme: %s', (a, b, same) => {
  expect(themeKey(a) === themeKey(b)).toBe(same)
})

it.each<[state: NeedState, answer: string | null, problem: string | null]>([
  ['taken', null, null],
  ['heard', null, null],
  ['done', null, 'needNoAnswer'],
  ['declined', null, 'needNoAnswer'],
  ['declined', 'Zu wenige Teile.', null],
])('%s with %s: %s', (state, answer, problem) => {
  expect(answerProblem(state, answer)).toBe(problem)
})

const none: Aim = { groups: [], branches: [], classes: [] }
const account = { branch: 'Pumpen', class: 'A', bought: ['Lager'], open: ['Dichtungen', 'Lager'] }
it.each<[what: string, aim: Partial<Aim>, because: string[]]>([
  ['nothing asked for', {}, []],
  ['bought before potential', { groups: ['Lager'] }, ['bought Lager']],
  ['potential', { groups: ['Dichtungen', 'Antriebe'] }, ['open Dichtungen']],
  ['any of one kind', { branches: ['Bau', 'Pumpen'] }, ['branch Pumpen']],
  ['all kinds', { groups: ['Lager'], classes: ['A'] }, ['bought Lager', 'class A']],
  ['one kind not met', { groups: ['Lager'], classes: ['B'] }, []],
  ['another group', { groups: ['Antriebe'] }, []],
])('matters because: %s', (_, aim, because) => {
  expect(becauseOf({ ...none, ...aim }, account).map(({ why, of }) => `${why} ${of}`)).toEqual(because)
})

it('key accounts first, then most reasons, then by name; without a branch nothing is met', () => {
  const of = (name: string, more: object = {}) => ({ ...account, customerId: name, name, keyAccount: false, ...more })
  const found = propose({ ...none, groups: ['Lager', 'Dichtungen'], branches: ['Pumpen'] }, [
    of('Öhler', { open: [] }),
    of('Zell'),
    of('Abel', { open: [] }),
    of('Reiser', { open: [], keyAccount: true }),
    of('Nichts', { branch: null }),
  ])
  expect(found.map((one) => one.account.name)).toEqual(['Reiser', 'Zell', 'Abel', 'Öhler'])
})
