/** Chapters in the order in which somebody new needs them: the file name, which is the address, and the heading. */
export const chapters = [
  { id: 'anfangen', title: 'Anfangen' },
  { id: 'einlesen', title: 'Liste einlesen' },
  { id: 'listen-in-excel', title: 'Listen in Excel ändern und zurückholen' },
  { id: 'heute', title: 'Heute' },
  { id: 'wieder-kontaktieren', title: 'Wieder kontaktieren' },
  { id: 'kunden', title: 'Kunden und Ansprechpartner' },
  { id: 'reklamationen', title: 'Reklamationen und Muster' },
  { id: 'anfragen', title: 'Anfragen' },
  { id: 'werbung', title: 'Werbung: wer darf angeschrieben werden?' },
  { id: 'kundenbestand', title: 'Kundenbestand' },
  { id: 'tour', title: 'Tour: wer in der Nähe wartet' },
  { id: 'neugeschaeft', title: 'Neugeschäft führen' },
  { id: 'angebote', title: 'Angebote nachfassen' },
  { id: 'preise', title: 'Produkte und Preise' },
  { id: 'bewegung', title: 'Bewegung: was vorankommt, was verschoben wird' },
  { id: 'ausblick', title: 'Ausblick: womit in 18 Monaten zu rechnen ist' },
  { id: 'kennzahlen', title: 'Ziele und Kennzahlen' },
  { id: 'schluesselkunden', title: 'Schlüsselkunden: wer es ist, und wie es um sie steht' },
  { id: 'vertraege', title: 'Verträge: was bis wann zu entscheiden ist' },
  { id: 'uebergabe', title: 'Übergabe: vom Verkauf zum Key Account Management' },
  { id: 'neues', title: 'Bedarf und Neues: was Kunden brauchen, was sie wissen sollten' },
  { id: 'kundenschutz', title: 'Kundenschutz: Handelsvertretungen, Händler, Endkunden' },
  { id: 'provision', title: 'Provision: wem ein Geschäft angerechnet wird' },
  { id: 'besprechungen', title: 'Besprechungen: Quartals- und Jahresgespräch, Runden' },
  { id: 'schnelle-zeile', title: 'Die schnelle Zeile' },
  { id: 'mails', title: 'Mails beim Kunden ablegen' },
  { id: 'telefon', title: 'Auf dem Telefon, auch ohne Netz' },
  { id: 'team', title: 'Kolleginnen, Kollegen und Vertretung' },
  { id: 'anmeldung', title: 'Anmelden und Konto' },
  { id: 'sicherung', title: 'Sicherung' },
  { id: 'kommandozeile', title: 'Kommandozeile' },
] as const
export type ChapterId = (typeof chapters)[number]['id']

const files = import.meta.glob<string>('/docs/handbuch/*.md', { query: '?raw', import: 'default' })

/** The text of a chapter, fetched when it is opened; links between chapters are relative. */
export async function readChapter(id: ChapterId): Promise<string> {
  const [{ marked }, text] = await Promise.all([import('marked'), files[`/docs/handbuch/${id}.md`]?.()])
  // The text is our own and part of the build, so nothing in it needs to be made harmless.
  const html = marked.parse((text ?? '').replace(/^# .+$/m, ''), { async: false })
  return html.replace(/href="([a-z-]+)"/g, 'href="/handbuch/$1"')
}
