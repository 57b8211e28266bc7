/** The step between the lines of an axis from 0 to `top`: 1, 2 or 5 times a power of ten, at most so many steps. */
export function axisStep(top: number, lines: number): number {
  const power = 10 ** Math.floor(Math.log10(top / lines))
  return [1, 2, 5, 10].map((one) => one * power).find((one) => top / one <= lines)!
}
