import { describe, expect, it } from 'vitest'
import { card, drawingOf, neighbourOf } from './drawing.ts'
import { managersOf, organisationOf } from './organisation.ts'
import { paper, sheetsOf } from './sheets.ts'

/** `b<a`: b reports to a. */
const people = (text: string) =>
  text.split(' ').map((word) => {
    const [personId = '', reportsToId = null] = word.split('<')
    return { personId, reportsToId }
  })
const drawn = (text: string, folded: string[] = []) => drawingOf(organisationOf(people(text), new Set(folded)), 4)
/** A head, so many leaders, so many below each. */
const company = (leaders: number, each: number) =>
  people(
    ['a', ...Array.from({ length: leaders }, (_, at) => `l${at}<a`)]
      .concat(Array.from({ length: leaders * each }, (_, at) => `p${at}<l${at % leaders}`))
      .join(' '),
  )

describe('who reports to whom', () => {
  const shape = (text: string, folded: string[] = []) => {
    const { roots, alone } = organisationOf(people(text), new Set(folded))
    type Branches = typeof roots
    const say = (branches: Branches): string =>
      branches
        .map(({ person, reports, below }) => `${person.personId}${below}${reports.length ? `(${say(reports)})` : ''}`)
        .join(' ')
    return [say(roots), alone.map(({ personId }) => personId).join(' ')]
  }
  it.each([
    ['a b<a c<b d', [], 'a2(b1(c0))', 'd'],
    ['c<b b<a a', [], 'a2(b1(c0))', ''],
    ['a b<a x y<x', [], 'a1(b0) x1(y0)', ''],
    ['a b<a c<b', ['b'], 'a2(b1)', ''],
    ['b<elsewhere c', [], '', 'b c'],
    // A circle is cut at the first.
    ['a<c b<a c<b d', [], 'a2(b1(c0))', 'd'],
    ['a<a', [], '', 'a'],
  ])('%s folded %j: trees %s, alone %s', (text, folded, trees, alone) =>
    expect(shape(text, folded)).toEqual([trees, alone]),
  )
  it('all above somebody', () => {
    expect(managersOf(people('a b<a c<b'), 'c')).toEqual(['b', 'a'])
    expect(managersOf(people('a<c b<a c<b'), 'a')).toEqual(['c', 'b'])
  })
})

describe('drawing', () => {
  it.each([
    ['one tree', people('a b<a c<a d<b e<b f')],
    ['two trees beside each other', people('a b<a x y<x z<x')],
    ['150 over four levels', company(12, 11).concat(people('t0<p0 t1<p0 t2<p1 t3<p1 t4<p1'))],
    ['a line of 30', people(Array.from({ length: 30 }, (_, at) => (at ? `n${at}<n${at - 1}` : 'n0')).join(' '))],
    ['nobody leads', people('a b c d e f g')],
  ])('no card lies on another, none is lost: %s', (_, some) => {
    const { cards, width, height } = drawingOf(organisationOf(some), 4)
    expect(cards.map(({ person }) => person.personId).sort()).toEqual(some.map(({ personId }) => personId).sort())
    const touching = cards.flatMap((one, at) =>
      cards.slice(at + 1).filter((two) => {
        const apart = Math.abs(one.x - two.x) >= card.width - 1e-9 || Math.abs(one.y - two.y) >= card.height - 1e-9
        return !apart
      }),
    )
    expect(touching).toEqual([])
    const outside = ({ x, y }: { x: number; y: number }) =>
      x < -1e-9 || y < -1e-9 || x + card.width > width + 1e-9 || y + card.height > height + 1e-9
    expect(cards.filter(outside)).toEqual([])
  })

  it('managers above the middle of their reports; four who lead nobody below each other', () => {
    const at = (text: string) => new Map(drawn(text).cards.map((one) => [one.person.personId, one]))
    const tree = at('a b<a c<a')
    expect(tree.get('a')?.x).toBeCloseTo(((tree.get('b')?.x ?? 0) + (tree.get('c')?.x ?? 0)) / 2)
    const stack = at('a b<a c<a d<a e<a')
    expect(new Set([...stack.values()].map(({ x }) => x)).size).toBe(1)
    expect([...stack.values()].map(({ y }) => y)).toEqual([0, 8.8, 17.6, 26.4, 35.2].map((y) => expect.closeTo(y)))
  })
})

describe('arrow keys', () => {
  const two = 'a b<a c<a d<b x y<x p q'
  const stack = 'a b<a c<a d<a e<a'
  it.each([
    [two, 'd', 'ArrowUp', 'b'],
    [two, 'a', 'ArrowUp', null],
    [two, 'a', 'ArrowDown', 'b'],
    [two, 'd', 'ArrowDown', null],
    [two, 'b', 'ArrowRight', 'c'],
    [two, 'c', 'ArrowLeft', 'b'],
    [two, 'c', 'ArrowRight', 'y'],
    [two, 'y', 'ArrowRight', null],
    [two, 'a', 'ArrowRight', 'x'],
    [two, 'p', 'ArrowRight', 'q'],
    [two, 'p', 'Home', 'a'],
    [two, 'a', 'End', 'q'],
    [two, 'a', 'Enter', null],
    [stack, 'a', 'ArrowDown', 'b'],
    [stack, 'b', 'ArrowDown', 'c'],
    [stack, 'c', 'ArrowUp', 'b'],
    ['a b c d e', 'a', 'ArrowDown', 'e'],
    ['a b c d e', 'e', 'ArrowUp', 'a'],
  ])('%s: from %s %s to %s', (text, from, key, to) => expect(neighbourOf(drawn(text), from, key)).toBe(to))

  it('into what is folded there is no way', () => expect(neighbourOf(drawn(two, ['b']), 'b', 'ArrowDown')).toBeNull())
})

describe('printed', () => {
  it.each([
    ['five', company(2, 1), 1],
    ['forty', company(6, 5).concat(people('x y z')), 1],
    ['150', company(12, 11).concat(people('x y z')), 10],
  ])('%s: each page can be read, nobody is lost', (_, some, pages) => {
    const sheets = sheetsOf(some)
    expect(sheets).toHaveLength(pages)
    for (const { drawing, scale } of sheets) {
      expect(scale).toBeGreaterThanOrEqual(0.5)
      expect(drawing.width * scale).toBeLessThanOrEqual(paper.width + 1e-9)
      expect(drawing.height * scale).toBeLessThanOrEqual(paper.height + 1e-9)
    }
    const shown = new Set(sheets.flatMap(({ drawing }) => drawing.cards.map(({ person }) => person.personId)))
    expect(shown.size).toBe(some.length)
  })
})
