import { inflateSync } from 'node:zlib'
import { Refusal } from '#shared/refusal.ts'

/** Bytes of the largest logo, and pixels of its longer side: enough for print at 60 mm. */
export const largestLogo = 300 * 1024
const mostPixels = 2000

export type LogoImage = { type: 'image/png' | 'image/jpeg'; width: number; height: number }

/**
 * What a picture is by its content, whatever its name says. Refuses `logoTooLarge`, `logoUnreadable` for anything but a whole
 * PNG or JPEG, also one that unpacks to more than it says.
 */
export function logoOf(bytes: Uint8Array): LogoImage {
  if (bytes.length > largestLogo) throw new Refusal('logoTooLarge', { kilobytes: largestLogo / 1024 })
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const image = pngOf(data) ?? jpegOf(data)
  if (!image) throw new Refusal('logoUnreadable')
  if (image.width > mostPixels || image.height > mostPixels)
    throw new Refusal('logoTooLarge', { kilobytes: largestLogo / 1024 })
  if (image.type === 'image/png') checkPixels(data, image)
  return image
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function pngOf(data: Buffer): LogoImage | null {
  if (data.length < 45 || !data.subarray(0, 8).equals(signature) || data.toString('latin1', 12, 16) !== 'IHDR')
    return null
  const [width, height, interlaced] = [data.readUInt32BE(16), data.readUInt32BE(20), data[28]]
  return width > 0 && height > 0 && interlaced === 0 ? { type: 'image/png', width, height } : null
}

/** Unpacks the pixels once, no further than a picture of that size goes (8 bytes a pixel, one a row). */
function checkPixels(data: Buffer, { width, height }: LogoImage): void {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= data.length; ) {
    const length = data.readUInt32BE(at)
    if (data.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(data.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  try {
    inflateSync(Buffer.concat(parts), { maxOutputLength: (width * 8 + 1) * height })
  } catch {
    throw new Refusal('logoUnreadable')
  }
}

/** The size stands in the start of the frame (markers C0 to CF but C4, C8, CC). */
function jpegOf(data: Buffer): LogoImage | null {
  if (data.length < 20 || data.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < data.length && data[at] === 0xff; ) {
    const marker = data[at + 1] ?? 0
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (frame) {
      const [height, width] = [data.readUInt16BE(at + 5), data.readUInt16BE(at + 7)]
      return width > 0 && height > 0 ? { type: 'image/jpeg', width, height } : null
    }
    at += 2 + data.readUInt16BE(at + 2)
  }
  return null
}
