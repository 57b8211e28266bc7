import { marked } from 'marked'

/** Chapters in the order in which somebody new needs them; the file name is the address. */
const order = [
  'anfangen',
  'einlesen',
  'listen-in-excel',
  'heute',
  'wieder-kontaktieren',
  'kunden',
  'reklamationen',
  'anfragen',
  'werbung',
  'kundenbestand',
  'tour',
  'neugeschaeft',
  'angebote',
  'bewegung',
  'ausblick',
  'kennzahlen',
  'schnelle-zeile',
  'telefon',
  'team',
  'anmeldung',
  'sicherung',
  'kommandozeile',
]

export type Chapter = { id: string; title: string; html: string }

const files = import.meta.glob<string>('/docs/handbuch/*.md', { query: '?raw', import: 'default', eager: true })

/** The handbook as it lies in `docs/handbuch`; links between chapters are relative. */
export const chapters: Chapter[] = Object.entries(files)
  .map(([path, text]) => {
    const id = path.replace(/^.*\/|\.md$/g, '')
    return { id, title: text.match(/^# (.+)$/m)?.[1] ?? id, html: htmlOf(text) }
  })
  .filter((chapter) => order.includes(chapter.id))
  .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))

// The text is our own and part of the build, so nothing in it needs to be made harmless.
function htmlOf(text: string): string {
  const html = marked.parse(text.replace(/^# .+$/m, ''), { async: false })
  return html.replace(/href="([a-z-]+)"/g, 'href="/handbuch/$1"')
}
