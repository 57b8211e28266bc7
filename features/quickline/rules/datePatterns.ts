import { addDays, addMonths, later, mondayOf, weekday } from '#shared/days.ts'
import { nextWorkday, workdayFrom } from '#shared/holidays.ts'
import { aroundFeast, dayIn, feastNames, nextWeekday, yearOf } from './calendar.ts'
import {
  beforeBareDate,
  type DateContext,
  dayOfYear,
  dayWords,
  exact,
  namedMonth,
  namedQuarter,
  numberOf,
  part,
  positionOf,
  type Reading,
  readDayWord,
  readShortWeekday,
  readSlashes,
  readWeek,
  readWeekday,
  readWeekWord,
  step,
  stretch,
  weekSpan,
  whole,
  yearSpan,
} from './dateReadings.ts'
import { type FoldedLine, isCapital, words } from './folded.ts'
import { anyOf, months, numberWords, shortWeekdays, weekdays } from './vocabulary.ts'

export type DatePattern = {
  pattern: RegExp
  read: (match: RegExpExecArray, context: DateContext, line: FoldedLine) => Reading | null
}

const month = `(?:${anyOf(months)})`
const dayName = `(?:${anyOf(weekdays)})`
const anyDayName = `(?:${anyOf({ ...weekdays, ...shortWeekdays })})\\.?`
const count = `(?:\\d{1,3}|${anyOf(numberWords)})`
const unit =
  '(?:werktage?n?|arbeitstage?n?|working days?|business days?|tage?n?|days?|wochen?|wo|weeks?|wks?|monate?n?|months?|quartale?n?|quarters?|jahre?n?|years?)'
