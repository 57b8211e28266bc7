import type { Cell } from '../readers/tables.ts'
import { currencyIn, readAmount } from './amounts.ts'
import { isErrorOfSheet } from './cells.ts'

/** What the values of a column look like: amounts of money, small whole numbers as of visits or pieces, or something else. */
export type MoneyEvidence = { money: number; small: number; other: number }

/** Whole numbers below it may as well be counted things. */
const smallBelow = 1000
/** So large a part of other values (a remark, a "k. A.") does not keep columns from holding amounts. */
const otherAtMost = 0.05

export function noMoney(): MoneyEvidence {
  return { money: 0, small: 0, other: 0 }
}

/** Adds one value to the evidence, `named` if its header says a currency. Nothing, zero and errors say nothing. */
export function weighMoney(evidence: MoneyEvidence, cell: Cell, named: boolean): void {
  if (cell === null || isErrorOfSheet(cell) || /^[-–—]*$/.test(String(cell).trim())) return
  const read = [readAmount(cell, ','), readAmount(cell, '.')].filter((one) => one !== null)
  if (read.length === 0 || /%/.test(String(cell))) evidence.other += 1
  else if (named || (typeof cell === 'string' && currencyIn(cell))) evidence.money += 1
  else if (read.every(({ minor }) => minor === 0)) return
  // Only what is small and whole whichever sign is the decimal one counts as small.
  else if (read.every(({ minor }) => minor % 100 === 0 && Math.abs(minor) < smallBelow * 100)) evidence.small += 1
  else evidence.money += 1
}

/**
 * Whether columns that stand beside each other hold amounts of money, by all of their values: hardly anything else in them,
 * and at least half with cents, a currency or a thousand and more.
 */
export function holdMoney(all: readonly MoneyEvidence[]): boolean {
  const sum = (what: keyof MoneyEvidence) => all.reduce((total, one) => total + one[what], 0)
  const [money, small, other] = [sum('money'), sum('small'), sum('other')]
  return money > 0 && money >= small && other <= (money + small + other) * otherAtMost
}
