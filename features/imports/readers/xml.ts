import { SaxesParser } from 'saxes'
import { Refusal } from '#shared/refusal.ts'
import { refuseDamaged } from './zip.ts'

/** What a reader of XML wants to hear; names come without their namespace prefix. */
export type XmlEvents = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** Feeds XML piece by piece, with a pause for the caller after each. Entities are never expanded, so no XML bomb can go off. */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, events: XmlEvents): AsyncGenerator<void, void, void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Refusal('importDamaged')
  })
  const { open, text, close } = events
  if (open) parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes as Record<string, string>))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  if (close) parser.on('closetag', (tag) => close(localName(tag.name)))
  let decoder: TextDecoder | null = null
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(encodingOf(piece))
      parser.write(decoder.decode(piece, { stream: true }))
      yield
    }
    if (!decoder) throw new Refusal('importDamaged')
    parser.write(decoder.decode()).close()
  } catch (error) {
    refuseDamaged(error)
  }
  yield
}

/** Reads a small part to its end. */
export async function readWholeXml(pieces: AsyncIterable<Uint8Array>, events: XmlEvents): Promise<void> {
  for await (const _ of readXml(pieces, events));
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function encodingOf(firstPiece: Uint8Array): string {
  if (firstPiece[0] === 0xff && firstPiece[1] === 0xfe) return 'utf-16le'
  if (firstPiece[0] === 0xfe && firstPiece[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Attribute by its local name, whatever prefix the producer chose. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  const direct = attributes[name]
  if (direct !== undefined) return direct
  for (const key of Object.keys(attributes)) if (key.endsWith(`:${name}`)) return attributes[key]
  return undefined
}
