import type { Day } from '#shared/days.ts'
import type { Format } from '#shared/format.ts'
import type { Translate } from '#shared/translate.ts'
import { type Chip, isProposal } from './chips.ts'

/** What a chip is, and what it says, in the words of its reader: "Wiedervorlage" · "Mo, 23.11., wieder anrufen". */
export function labelOf(
  chip: Chip,
  translate: Translate,
  format: Format,
  today: Day,
): { label: string; value: string } {
  const label = translate(
    chip.type === 'promise' && isProposal(chip) ? 'quickline.chip.promiseProposed' : `quickline.chip.${chip.type}`,
  )
  return { label, value: valueIn(chip, translate, format, today) }
}

function valueIn(chip: Chip, translate: Translate, format: Format, today: Day): string {
  const dated = (day: Day | null) => (day ? format.dayOfWeek(day, today) : translate('quickline.noDay'))
  const timed = (day: Day | null, time: string | null, until: string | null = null) => {
    if (!time) return dated(day)
    return until
      ? translate('quickline.from', { day: dated(day), time, until })
      : translate('quickline.at', { day: dated(day), time })
  }
  const listed = (...parts: string[]) => parts.filter(Boolean).join(', ')
  switch (chip.type) {
    case 'kind': {
      const { outcome, direction } = chip.value
      const kind = translate(`quickline.kind.${chip.value.kind}`)
      if (outcome === 'notReached') return translate('quickline.notReached', { kind })
      return direction === 'in' ? translate('quickline.incoming', { kind }) : kind
    }
    case 'customer':
    case 'person': {
      const [first, ...others] = chip.value.candidates
      if (!first || chip.sure) return first?.name ?? ''
      return others.length > 0
        ? translate('quickline.candidates', { name: first.name, count: others.length })
        : translate('quickline.candidate', { name: first.name })
    }
    case 'day':
      return timed(chip.value.day, chip.value.time)
    case 'followUp': {
      const { day, until, time, what } = chip.value
      const range = until ? `${dated(day)} – ${dated(until)}` : timed(day, time)
      return listed(range, what)
    }
    case 'promise':
      return listed(
        chip.value.what,
        chip.value.day ? translate('quickline.until', { day: dated(chip.value.day) }) : dated(null),
      )
    case 'appointment':
      return listed(timed(chip.value.day, chip.value.time, chip.value.timeUntil), chip.value.what)
    case 'opportunity':
      return format.money(chip.value.amount, chip.value.currency)
    case 'fire':
      return translate('quickline.fire')
  }
}
