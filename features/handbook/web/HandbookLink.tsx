import { Link, useRouterState } from '@tanstack/react-router'
import { useT } from '#ui/i18n.tsx'
import type { messages } from '../messages.ts'

/** The chapter for each part of the software, by the beginning of its address. */
const chapterOf: [start: string, chapter: string][] = [
  ['/wieder-kontaktieren', 'wieder-kontaktieren'],
  ['/einlesen', 'einlesen'],
  ['/liste-einlesen', 'listen-in-excel'],
  ['/kundenbestand', 'kundenbestand'],
  ['/tour', 'tour'],
  ['/bewegung', 'bewegung'],
  ['/ausblick', 'ausblick'],
  ['/kennzahlen', 'kennzahlen'],
  ['/produkte', 'preise'],
  ['/neugeschaeft/angebote', 'angebote'],
  ['/neugeschaeft', 'neugeschaeft'],
  ['/schluesselkunden/uebergaben', 'uebergabe'],
  ['/schluesselkunden/vertraege', 'vertraege'],
  ['/besprechungen', 'besprechungen'],
  ['/schluesselkunden/neues', 'neues'],
  ['/schluesselkunden', 'schluesselkunden'],
  ['/kunden', 'kunden'],
  ['/personen', 'kunden'],
  ['/reklamationen', 'reklamationen'],
  ['/einwilligungen', 'werbung'],
  ['/anfragen', 'anfragen'],
  ['/heute', 'heute'],
  ['/team', 'team'],
  ['/konto', 'anmeldung'],
  ['/einstellungen/sicherung', 'sicherung'],
  ['/einstellungen/anfragen', 'anfragen'],
  ['/einstellungen/uebergaben', 'uebergabe'],
  ['/einstellungen/schluesselkunden', 'schluesselkunden'],
  ['/einstellungen/gewichtung', 'kennzahlen'],
  ['/einstellungen/waehrungen', 'kennzahlen'],
  ['/einstellungen', 'team'],
]

/** Leads from every page to its chapter of the handbook. */
export function HandbookLink() {
  const t = useT<typeof messages>()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const chapter = chapterOf.find(([start]) => path.startsWith(start))?.[1] ?? 'anfangen'
  return <Link to={`/handbuch/${chapter}`}>{t('handbook.open')}</Link>
}
