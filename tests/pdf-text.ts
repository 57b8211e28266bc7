import { inflateSync } from 'node:zlib'

/**
 * What a PDF of pdfmake says, word for word in the order it is drawn: fonts are subsets there, so glyphs are
 * read through the table that each font carries for copying text out (ToUnicode).
 */
export function textOfPdf(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1')
  const objects = new Map<string, { head: string; body: string }>()
  for (const [, id = '', whole = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream] = whole.split(/\nstream\n/)
    const bytes = Buffer.from((stream ?? '').replace(/\nendstream$/, ''), 'latin1')
    const body = stream === undefined ? '' : /FlateDecode/.test(head) ? inflated(bytes) : bytes.toString('latin1')
    objects.set(id, { head, body })
  }
  const glyphs = new Map<string, Map<string, string>>()
  for (const { head } of objects.values()) {
    // Fonts stand in the resources of a page by name.
    for (const [, fonts = ''] of head.matchAll(/\/Font <<([\s\S]*?)>>/g)) {
      for (const [, name = '', id = ''] of fonts.matchAll(/\/(\w+) (\d+) 0 R/g)) {
        const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1]
        if (map) glyphs.set(name, glyphsOf(objects.get(map)?.body ?? ''))
      }
    }
  }
  const pages = [...objects.values()].filter(({ head, body }) => !/\/Type|\/Subtype/.test(head) && / Tf\n/.test(body))
  return pages.map(({ body }) => drawn(body, glyphs)).join('\n')
}

function inflated(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}

/** The table of one font: `<0000> <0010> [<0041> <0042> …]`, glyph by glyph. */
function glyphsOf(map: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    let glyph = Number.parseInt(first, 16)
    for (const [, unicode = ''] of list.matchAll(/<([0-9a-f ]+)>/gi)) {
      found.set(glyph.toString(16).padStart(4, '0'), utf16(unicode))
      glyph += 1
    }
  }
  return found
}

function utf16(hex: string): string {
  return (hex.match(/[0-9a-f]{4}/gi) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
}

function drawn(page: string, glyphs: Map<string, Map<string, string>>): string {
  const words: string[] = []
  let font: Map<string, string> | undefined
  for (const line of page.split('\n')) {
    const name = /^\/(\w+) [\d.]+ Tf$/.exec(line)?.[1]
    if (name) font = glyphs.get(name)
    if (!/ TJ$/.test(line)) continue
    const hex = [...line.matchAll(/<([0-9a-f]+)>/gi)].map((match) => match[1]).join('')
    words.push((hex.match(/[0-9a-f]{4}/gi) ?? []).map((glyph) => font?.get(glyph.toLowerCase()) ?? '').join(''))
  }
  return words.join(' ').replace(/\s+/g, ' ')
}
