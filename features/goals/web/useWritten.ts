import { useFormat } from '#ui/i18n.tsx'
import { type Measure, unitOf } from '../rules.ts'

/** Writes a value of a measure as people read it: amount, count or per cent. */
export function useWritten(currency: string): (measure: Measure, value: number | null) => string {
  const format = useFormat()
  return (measure, value) => {
    const unit = unitOf(measure)
    if (unit === 'money') return format.money(value, currency, 'never')
    return unit === 'share' ? format.percent(value) : format.number(value)
  }
}
