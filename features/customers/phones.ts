import type { CountryCode } from 'libphonenumber-js/min'
import { lazy } from '#platform/lazy.ts'

const library = lazy<typeof import('libphonenumber-js/min')>('libphonenumber-js/min', import.meta.url)

export type Phone = { label: string; number: string; e164: string | null }

/**
 * The number in E.164 ("+497111234"), read as dialled from `country`; none if it is no number one
 * could dial. What was typed is kept beside it.
 */
export function e164Of(number: string, country: string | null): string | null {
  const { isSupportedCountry, parsePhoneNumberFromString } = library()
  const from = country && isSupportedCountry(country) ? (country as CountryCode) : 'DE'
  const parsed = parsePhoneNumberFromString(number.replace('(0)', ''), { defaultCountry: from, extract: false })
  return parsed?.isPossible() ? parsed.number : null
}

/** Phone numbers with their E.164 form where it is not known yet. */
export function withE164(phones: readonly Phone[], country: string | null): Phone[] {
  return phones.map((phone) => ({ ...phone, e164: phone.e164 ?? e164Of(phone.number, country) }))
}
