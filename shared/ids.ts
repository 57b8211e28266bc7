let lastTime = 0
let sequence = 0

/**
 * UUIDv7 (RFC 9562): sortable by time of creation, monotonic within this process
 * (12-bit sequence in rand_a), so that keyset paging by id follows creation order.
 */
export function newId(): string {
  const time = Math.max(Date.now(), lastTime)
  if (time === lastTime) {
    sequence += 1
    if (sequence > 0xfff) {
      lastTime += 1
      sequence = 0
    }
  } else {
    lastTime = time
    sequence = crypto.getRandomValues(new Uint16Array(1))[0]! & 0x7ff
  }
  const hex = lastTime.toString(16).padStart(12, '0')
  const random = crypto.getRandomValues(new Uint8Array(8))
  random[0] = (random[0]! & 0x3f) | 0x80
  const tail = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const rand = (0x7000 | sequence).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${rand}-${tail.slice(0, 4)}-${tail.slice(4)}`
}
