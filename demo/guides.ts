import type { GuideKind } from '#features/guides/rules.ts'

/** What the demo company wrote down for itself; `stage` is the place of the stage, none: helps in every stage. */
export const guides: { kind: GuideKind; stage: number | null; title: string; text: string }[] = [
  {
    kind: 'talk',
    stage: 0,
    title: 'Das erste Gespräch mit der Konstruktion',
    text: `Woran hakt es am Teil, wie es heute ist?
Was kostet ein Stillstand bei Ihnen in der Stunde?
Wer schaut außer Ihnen noch darauf: Einkauf, Qualität, Instandhaltung?
Bis wann müssen Sie es wissen, und was passiert, wenn nicht?

Am Ende immer: ein Tag für den nächsten Schritt, am besten ein Musterteil.`,
  },
  {
    kind: 'checklist',
    stage: 1,
    title: 'Bevor das Angebot hinausgeht',
    text: `Stückzahl im Jahr und Losgröße
Zeichnungsstand und Werkstoff bestätigt
Wer entscheidet, und wer unterschreibt?
Zieltermin und Zielpreis genannt
Härten, Schleifen, Verzahnen: eigen oder auswärts?
Tag zum Nachfassen eingetragen`,
  },
  {
    kind: 'text',
    stage: 2,
    title: 'Nachfassen nach zehn Tagen',
    text: `Guten Tag,

vor zehn Tagen haben Sie unser Angebot bekommen. Ist etwas offen, das wir klären können? Wenn es Ihnen hilft, sprechen wir es mit unserer Fertigung zusammen durch; eine Viertelstunde genügt.

Mit freundlichen Grüßen`,
  },
  {
    kind: 'talk',
    stage: 4,
    title: 'Wenn es nur noch um den Preis geht',
    text: `Erst fragen: Verglichen womit? Gleicher Werkstoff, gleiche Prüfung, gleicher Termin?
Nie ohne Gegenleistung nachgeben: Menge, Abrufplan, Zahlungsziel, Referenz.
Zwei Wege anbieten statt eines kleineren Preises.`,
  },
]
