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
    sequence = ((randomByte() << 8) | randomByte()) & 0x7ff
  }
  const hex = lastTime.toString(16).padStart(12, '0')
  let tail = hexOf[(randomByte() & 0x3f) | 0x80]!
  for (let i = 1; i < 8; i += 1) tail += hexOf[randomByte()]
  const rand = (0x7000 | sequence).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${rand}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

// Drawn for many ids at once: a draw costs more than the rest of an id.
const drawn = new Uint8Array(4096)
let used = drawn.length

function randomByte(): number {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn)
    used = 0
  }
  used += 1
  return drawn[used - 1]!
}
