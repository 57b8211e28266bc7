import { type Format, none } from '#shared/format.ts'
import type { Translate } from '#shared/translate.ts'
import type { TimelineEntry } from './contract.ts'

type ShownChange = NonNullable<TimelineEntry['change']>
type One = ShownChange['changes'][number]

/** What changed as sentences, the weightiest first: "Betreuung: Tina Alber → Jonas Bader". */
export function changeWords(change: ShownChange, t: Translate, format: Format): string {
  return change.changes.map((one) => sentenceOf(one, change, t, format)).join(' · ')
}

function sentenceOf(one: One, change: ShownChange, t: Translate, format: Format): string {
  const { what, from, to } = one
  const name = change.subject ?? ''
  switch (what) {
    case 'owner':
    case 'insideSales':
      return t(`timeline.change.${what}`, { from: from ?? t('timeline.nobody'), to: to ?? t('timeline.nobody') })
    case 'name':
    case 'class':
    case 'parent':
      return t(`timeline.change.${what}`, { from: from ?? none, to: to ?? none })
    case 'standing':
      return t('timeline.change.standing', { from: standing(from), to: standing(to) })
    case 'mode':
      return t('timeline.change.mode', { to: to ? t(`customers.mode.${to}`) : none })
    case 'rhythm':
      return rhythm(to)
    case 'potential':
      return t('timeline.change.potential', { to: format.number(to === null ? null : Number(to) / 100) })
    case 'snoozed':
      return `${t('timeline.change.snoozed', { day: format.day(to) })}${from ? `: ${from}` : ''}`
    case 'created':
      return to ? t('timeline.change.createdFor', { to }) : t('timeline.change.created')
    case 'fields':
      return t('timeline.change.fields', { fields: fields() })
    case 'personFields':
      return t('timeline.change.personFields', { name, fields: fields() })
    case 'personMoved':
      return from || to
        ? t('timeline.change.personMoved', { name, from: from ?? none, to: to ?? none })
        : t('timeline.change.personMovedOn', { name })
    case 'helperAdded':
      return `${t('timeline.change.helperAdded', { name: to ?? name })}${from ? ` (${from})` : ''}`
    case 'opportunityCreated':
    case 'opportunityWon':
    case 'opportunityLost':
    case 'opportunityReopened':
      return `${t(`timeline.change.${what}`, { name: change.subject ?? to ?? '' })}${amount()}`
    case 'merged':
      return t('timeline.change.merged', { name: change.customerName ?? none })
    default:
      return t(`timeline.change.${what}`, { name })
  }

  function standing(value: string | null): string {
    return value ? t(`customers.standing.${value}`) : none
  }
  function rhythm(days: string | null): string {
    if (days === null) return t('timeline.change.rhythmStandard')
    return days === '0' ? t('timeline.change.rhythmNone') : t('timeline.change.rhythm', { count: Number(days) })
  }
  function fields(): string {
    return format.list(one.fields.map((field) => t(`timeline.field.${field}`)))
  }
  function amount(): string {
    return change.amount && change.currency ? `, ${format.money(change.amount, change.currency, 'never')}` : ''
  }
}
