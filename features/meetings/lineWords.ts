import type { Format } from '#shared/format.ts'
import type { Translate } from '#shared/translate.ts'
import type { Line, Params, PointKind } from './rules/agenda.ts'

const money = ['amount', 'before', 'agreed', 'rest', 'bonus', 'missing']

/** A prepared sentence as people read it: money, days and changes written as the language does. */
export function lineSentence(t: Translate, format: Format, { says, params }: Pick<Line, 'says' | 'params'>): string {
  const currency = String(params.currency ?? '')
  const written: Params = {}
  for (const [name, value] of Object.entries(params)) {
    if (money.includes(name)) written[name] = format.money(value as number | null, currency, 'never')
    else if (name === 'change') written[name] = format.change(value as number | null)
    else if (name === 'day' || name === 'until' || name === 'on')
      written[name] = value === null ? '–' : format.day(String(value))
    else if (name === 'percent') written[name] = format.change(value as number | null, 2)
    else if (name === 'share') written[name] = format.percent(value as number | null)
    else if (name === 'now' || name === 'to' || name === 'left' || name === 'step')
      written[name] = typeof value === 'number' ? format.number(value, 2) : (value ?? '–')
    else if (name === 'origin') written[name] = t(`meetings.origin.${value}`)
    else if (name === 'reason') written[name] = value ?? t('meetings.noReason')
    else written[name] = value
  }
  return t(`meetings.line.${says}`, written).replace(/ {2,}/g, ' ').replaceAll(' ,', ',').trim()
}

/** What a point is called: by its own title, else by what it is about. */
export function pointTitle(t: Translate, { kind, title }: { kind: PointKind; title: string }): string {
  return title || t(`meetings.point.${kind}`)
}
