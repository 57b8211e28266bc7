import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FileAnswer, FileOnDisk, FileStream } from '#shared/contract.ts'

/**
 * Sends a file as a download. Nothing of it is ever shown as a page of ours: always an attachment,
 * never sniffed (`nosniff` stands on every answer), without scripts should a browser open it after all.
 */
export function sendFile(reply: FastifyReply, file: FileAnswer | FileOnDisk | FileStream): FastifyReply {
  const { name, type } = file
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  reply
    .type(type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeRfc5987(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
  if ('path' in file) return reply.header('content-length', statSync(file.path).size).send(createReadStream(file.path))
  if ('pieces' in file) return reply.send(Readable.from(file.pieces, { objectMode: false }))
  const { bytes } = file
  return reply.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

function encodeRfc5987(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
}
