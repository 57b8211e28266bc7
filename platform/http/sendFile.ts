import type { FastifyReply } from 'fastify'
import type { FileAnswer } from '#shared/contract.ts'

/**
 * Sends a file as a download. Nothing of it is ever shown as a page of ours: always an attachment,
 * never sniffed (`nosniff` stands on every answer), without scripts should a browser open it after all.
 */
export function sendFile(reply: FastifyReply, { name, type, bytes }: FileAnswer): FastifyReply {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
}
