/** A phone number as one taps it: E.164 where it is known, else the digits as typed. */
export function telLink(phone: { number: string; e164: string | null } | string): string {
  const number = typeof phone === 'string' ? phone : (phone.e164 ?? phone.number)
  return `tel:${number.replace('(0)', '').replace(/[^+\d]/g, '')}`
}

export function mailLink(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`
}

/** The address of a web site; anything but http(s) is no link (`javascript:` in an imported list). */
export function webLink(web: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(web) && !/^[\w.-]+:\d/.test(web) ? web : `https://${web}`
  try {
    const { protocol, href } = new URL(address)
    return protocol === 'https:' || protocol === 'http:' ? href : null
  } catch {
    return null
  }
}

/** Where a place is on the map of whatever the device uses for maps. */
export function placeLine(place: { postcode: string | null; city: string | null }): string {
  return [place.postcode, place.city].filter(Boolean).join(' ')
}
