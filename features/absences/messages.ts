import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.absenceBackwards': 'Der letzte Tag liegt vor dem ersten.',
    'refusal.absenceTooLong': 'Eine Abwesenheit geht höchstens über drei Jahre.',
    'refusal.deputyIsAbsent': 'Niemand vertritt sich selbst. Bitte wählen Sie jemand anderen.',
    'refusal.deputyIsAway': 'Die Vertretung ist in dieser Zeit selbst abwesend. Bitte wählen Sie jemand anderen.',
    'refusal.absenceTwice': 'In dieser Zeit ist schon eine Abwesenheit eingetragen.',
  },
  en: {
    'refusal.absenceBackwards': 'The last day is before the first.',
    'refusal.absenceTooLong': 'An absence lasts three years at most.',
    'refusal.deputyIsAbsent': 'Nobody is their own deputy. Please choose somebody else.',
    'refusal.deputyIsAway': 'The deputy is away in this time too. Please choose somebody else.',
    'refusal.absenceTwice': 'There is an absence in this time already.',
  },
})
