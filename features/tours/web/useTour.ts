import { useMe } from '#features/members/web/me.tsx'
import { addDays, isDay } from '#shared/days.ts'
import { many, one, useUrl } from '#ui/url.ts'
import { mostStops } from '../rules.ts'

export const radii = ['10', '25', '50', '100', '150'] as const
const classes = ['A', 'B', 'C', 'none'] as const

/** The tour as it stands in the address: where it begins, who is shown, who is taken along, and when. */
export function useTour() {
  const [url, setUrl] = useUrl()
  const { today } = useMe()
  const place = one(url.place)
  const customerId = place ? undefined : one(url.customer)
  const minutes = Number(one(url.minutes) ?? 60)
  const day = one(url.day) ?? ''
  const time = one(url.time) ?? ''
  const start = { place, customerId }
  const wanted = many(url.class)
  return {
    setUrl,
    values: { due: many(url.due), mine: many(url.mine), class: wanted },
    hasStart: Boolean(place || customerId),
    nearby: {
      ...start,
      radius: Number(radii.find((radius) => radius === one(url.radius)) ?? '50'),
      due: one(url.due) ? true : undefined,
      mine: one(url.mine) ? true : undefined,
      class: wanted.length > 0 ? classes.filter((value) => wanted.includes(value)) : undefined,
    },
    plan: {
      ...start,
      stops: [...new Set(many(url.stop))].slice(0, mostStops),
      day: isDay(day) ? day : addDays(today, 1),
      time: /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : '08:00',
      minutes: Number.isInteger(minutes) && minutes >= 5 && minutes <= 480 ? minutes : 60,
      back: one(url.back) !== 'no',
    },
  }
}
