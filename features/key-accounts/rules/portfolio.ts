export type Spot = { id: string; name: string; relationship: number; potential: number; revenue: number }
export type Placed = Spot & { x: number; y: number; radius: number; labelY: number; left: boolean }

const line = 17
const [least, most] = [5, 34]

/**
 * Where each customer lies on a drawing of this size: relationship 0–4 to the right, potential upwards from 0 to `top`,
 * area by revenue. Labels that would stand on each other move apart; near the right edge they stand at the left.
 */
export function placed(spots: readonly Spot[], width: number, height: number, top: number): Placed[] {
  const largest = Math.max(1, ...spots.map(({ revenue }) => revenue))
  const points = spots
    .map((spot): Placed => {
      const x = (spot.relationship / 4) * width
      const y = height - (Math.max(0, spot.potential) / top) * height
      const radius = Math.max(least, most * Math.sqrt(Math.max(0, spot.revenue) / largest))
      return { ...spot, x, y, radius, labelY: y, left: x > width * 0.72 }
    })
    .sort((a, b) => a.y - b.y || a.x - b.x)
  for (const left of [true, false]) {
    let above = Number.NEGATIVE_INFINITY
    for (const point of points.filter((one) => one.left === left)) {
      point.labelY = Math.max(point.y, above + line)
      above = point.labelY
    }
  }
  return points
}
