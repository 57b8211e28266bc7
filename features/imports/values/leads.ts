import type { Origin } from '#features/leads/rules.ts'
import { fold } from '#shared/text.ts'

/** What a list says about where a lead stands. In work is whoever took it: without a name it is nobody's. */
export type LeadMeaning = 'open' | 'inWork' | 'accepted' | 'rejected' | 'converted'

// "unqualified" is no "qualified": what says no comes first.
const states: [RegExp, LeadMeaning][] = [
  [
    /^(un|dis|nicht|not)\s?-?(qualif|geeignet|relevant)|abgelehn|verworfen|rejected|verloren|^(closed )?lost|kein (bedarf|interesse)|no interest|^tot$|^dead$/,
    'rejected',
  ],
  [/konvertier|convert|^(ist )?kunde$|^customer$|gewonnen|^(closed )?won$|zu kunde/, 'converted'],
  [/qualifi|angenommen|accepted|geeignet|^(mql|sql)$/, 'accepted'],
  [
    /in (bearbeitung|arbeit|progress|kontakt)|working|kontaktiert|contacted|attempted|nurtur|zugewiesen|assigned/,
    'inWork',
  ],
  [/^(neu|new|offen|open|eingegangen|unbearbeitet|nicht kontaktiert|not contacted|nicht bearbeitet)\b/, 'open'],
]

/** Where a lead stands, read from the word of another system; `null` if it is none that we know. */
export function readLeadState(text: string): LeadMeaning | null {
  const word = fold(text).trim()
  if (/^(nicht|not|open - not) ?(kontaktiert|contacted|bearbeitet)/.test(word)) return 'open'
  return states.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

const origins: [RegExp, Origin][] = [
  [/messe|\bfair\b|trade ?show|exhibition|\bexpo\b|ausstellung/, 'fair'],
  [/empfehl|empfohl|referral|recommend|word of mouth|bekannte/, 'recommendation'],
  [/web|homepage|formular|\bform\b|internet|online|google|suchmaschine|\bseo\b|kontaktseite/, 'web'],
  [/mailing|newsletter|kampagne|campaign|antwort|\breply\b|\bmail\b|e-mail/, 'reply'],
  [/anruf|telefon|\bcall\b|phone|hotline/, 'call'],
  [/\bliste?\b|adressen/, 'list'],
]
const plain =
  /^(messe|fair|empfehlung|recommendation|referral|web|website|webseite|homepage|webformular|internet|online|mailing|newsletter|e-?mail|antwort|reply|anruf|telefon|call|phone|liste|list)$/

/**
 * How a lead came, read from the words for it; `note`: the words where they say more than that ("Messe Blechexpo"). `null`: they
 * say nothing that we know.
 */
export function readOrigin(text: string): { origin: Origin | null; note: string | null } {
  const word = fold(text).trim()
  const origin = origins.find(([pattern]) => pattern.test(word))?.[1] ?? null
  return { origin, note: plain.test(word) ? null : text }
}

/** Whether a list says of an order that it does not count any more; `null` if the word says nothing about it. */
export function readCancelled(text: string): boolean | null {
  const word = fold(text).trim()
  if (/^(ja|yes|true|x|1)$|storn|cancel|geloescht|widerrufen|zurueckgezogen/.test(word) && !/^(nicht|not) /.test(word))
    return true
  return /^(nein|no|false|0)$/.test(word) ? false : null
}
