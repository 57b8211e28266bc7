import { fold } from '#shared/text.ts'

/** Shortest password, in characters. */
export const shortestPassword = 10

/** What a password must not be made of. */
export type PasswordFacts = { name: string; email: string; company: string }

const digitsForLetters: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't' }
const signsForLetters: Record<string, string> = { ...digitsForLetters, $: 's', '@': 'a', '!': 'i' }
// What lists of leaked passwords from abroad do not hold.
const germanWords =
  'passwort kennwort geheim willkommen hallo bitte danke vertrieb verkauf kunde kunden angebot firma buero chef ' +
  'schatz liebe sonne fussball bayern schalke deutschland oesterreich schweiz stuttgart muenchen berlin hamburg ' +
  'fruehling sommer herbst winter januar februar maerz april juni juli august september oktober november dezember ' +
  'montag dienstag mittwoch donnerstag freitag samstag sonntag bordmittel password welcome summer autumn spring'
const ownWords = new Set(germanWords.split(' '))
const rows = [
  'qwertzuiopue',
  'qwertyuiop',
  'asdfghjkloeae',
  'asdfghjkl',
  'yxcvbnm',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
]
const sequences = [...rows, '01234567890123456789'].flatMap((row) => [row, [...row].reverse().join('')])
const largestOrnament = 6

export type PasswordProblem = 'passwordTooShort' | 'passwordKnown' | 'passwordSimple' | 'passwordNamesYou'

/**
 * Why a password is refused; none if it may be used. Refused are those shorter than 10 characters;
 * known ones, also with up to six digits or signs around them or letters replaced by digits; rows
 * of keys and repetitions; and those made of the person's name, e-mail or company (issue: no weak
 * or known ones). `isKnown` looks a lower-case word up in the bundled list.
 */
export function passwordProblem(
  password: string,
  facts: PasswordFacts,
  isKnown: (word: string) => boolean,
): PasswordProblem | null {
  if ([...password].length < shortestPassword) return 'passwordTooShort'
  const whole = password.toLowerCase()
  const plain = fold(whole)
  if (isMonotonous(plain)) return 'passwordSimple'
  const known = (word: string) => word.length > 3 && (isKnown(word) || ownWords.has(word))
  const cores = new Set([whole, plain, ...coresOf(plain), ...coresOf(unrepeated(plain))])
  for (const core of cores) {
    if (known(core)) return 'passwordKnown'
  }
  const own = wordsOf(facts)
  const rest = own.reduce((text, word) => text.replaceAll(word, ''), plain)
  if (rest.length < plain.length && rest.length <= largestOrnament) return 'passwordNamesYou'
  return null
}

/** The words inside digits and signs, also with digits read as letters: "P4sswort2026!" → "passwort". */
function coresOf(text: string): string[] {
  const inside = stripped(text)
  const readings = [digitsForLetters, signsForLetters].flatMap((letters) => [
    replaced(inside, letters),
    stripped(replaced(text, letters)),
  ])
  return [inside, ...readings].filter((core) => text.length - core.length <= largestOrnament)
}

function stripped(text: string): string {
  return text.replace(/^[^a-z]+|[^a-z]+$/g, '')
}

function replaced(text: string, letters: Record<string, string>): string {
  return [...text].map((sign) => letters[sign] ?? sign).join('')
}

/** The part that a text repeats, if it is nothing else: "geheimgeheim" → "geheim". */
function unrepeated(text: string): string {
  return text.match(/^(.+?)\1+$/)?.[1] ?? text
}

/** One or few characters over and over, or rows of keys. */
function isMonotonous(text: string): boolean {
  if (new Set(text).size <= 3 || unrepeated(text).length <= 3) return true
  let rest = text
  for (const sequence of sequences) {
    for (let length = sequence.length; length >= 4; length -= 1) {
      for (let start = 0; start + length <= sequence.length; start += 1) {
        rest = rest.replaceAll(sequence.slice(start, start + length), '')
      }
    }
  }
  return rest.length < 4
}

/** Words of at least four letters that are the person's own. */
function wordsOf({ name, email, company }: PasswordFacts): string[] {
  const words = [name, email, company].flatMap((text) => fold(text).split(/[^a-z0-9]+/))
  const joined = [name, company].map((text) => fold(text).replace(/[^a-z0-9]+/g, ''))
  return [...new Set([...joined, ...words])].filter((word) => word.length >= 4).sort((a, b) => b.length - a.length)
}

/** Days that an invitation link lives, hours that a reset link lives. */
export const invitationDays = 7
export const resetHours = 24
