/** An exact decimal: `units` × 10^−`scale`. */
export type Exact = { units: bigint; scale: number }

/** Reads a plain number (no grouping, a dot before the fraction) exactly as it is written; `null` if it is none. */
export function exactOf(value: string | number | boolean | null): Exact | null {
  if (typeof value === 'boolean' || value === null) return null
  const text = typeof value === 'number' ? decimalText(value) : value.trim()
  const match = /^([-+]?)(\d*)(?:\.(\d*))?$/.exec(text)
  if (!match || (!match[2] && !match[3])) return null
  const fraction = match[3] ?? ''
  const units = BigInt(`${match[2] || '0'}${fraction}`)
  return { units: match[1] === '-' ? -units : units, scale: fraction.length }
}

/** Numbers below a millionth are written with an exponent; money has none. */
function decimalText(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text
}

export function times(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** 1 − a, for what is left after a discount. */
export function oneMinus(a: Exact): Exact {
  return { units: 10n ** BigInt(a.scale) - a.units, scale: a.scale }
}

/** A hundredth. */
export function percent(a: Exact): Exact {
  return { units: a.units, scale: a.scale + 2 }
}

/** Minor units (cents), rounded half away from zero. */
export function minorOf(a: Exact): bigint {
  if (a.scale <= 2) return a.units * 10n ** BigInt(2 - a.scale)
  const divisor = 10n ** BigInt(a.scale - 2)
  const whole = a.units < 0n ? -a.units : a.units
  const rounded = (2n * whole + divisor) / (2n * divisor)
  return a.units < 0n ? -rounded : rounded
}
