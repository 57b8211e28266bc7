import { addDays, type Day } from '#shared/days.ts'

const daysAhead = 3

/**
 * The days from today on whose birthdays are shown (today and the next three), each with its key MM-DD.
 * Who was born on 29 February has the 28th in a common year.
 */
export function birthdayKeys(today: Day): { day: Day; key: string }[] {
  const days = Array.from({ length: daysAhead + 1 }, (_, i) => addDays(today, i))
  return days.flatMap((day) => {
    const key = day.slice(5)
    const leapDay = key === '02-28' && addDays(day, 1).slice(5) === '03-01'
    return leapDay
      ? [
          { day, key },
          { day, key: '02-29' },
        ]
      : [{ day, key }]
  })
}

/** The age on `day`; none where the year of birth is not known (kept as 1900). */
export function ageOn(day: Day, birthday: Day): number | null {
  const year = Number(birthday.slice(0, 4))
  return year <= 1900 ? null : Number(day.slice(0, 4)) - year
}
