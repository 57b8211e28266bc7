import { type HierarchyPointNode, hierarchy, tree } from 'd3-hierarchy'
import type { Branch, Organisation } from './organisation.ts'

/** Sizes in rem, so that cards grow with the type. */
export const card = { width: 12.8, height: 6.4 }
const gap = { across: 1.4, down: 2.4, trees: 2.8 }
const row = card.height + gap.down
/** Above the people without a line: their heading. */
const heading = 2.2

/** So many with nobody drawn below them stand beside each other; more stand below each other, at most six in a column. */
const beside = 3
const inColumn = 6

/** A card: left upper corner in rem, and where the arrow keys go upwards and downwards. */
export type Placed<P> = {
  person: P
  x: number
  y: number
  below: number
  folded: boolean
  up: string | null
  down: string | null
  /** In the row of those without a line. */
  alone: boolean
}

export type Drawing<P> = {
  cards: Placed<P>[]
  /** The lines as one path. */
  lines: string
  width: number
  height: number
  /** Where those without a line begin. */
  aloneY: number
}

type Point<P> = { branch: Branch<P> | null; below: Point<P>[]; stacked: boolean }

/**
 * The organisation as a tidy tree (Reingold–Tilford in Buchheim's linear form), several trees beside each other, people
 * without a line in rows below, `columns` at least in a row. A stack is a chain to the algorithm: each one below the last.
 */
export function drawingOf<P extends { personId: string }>(
  { roots, alone }: Organisation<P>,
  columns: number,
): Drawing<P> {
  const top = hierarchy<Point<P>>({ branch: null, below: roots.map(pointOf), stacked: false }, (point) => point.below)
  const step = card.width + gap.across
  const placed = tree<Point<P>>()
    .nodeSize([step, row])
    .separation((a, b) => {
      if (a.parent === b.parent && a.depth > 1) return 1
      return 1 + (a.depth === 1 ? gap.trees : gap.across / 2) / step
    })(top)
  const nodes: HierarchyPointNode<Point<P>>[] = []
  placed.eachBefore((node) => node.depth > 0 && nodes.push(node))
  const left = Math.min(...nodes.map(({ x }) => x))
  const corner = (node: HierarchyPointNode<Point<P>>) => ({ x: node.x - left, y: node.y - row })
  const cards = nodes.flatMap((node): Placed<P>[] => {
    const { branch } = node.data
    if (!branch) return []
    const { person, below, reports } = branch
    const up = node.parent?.data.branch?.person.personId ?? null
    const down = node.children?.[0]?.data.branch?.person.personId ?? null
    return [{ person, ...corner(node), below, folded: below > 0 && reports.length === 0, up, down, alone: false }]
  })
  const treeHeight = cards.reduce((most, { y }) => Math.max(most, y + row), 0)
  const treeWidth = cards.reduce((most, { x }) => Math.max(most, x + card.width), 0)
  const perRow = Math.max(columns, Math.floor((treeWidth + gap.across) / step))
  const below = alone.map((person, at): Placed<P> => {
    const place = { x: (at % perRow) * step, y: treeHeight + heading + Math.floor(at / perRow) * (card.height + 1) }
    const of = (index: number) => alone[index]?.personId ?? null
    return { person, ...place, below: 0, folded: false, up: of(at - perRow), down: of(at + perRow), alone: true }
  })
  const all = [...cards, ...below]
  return {
    cards: all,
    lines: nodes.map((node) => lineTo(node, corner)).join(''),
    width: Math.max(treeWidth, ...below.map(({ x }) => x + card.width), card.width),
    height: all.reduce((most, { y }) => Math.max(most, y + card.height), treeHeight + heading) + 1,
    aloneY: treeHeight,
  }
}

function pointOf<P>(branch: Branch<P>): Point<P> {
  const leading = branch.reports.filter(({ reports }) => reports.length > 0)
  const others = branch.reports.filter(({ reports }) => reports.length === 0)
  if (others.length <= beside) return { branch, below: branch.reports.map(pointOf), stacked: false }
  const stacks = Math.ceil(others.length / inColumn)
  const each = Math.ceil(others.length / stacks)
  const chains = Array.from({ length: stacks }, (_, at) => chainOf(others.slice(at * each, (at + 1) * each)))
  return { branch, below: [...leading.map(pointOf), ...chains.flat()], stacked: false }
}

/** Each of them below the last. */
function chainOf<P>(leaves: Branch<P>[]): Point<P>[] {
  return leaves.reduceRight<Point<P>[]>((below, branch) => [{ branch, below, stacked: true }], [])
}

/** From a manager down to a card; to one in a stack along its left side. */
function lineTo<P>(
  node: HierarchyPointNode<Point<P>>,
  corner: (node: HierarchyPointNode<Point<P>>) => { x: number; y: number },
): string {
  const { parent } = node
  if (!parent?.data.branch) return ''
  const to = corner(node)
  const from = corner(parent)
  const middle = card.width / 2
  if (!node.data.stacked) {
    const bend = to.y - gap.down / 2
    return `M${from.x + middle} ${from.y + card.height}V${bend}H${to.x + middle}V${to.y}`
  }
  const side = to.x - gap.across / 2
  const entry = `${to.y + card.height / 2}H${to.x}`
  if (parent.data.stacked) return `M${side} ${from.y + card.height / 2}V${entry}`
  return `M${from.x + middle} ${from.y + card.height}V${to.y - gap.down / 2}H${side}V${entry}`
}

/**
 * Where an arrow key goes: up to the manager (in a stack to the one above), down to the first report or the next in the
 * stack, sideways to the next card of the same row; Home and End to the first and last of all. None: it stays.
 */
export function neighbourOf<P extends { personId: string }>(
  { cards }: Drawing<P>,
  personId: string,
  key: string,
): string | null {
  const at = cards.find(({ person }) => person.personId === personId)
  if (!at) return null
  if (key === 'ArrowUp') return at.up
  if (key === 'ArrowDown') return at.down
  if (key === 'Home') return cards[0]?.person.personId ?? null
  if (key === 'End') return cards.at(-1)?.person.personId ?? null
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null
  const sign = key === 'ArrowRight' ? 1 : -1
  const [next] = cards.filter(({ x, y }) => y === at.y && (x - at.x) * sign > 0).sort((a, b) => (a.x - b.x) * sign)
  return next?.person.personId ?? null
}