const nearly = '(?:ca\\.?\\s|circa\\s|etwa\\s|rund\\s|about\\s|around\\s)?'
const position = '(anfang|mitte|ende|early|mid|late|beginning of|start of|middle of|end of)'
const following = '(naechste[rsnm]?|kommende[rsnm]?|uebernaechste[rsnm]?|next)'
/** All the ways to write a date. Where two patterns match, the longer one counts. */
export const datePatterns: readonly DatePattern[] = [
  {
    pattern: words('(\\d{4})-(\\d{1,2})-(\\d{1,2})'),
    read: ([, year, m, d]) => exact(Number(year), Number(m), Number(d)),
  },
  {
    // 3.12. · 03.12.2026 · 3. 12. 2026; a two-digit year only without a space ("3.12. 14 Uhr")
    pattern:
      /(?<![\p{L}\p{N}.,]|[\p{L}\p{N}][-/])(\d{1,2})\.\s?(\d{1,2})\.(?:(20\d\d|19\d\d|\d\d)(?![\p{L}\p{N}]|[.,:]\d)|\s(20\d\d)(?![\p{L}\p{N}.,]|\s?(?:€|eur|chf|stk|stueck|teile|uhr))|(?![\p{L}\p{N}]))/gu,
    read: ([, d, m, near, apart], { today }) => dayOfYear(Number(d), Number(m), near ?? apart, today),
  },
  {
    // 14.-16.12. · 28.11.–2.12.2026
    pattern:
      /(?<![\p{L}\p{N}.,]|[\p{L}\p{N}][-/])(\d{1,2})\.(?:(\d{1,2})\.)?\s?(?:-|bis)\s?(\d{1,2})\.(\d{1,2})\.(20\d\d|\d\d)?(?![\p{L}\p{N}])/gu,
    read: ([, d, m, d2, m2, year], { today }) => {
      const first = dayOfYear(Number(d), Number(m ?? m2), year, today)
      const last = dayOfYear(Number(d2), Number(m2), year, today)
      return first && last && first.day <= last.day ? { ...first, until: last.day } : null
    },
  },
  {
    pattern: new RegExp(
      `(?<=(?<![\\p{L}\\p{N}])${beforeBareDate}\\s)(\\d{1,2})\\.(\\d{1,2})(?![\\p{L}\\p{N}]|[.,:]\\d|\\.|\\s?(?:%|€|eur|chf|uhr|mm|cm|m|kg|t|t€)(?![\\p{L}]))`,
      'gu',
    ),
    read: ([, d, m], { today }) => dayOfYear(Number(d), Number(m), undefined, today),
  },
  {
    pattern: /(?<![\p{L}\p{N}.,/-])(\d{1,2})\/(\d{1,2})(?:\/(20\d\d|\d\d))?(?![\p{L}\p{N}/]|[.,]\d|-\p{L})/gu,
    read: readSlashes,
  },
  {
    pattern: words(`(\\d{1,2})(?:\\.|st|nd|rd|th)?\\s?(?:of\\s)?(${month})\\.?(?:,?\\s(20\\d\\d|19\\d\\d))?`),
    read: ([, d, name, year], { today }) => dayOfYear(Number(d), months[name!]!, year, today),
  },
  {
    pattern: words(
      `(${month})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(20\\d\\d|19\\d\\d))?(?!\\d|[.,:]\\d|\\s?(?:uhr|h|%|€|k|am|pm|stueck|stk|pcs)(?!\\p{L}))`,
    ),
    read: (match, { today }, line) => {
      if (/^(?:may|march|mar)$/.test(match[1]!) && !isCapital(line, match.index)) return null
      return dayOfYear(Number(match[2]), months[match[1]!]!, match[3], today)
    },
  },
  {
    pattern: words(
      `${position}[\\s-](?:the\\s|des\\s|der\\s|dieser\\s|dieses\\s|diesen\\s|this\\s)?(?:(?:${following}\\s)?(woche|week|monats?|month|quartals?|quarter|jahr(?:es)?|year)|(${month})(?:\\s(20\\d\\d))?|q([1-4])(?:[\\s/]?(20\\d\\d|\\d\\d))?|(20\\d\\d)|(?:kw|cw|week)\\s?(\\d{1,2}))`,
    ),
    read: ([, where, step, of, name, year, quarter, quarterYear, wholeYear, week], context) => {
      const place = positionOf(where!)
      if (of)
        return part(stretch(of, step, context.today), place, context, step ? null : stretch(of, 'next', context.today))
      if (name) return part(namedMonth(months[name]!, year, context.today), place, context)
      if (quarter) return part(namedQuarter(Number(quarter), quarterYear, context.today), place, context)
      if (wholeYear) return part(yearSpan(Number(wholeYear)), place, context)
      const span = weekSpan(Number(week), undefined, context.today)
      return span && part(span, place, context)
    },
  },
  {
    pattern: words('(monats|quartals|jahres|month[\\s-]|quarter[\\s-]|year[\\s-])(anfang|mitte|ende|end)|eo([wmqy])'),
    read: ([, of, where, letter], context) => {
      const unitOf = of ?? { w: 'week', m: 'month', q: 'quarter', y: 'year' }[letter as 'w' | 'm' | 'q' | 'y']
      const span = stretch(unitOf, undefined, context.today)
      return part(span, positionOf(where ?? 'ende'), context, stretch(unitOf, 'next', context.today))
    },
  },
  {
    pattern: words(
      `(?:(${anyDayName}),?\\s(?:der\\s|in\\s(?:der\\s)?|of\\s)?)?(?<!\\d\\s?)(?:kw|kalenderwoche|cw|woche|week|wk)\\s?\\.?(\\d{1,2})(?:\\s?([/-])\\s?(\\d{4}|\\d{1,2}))?(?:\\s(20\\d\\d))?(?:,?\\s(${anyDayName}))?`,
    ),
    read: readWeek,
  },
  {
    pattern: words(
      `(?:heute\\s)?(in|in den naechsten|in the next|innerhalb(?: von)?|binnen|within)\\s${nearly}(${count})(?:\\s?(?:-|bis|to|oder|or)\\s?(${count}))?\\s?(${unit})`,
    ),
    read: ([, how, n, to, of], context) => {
      const day = step(context.today, numberOf(n!), of!, context)
      if (!day) return null
      const until = to ? step(context.today, numberOf(to), of!, context) : null
      if (until) return { day, until: later(day, until), sure: false }
      return how === 'in' ? { day } : { day, by: true }
    },
  },
  {
    // Montag in einer Woche · Freitag in 14 Tagen
    pattern: words(`(${dayName})\\s(?:heute\\s)?in\\s(?:(14)\\stagen|(${count})\\s(?:wochen?|weeks?))`),
    read: ([, name, fortnight, weeks], { today }) => ({
      day: addDays(nextWeekday(today, weekdays[name!]!), fortnight ? 14 : numberOf(weeks!) * 7),
    }),
  },
  {
    pattern: words(`(${count})\\s(${unit})\\s(from now|ago)`),
    read: ([, n, of, how], context) => {
      const day = step(context.today, how === 'ago' ? -numberOf(n!) : numberOf(n!), of!, context)
      return day ? { day } : null
    },
  },
  {
    pattern: words(`vor\\s${nearly}(${count})\\s(${unit})`),
    read: ([, n, of], context) => {
      const day = step(context.today, -numberOf(n!), of!, context)
      return day ? { day, settled: true } : null
    },
  },
  {
    pattern: words('in\\s(?:(?:einem\\s|a\\s)?(halben|dreiviertel|half)\\s(?:jahr|year)|half a year)'),
    read: ([, share], { today }) => ({ day: addMonths(today, share === 'dreiviertel' ? 9 : 6) }),
  },
  {
    pattern: words(
      `(?:(${dayName})\\s(?:der\\s|of\\s)?)?(diese[rn]?|naechste[rn]?|kommende[rn]?|uebernaechste[rn]?|letzte[rn]?|vergangene[rn]?|this|next|last)\\s(?:woche|week)(?:\\s(?:am\\s|on\\s)?(${dayName}))?`,
    ),
    read: ([, before, which, after], { today }) => readWeekWord(which!, before ?? after, today),
  },
  {
    pattern: words(`(?:the\\s)?week after next`),
    read: (_, { today }) => readWeekWord('uebernaechste', undefined, today),
  },
  {
    pattern: words(`${following}\\s(monats?|month|quartals?|quarter|jahr(?:es)?|year)`),
    read: ([, which, of], context) => whole(stretch(of!, which, context.today), context),
  },
  {
    pattern: words('(diese[nms]|this)\\s(monat|month|quartal|quarter)'),
    read: ([, , of], context) => part(stretch(of!, undefined, context.today), 'end', context),
  },
  {
    pattern: words(`(?:the\\s)?(?:${anyOf(dayWords)})`),
    read: readDayWord,
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}]|\\p{L}-)(?:(naechste[nrm]?|kommende[nrm]?|diese[nrm]?|letzte[nrm]?|vergangene[nrm]?|vorige[nrm]?|next|coming|this|last|past)\\s)?(${dayName})(?=(?:frueh|morgen|vormittag|mittag|nachmittag|abend)?(?![\\p{L}\\p{N}]|-\\p{L}))`,
      'gu',
    ),
    read: ([, which, name], { today }) => readWeekday(weekdays[name!]!, which, today),
  },
  {
    pattern: words(`(${anyOf(shortWeekdays)})(?:\\.(?!\\s+\\p{L}))?`),
    read: readShortWeekday,
  },
  {
    pattern: words(
      `(nach|vor|bis|zu|an|ueber|after|before|by|until|till|at|over)(?:\\s(?:den|dem|der|the|zu|zum|kurz|naechsten))*\\s(${anyOf(feastNames)})`,
    ),
    read: ([, preposition, name], { today, place }) => {
      const by = /^(?:bis|by|until|till)$/.test(preposition!)
      const side =
        by || /^(?:vor|before)$/.test(preposition!) ? 'before' : /^(?:nach|after)$/.test(preposition!) ? 'after' : 'on'
      const found = aroundFeast(name!, side, today, place)
      return found && { ...found, by, settled: true }
    },
  },
  {
    pattern: new RegExp(
      `(?<=(?<![\\p{L}\\p{N}])(?:im|in|ab|bis|until|by|from|wv|wiedervorlage|nachfassen|anrufen|follow up|fu)\\s)(${month})(?:\\s(20\\d\\d))?(?![\\p{L}\\p{N}]|-\\p{L}|\\.?\\s?\\d)`,
      'gu',
    ),
    read: ([, name, year], context) => {
      const reading = whole(namedMonth(months[name!]!, year, context.today), context)
      return reading && { ...reading, word: true }
    },
  },
  {
    pattern: words(`(${month})\\s(20\\d\\d)`),
    read: ([, name, year], context) => whole(namedMonth(months[name!]!, year, context.today), context),
  },
  {
    pattern: words('q([1-4])(?:\\s?/\\s?|\\s)?(20\\d\\d|\\d\\d)?(?!-\\d)|([1-4])\\.\\squartal(?:\\s(20\\d\\d))?'),
    read: ([, quarter, year, other, otherYear], context) =>
      whole(namedQuarter(Number(quarter ?? other), year ?? otherYear, context.today), context),
  },
  {
    pattern: words('im neuen jahr|in the new year'),
    read: (_, { today, place }) => ({
      day: nextWorkday(dayIn(yearOf(today) + 1, 1, 1), place.country, place.region),
      sure: false,
    }),
  },
  {
    pattern: words('zwischen den jahren'),
    read: (_, { today, place }) => ({
      day: workdayFrom(dayIn(yearOf(today), 12, 27), place.country, place.region),
      sure: false,
    }),
  },
  {
    pattern: words('(?:naechstes\\s|next\\s|this\\s)?(?:wochenende|weekend)'),
    read: (_, { today }) => {
      const saturday = weekday(today) === 7 ? addDays(today, 6) : addDays(mondayOf(today), 5)
      return { day: later(saturday, today), until: addDays(saturday, 1) }
    },
  },
]
