import { fold } from '#shared/text.ts'
import type { Verdict } from './companies.ts'
import { fullNamesOf, matchFirstNames } from './firstNames.ts'
import { isShared, isTypo, lettersOf, soundOf } from './words.ts'

/** What two persons are compared by. */
export type PersonTraits = {
  firstName?: string | null
  lastName: string
  customerId?: string | null
  /** E.164. */
  phones?: readonly string[]
  emails?: readonly string[]
  /** YYYY-MM-DD. */
  birthday?: string | null
}

type PersonName = Pick<PersonTraits, 'firstName' | 'lastName' | 'emails'>

export const personReasons = [
  'personName',
  'nickname',
  'similarPersonName',
  'swappedNames',
  'initial',
  'company',
  'email',
  'phone',
  'birthday',
  'otherCompany',
] as const
export type PersonReason = (typeof personReasons)[number]

/** Points from which two persons are the same, and from which they are shown as probably the same. */
export const personThresholds = { same: 65, probably: 40 } as const

export type PersonMatch = { score: number; verdict: Verdict; reasons: PersonReason[] }

/**
 * How much speaks for two persons being one, in points from 0 to 100 with the reasons; none below 40.
 *
 * - Name: last name 25 (typing error or part of a double name 17, another one −15), first name 20 (short form such as
 *   Sepp and Josef 17, typing error 14, initial 8, missing 5, another one −40); first and last name swapped 40.
 * - The same company 25 (another one −10), own mail address 35 (not info@), mobile number 30, other telephone 15
 *   (switchboards are shared), birthday 20 (another one −40).
 *
 * From 65 points on they are *the same*, from 40 on *probably the same*; with an initial, without a first name or with
 * another last name they are the same only if they share the mail address.
 */
export function comparePersons(a: PersonTraits, b: PersonTraits): PersonMatch | null {
  const reasons: PersonReason[] = []
  const name = matchPersonNames(a, b)
  let score = name.points
  if (name.reason) reasons.push(name.reason)
  const say = (reason: PersonReason, points: number) => {
    reasons.push(reason)
    score += points
  }
  if (a.customerId && b.customerId) {
    if (a.customerId === b.customerId) say('company', 25)
    else say('otherCompany', -10)
  }
  const mails = ownMails(a)
  const email = ownMails(b).some((one) => mails.includes(one))
  if (email) say('email', 35)
  const phones = (b.phones ?? []).filter((phone) => a.phones?.includes(phone))
  if (phones.length > 0) say('phone', phones.some(isMobile) ? 30 : 15)
  if (a.birthday && b.birthday) {
    const yearKnown = !a.birthday.startsWith('1900-') && !b.birthday.startsWith('1900-')
    const same = yearKnown ? a.birthday === b.birthday : a.birthday.slice(5) === b.birthday.slice(5)
    if (same) say('birthday', 20)
    else score -= 40
  }
  if (!name.whole && !email) score = Math.min(score, personThresholds.same - 1)
  if (score < personThresholds.probably) return null
  return { score: Math.min(score, 100), verdict: score >= personThresholds.same ? 'same' : 'probably', reasons }
}

function ownMails({ emails = [] }: PersonTraits): string[] {
  return emails.map((email) => email.trim().toLowerCase()).filter((email) => !isShared(email))
}

/** A number that one person carries (DE, AT, CH). */
function isMobile(e164: string): boolean {
  return /^\+(491[567]|436[5-9]|417[5-9])/.test(e164)
}

/** `whole`: first and last name are known on both sides and fit. */
type NamePoints = { points: number; reason: PersonReason | null; whole: boolean }

function matchPersonNames(a: PersonTraits, b: PersonTraits): NamePoints {
  if (isSwapped(a, b)) return { points: 40, reason: 'swappedNames', whole: true }
  const last = matchLastNames(a.lastName, b.lastName)
  const lastPoints = { equal: 25, similar: 17, other: -15 }[last]
  if (!a.firstName || !b.firstName)
    return { points: lastPoints + 5, reason: last === 'equal' ? 'personName' : null, whole: false }
  const first = matchFirstNames(a.firstName, b.firstName, isMisspelt)
  const points = lastPoints + { equal: 20, nickname: 17, typo: 14, initial: 8, other: -40 }[first]
  if (first === 'other' || last === 'other') return { points, reason: null, whole: false }
  if (first === 'initial') return { points, reason: 'initial', whole: false }
  if (first === 'nickname') return { points, reason: 'nickname', whole: true }
  return { points, reason: first === 'equal' && last === 'equal' ? 'personName' : 'similarPersonName', whole: true }
}

function isSwapped(a: PersonName, b: PersonName): boolean {
  const [firstA, firstB] = [nameKey(a.firstName ?? ''), nameKey(b.firstName ?? '')]
  const [lastA, lastB] = [nameKey(a.lastName), nameKey(b.lastName)]
  return firstA !== '' && firstA !== lastA && firstA === lastB && lastA === firstB
}

function matchLastNames(a: string, b: string): 'equal' | 'similar' | 'other' {
  const [one, other] = [nameKey(a), nameKey(b)]
  if (one === other) return 'equal'
  if (isMisspelt(one, other)) return 'similar'
  const parts = (name: string) => fold(name).split(/[^a-z]+/)
  const [shared] = parts(a).filter((part) => part.length > 2 && parts(b).includes(part))
  return shared ? 'similar' : 'other'
}

function isMisspelt(a: string, b: string): boolean {
  return isTypo(a, lettersOf(a), b, lettersOf(b))
}

function nameKey(name: string): string {
  return fold(name).replace(/[^a-z]/g, '')
}

/** What two equal persons share one of: only persons with a common key are compared. */
export function personKeys(person: PersonTraits): string[] {
  const keys = new Set<string>()
  const last = nameKey(person.lastName)
  const first = nameKey(person.firstName ?? '')
  for (const email of ownMails(person)) keys.add(`M:${email}`)
  for (const full of [...fullNamesOf(person.firstName ?? ''), first]) {
    if (first === '') break
    keys.add(`N:${[full, last].sort().join('.')}`)
    keys.add(`N:${[...fullNamesOf(person.lastName), first].sort().join('.')}`)
  }
  for (const phone of person.phones ?? []) keys.add(`F:${phone}:${soundOf(last).slice(0, 2)}`)
  if (person.customerId) {
    for (const part of new Set([soundOf(last), soundOf(first)])) if (part) keys.add(`C:${person.customerId}:${part}`)
  }
  return [...keys]
}

/**
 * Whether two persons of the same customer are one (imports): the same mail address; or the same last name, also
 * swapped with the first, and no other first name.
 */
export function samePerson(a: PersonName, b: PersonName): boolean {
  const mails = new Set((a.emails ?? []).map((email) => email.toLowerCase()))
  if ((b.emails ?? []).some((email) => mails.has(email.toLowerCase())))
    return nameKey(a.lastName) === nameKey(b.lastName) || !a.firstName || !b.firstName || isSwapped(a, b)
  if (isSwapped(a, b)) return true
  if (nameKey(a.lastName) !== nameKey(b.lastName)) return false
  if (!a.firstName || !b.firstName) return true
  return ['equal', 'nickname', 'initial'].includes(matchFirstNames(a.firstName, b.firstName, () => false))
}
