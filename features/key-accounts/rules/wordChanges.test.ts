import { expect, it } from 'vitest'
import { wordChanges } from './wordChanges.ts'

it.each([
  ['', '', []],
  ['alles gleich', 'alles gleich', ['=alles gleich']],
  ['', 'ganz neu', ['+ganz neu']],
  ['ganz weg', '', ['-ganz weg']],
  ['über die Technik', 'über den Einkauf', ['=über ', '-die Technik', '+den Einkauf']],
  ['Linie eins läuft', 'Linie eins und zwei läuft', ['=Linie eins ', '+und zwei ', '=läuft']],
  ['a b c d', 'a x c y d', ['=a ', '-b ', '+x ', '=c ', '+y ', '=d']],
  ['Zeile\nzwei', 'Zeile\n\nzwei', ['-Zeile\n', '+Zeile\n\n', '=zwei']],
])('%j → %j', (before, after, runs) => {
  const found = wordChanges(before, after)
  const signs = { same: '=', gone: '-', new: '+' }
  expect(found.map(({ kind, text }) => signs[kind] + text)).toEqual(runs)
  const without = (kind: string) =>
    found
      .filter((run) => run.kind !== kind)
      .map(({ text }) => text)
      .join('')
  expect([without('new'), without('gone')]).toEqual([before, after])
})
