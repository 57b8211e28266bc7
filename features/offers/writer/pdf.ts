import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { lazy } from '#platform/lazy.ts'
import { type Letter, letterOf } from './letter.ts'

type Library = typeof import('pdfmake') & {
  setUrlAccessPolicy(policy: () => boolean): void
  setLocalAccessPolicy(policy: (path: string) => boolean): void
}
const load = lazy<Library>('pdfmake', import.meta.url)
let ready: Library | undefined

/** The letter as a PDF. */
export async function pdfOf(letter: Letter): Promise<Uint8Array> {
  return await rendered(letterOf(letter))
}

/** A paper as a PDF (PDF/A-2b: it carries its fonts). What is written in it never makes it open a file or an address. */
export async function rendered(paper: TDocumentDefinitions): Promise<Uint8Array> {
  ready ??= prepared()
  return new Uint8Array(await ready.createPdf(paper).getBuffer())
}

function prepared(): Library {
  const library = load()
  const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto')
  const file = (name: string) => join(fonts, `Roboto-${name}.ttf`)
  library.setFonts({
    Roboto: {
      normal: file('Regular'),
      bold: file('Medium'),
      italics: file('Italic'),
      bolditalics: file('MediumItalic'),
    },
  })
  library.setUrlAccessPolicy(() => false)
  library.setLocalAccessPolicy((path) => path.startsWith(fonts))
  return library
}
