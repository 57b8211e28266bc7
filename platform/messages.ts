import { defineMessages } from '#shared/messages.ts'

/** Sentences for the refusals that the house itself gives. */
export const messages = defineMessages({
  de: {
    'refusal.loginNeeded': 'Bitte melden Sie sich an.',
    'refusal.notAllowed': 'Das dürfen Sie hier nicht. Fragen Sie, wer zuständig ist, oder Ihre Vertriebsleitung.',
    'refusal.notFound': 'Das gibt es nicht (mehr).',
    'refusal.invalidInput': 'Die Angabe „{{field}}“ passt nicht. Es wurde nichts gespeichert.',
    'refusal.changedMeanwhile':
      'Das hat inzwischen jemand anderes geändert. Ihre Eingabe steht noch da; bitte laden Sie neu und vergleichen Sie.',
    'refusal.bodyTooLarge': 'Das ist zu groß. Es wurde nichts gespeichert.',
    'refusal.tooMany': 'Das waren zu viele Versuche. Bitte warten Sie einen Moment.',
    'refusal.operationUnknown': 'Diesen Befehl gibt es nicht: {{name}}.',
    'refusal.idempotencyKeyTaken': 'Dieser Schlüssel gehört zu einem Befehl von jemand anderem.',
    'refusal.undoNotFound': 'Dazu gibt es nichts rückgängig zu machen.',
    'refusal.undoAlreadyDone': 'Das ist schon rückgängig gemacht.',
    'refusal.undoTooLarge':
      'Das sind mehr als {{largest}} Änderungen. Bitte machen Sie es dort rückgängig, wo es begann (etwa beim Import).',
    'refusal.undoChangedMeanwhile': 'Seither wurde daran etwas geändert. Deshalb bleibt alles, wie es ist.',
    'refusal.dayNotAhead': 'Der Tag muss in der Zukunft liegen.',
    'refusal.activityAhead':
      'Ein Gespräch kann nicht in der Zukunft liegen. Für später gibt es Termin oder Wiedervorlage.',
    'refusal.jobUnknown': 'Diese Aufgabe kennt das Programm nicht: {{kind}}.',
    'refusal.jobCancelled': 'Abgebrochen.',
  },
  en: {
    'refusal.loginNeeded': 'Please log in.',
    'refusal.notAllowed': 'You may not do this here. Ask whoever is responsible, or your sales lead.',
    'refusal.notFound': 'This does not exist (any more).',
    'refusal.invalidInput': '“{{field}}” does not fit. Nothing was saved.',
    'refusal.changedMeanwhile':
      'Somebody else changed this meanwhile. What you typed is still there; please reload and compare.',
    'refusal.bodyTooLarge': 'This is too large. Nothing was saved.',
    'refusal.tooMany': 'Too many attempts. Please wait a moment.',
    'refusal.operationUnknown': 'There is no such command: {{name}}.',
    'refusal.idempotencyKeyTaken': 'This key belongs to a command of somebody else.',
    'refusal.undoNotFound': 'There is nothing to undo here.',
    'refusal.undoAlreadyDone': 'This has been undone already.',
    'refusal.undoTooLarge':
      'These are more than {{largest}} changes. Please undo them where they began (for instance at the import).',
    'refusal.undoChangedMeanwhile': 'Something was changed there since. Therefore everything stays as it is.',
    'refusal.dayNotAhead': 'The day has to be in the future.',
    'refusal.activityAhead': 'A conversation cannot be in the future. For later there are appointments and follow-ups.',
    'refusal.jobUnknown': 'The program does not know this work: {{kind}}.',
    'refusal.jobCancelled': 'Cancelled.',
  },
})
