import { companyDomain } from '#features/duplicates/rules/words.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Mail, MailAddress } from '../read/mail.ts'
import { forwardedIn } from './forwarded.ts'

/** Why a mail waits for somebody to say where it belongs. */
export const reasons = [
  'stranger',
  'unchecked',
  'nobody',
  'noCustomer',
  'severalCustomers',
  'notAllowed',
  'tooLarge',
  'unreadable',
] as const
export type WaitingReason = (typeof reasons)[number]

/** Days that a mail waits at most; the mailbox keeps it. */
export const waitingDays = 90
/** Mails that wait at most; beyond that the oldest go, those of strangers first. */
export const mostWaiting = 500
/** Bytes up to which a mail is kept that somebody without a login sent: anybody may fill a mailbox. */
export const largestOfStranger = 2 * 1024 * 1024
/** Customers in whose timelines one mail is filed at most. */
export const mostPlaces = 10

/** Whose addresses are our own: members', the mailbox's, and all of a domain that is the company's. */
export type Own = { addresses: ReadonlySet<string>; domains: ReadonlySet<string> }

/** `addresses`: of members, of the filing mailbox, of the house; those at free mail providers stand for themselves only. */
export function ownOf(addresses: readonly (string | null)[]): Own {
  const known = addresses.flatMap((one) => (one?.includes('@') ? one.trim().toLowerCase() : []))
  return { addresses: new Set(known), domains: new Set(known.flatMap((one) => companyDomain(one) ?? [])) }
}

function isOwn({ address }: MailAddress, own: Own): boolean {
  const domain = companyDomain(address)
  return own.addresses.has(address) || (domain !== null && own.domains.has(domain))
}

/** What a mail says once it is known what was sent to us for filing. */
export type Filing = {
  /** The mail that belongs in the timeline. */
  original: Mail
  direction: 'in' | 'out'
  /** Who is at the other end: their addresses say which customers. */
  others: MailAddress[]
  /** What the forwarder wrote above it. */
  note: string
}

/**
 * What is to be filed of a mail that reached the filing address.
 *
 * - From outside: the mail itself, which came in.
 * - From one of us, with somebody from outside in To or Cc (BCC): the mail itself, which went out to them.
 * - From one of us to us only: a forwarded mail, attached (`attached`, the first one) or in the text; it came in from its
 *   sender, or went out if that is one of us. Without one nobody is at the other end.
 */
export function filingOf(mail: Mail, own: Own, timeZone: string, attached: Mail | null = null): Filing {
  const outside = (all: readonly MailAddress[]) => all.filter((one) => !isOwn(one, own))
  if (mail.from && !isOwn(mail.from, own)) return { original: mail, direction: 'in', others: [mail.from], note: '' }
  const recipients = outside(mail.to)
  if (recipients.length > 0) return { original: mail, direction: 'out', others: recipients, note: '' }
  const inner = attached ?? innerOf(mail, timeZone)
  if (!inner) return { original: mail, direction: 'out', others: [], note: '' }
  const note = attached ? mail.text : (forwardedIn(mail.text, timeZone)?.note ?? '')
  if (inner.from && !isOwn(inner.from, own)) return { original: inner, direction: 'in', others: [inner.from], note }
  return { original: inner, direction: 'out', others: outside(inner.to), note }
}

/** The mail in the text of a forwarded one, with the attachments that came along. */
function innerOf(mail: Mail, timeZone: string): Mail | null {
  const found = forwardedIn(mail.text, timeZone)
  if (!found) return null
  const { from, to, at, subject, text } = found
  const plain = mail.subject.replace(/^\s*(?:(?:wg|fwd?|weitergeleitet)\s*:\s*)+/i, '')
  return {
    messageId: null,
    from,
    to,
    at: at ?? mail.at,
    subject: subject || plain,
    text,
    attachments: mail.attachments,
  }
}

/** The text in the timeline: what the forwarder wrote stands above the mail. */
export function withNote(mail: Mail, note: string): Mail {
  return note === '' ? mail : { ...mail, text: [note, mail.text].filter(Boolean).join('\n\n— — —\n\n') }
}

/**
 * Whether our own mail server vouches for the sender: its latest Authentication-Results (the server names itself as
 * `server`) say that DMARC, DKIM, SPF or the login fits. Lines of other servers may be made up by the sender, and do not count.
 */
export function isVouched(checks: readonly string[], server: string): boolean {
  const own = checks.find((line) => line.trim().toLowerCase().split(/[\s;]/)[0] === server.trim().toLowerCase())
  if (!own) return false
  const result = (method: string) => new RegExp(`;\\s*${method}\\s*=\\s*([a-z]+)`, 'i').exec(own)?.[1]?.toLowerCase()
  const dmarc = result('dmarc')
  if (dmarc && dmarc !== 'none') return dmarc === 'pass'
  return ['auth', 'dkim', 'spf'].some((method) => result(method) === 'pass')
}

/** A customer as far as its addresses go. */
export type Known = {
  customerId: string
  /** Empty for the customer itself. */
  personId: string | null
  emails: readonly string[]
  web?: string | null
}
export type Place = { customerId: string; personId: string | null }

/**
 * Which customers a mail belongs to, once each, `mostPlaces` at most: those with somebody of that address, then those with
 * the address itself, then the one whose people write from that domain (no free provider). A domain that several customers
 * share says nothing, unless the mail names one of them otherwise: then `several`.
 */
export function placesOf(
  others: readonly MailAddress[],
  known: readonly Known[],
): { places: Place[]; several: boolean } {
  const places = new Map<string, Place>()
  const put = (one: Known) => {
    const before = places.get(one.customerId)
    if (!before?.personId) places.set(one.customerId, { customerId: one.customerId, personId: one.personId })
  }
  const rest: string[] = []
  for (const { address } of others) {
    const exact = known.filter(({ emails }) => emails.some((email) => email.trim().toLowerCase() === address))
    const persons = exact.filter(({ personId }) => personId !== null)
    for (const one of persons.length > 0 ? persons : exact) put(one)
    if (exact.length === 0) rest.push(address)
  }
  let several = false
  for (const address of rest) {
    const domain = companyDomain(address)
    if (!domain) continue
    const writes = known.filter(({ emails, web }) =>
      [...emails, ...(web ? [web] : [])].some((one) => companyDomain(one) === domain),
    )
    const customers = [...new Set(writes.map(({ customerId }) => customerId))]
    if (customers.some((id) => places.has(id))) continue
    if (customers.length === 1) put({ customerId: customers[0]!, personId: null, emails: [] })
    else several ||= customers.length > 1
  }
  return { places: [...places.values()].slice(0, mostPlaces), several: several && places.size === 0 }
}

/** Refuses `mailHostBad` for what is no computer, `intakeIncomplete` for one that is to be asked without server, user or address. */
export function checkIntake(place: { on: boolean; host: string; user: string; address: string }): void {
  if (place.host !== '' && !/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/i.test(place.host)) throw new Refusal('mailHostBad')
  if (place.on && (place.host === '' || place.user === '' || place.address === ''))
    throw new Refusal('intakeIncomplete')
}
