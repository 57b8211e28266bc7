import { expect, it } from 'vitest'
import { loadKnownPasswords } from './knownPasswords.ts'
import { passwordProblem } from './rules.ts'

const facts = { name: 'Petra Kühn', email: 'p.kuehn@maier-antriebe.de', company: 'Maier Antriebstechnik GmbH' }
const isKnown = await loadKnownPasswords()

it.each([
  ['kurz!9xQ', 'passwordTooShort'],
  ['äöüäöüäöü', 'passwordTooShort'],
  ['password123', 'passwordKnown'],
  ['Passwort2026', 'passwordKnown'],
  ['P4ssw0rt!!', 'passwordKnown'],
  ['!!Sommer2026', 'passwordKnown'],
  ['geheimgeheim', 'passwordKnown'],
  ['Basketball', 'passwordKnown'],
  ['1q2w3e4r5t', 'passwordKnown'],
  ['Manchester1', 'passwordKnown'],
  ['aaaaaaaaaaaa', 'passwordSimple'],
  ['abcabcabcabc', 'passwordSimple'],
  ['1234567890', 'passwordSimple'],
  ['0987654321', 'passwordSimple'],
  ['qwertzuiop', 'passwordSimple'],
  ['asdfghjkl12', 'passwordSimple'],
  ['petrakuehn1', 'passwordNamesYou'],
  ['Kühn-Petra1', 'passwordNamesYou'],
  ['MaierAntriebstechnik', 'passwordNamesYou'],
  ['antriebe2026', 'passwordNamesYou'],
])('refuses %s: %s', (password, problem) => {
  expect(passwordProblem(password, facts, isKnown)).toBe(problem)
})

it.each(['Drei Wellen im Hafen', 'kran-birne-7-lot', 'xK9#mQ2$vL', 'wolke4radio7', 'Petra mag keine Pumpen'])(
  'accepts %s',
  (password) => {
    expect(passwordProblem(password, facts, isKnown)).toBeNull()
  },
)

it('the bundled list is the whole one', () => {
  expect(['letmein', 'passwort', 'qwertyuiop', 'christopher'].every(isKnown)).toBe(true)
  expect(isKnown('kranbirnelot')).toBe(false)
})
