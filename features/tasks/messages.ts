import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.taskNeedsDay': 'Bitte nennen Sie einen Tag: Ohne ihn kommt es nicht von selbst wieder.',
    'refusal.dayGone': 'Dieser Tag ist schon vorbei. Bitte wählen Sie heute oder einen späteren.',
    'refusal.assigneeUnknown': 'Diese Kollegin oder dieser Kollege ist nicht mehr da. Bitte wählen Sie jemand anderen.',
    'refusal.taskDone': 'Das ist schon erledigt. Öffnen Sie es wieder, wenn noch etwas zu tun ist.',
    'refusal.taskOpen': 'Das ist noch offen.',

    'tasks.kind.followUp': 'Wiedervorlage',
    'tasks.kind.task': 'Aufgabe',
    'tasks.kind.promise': 'Zusage',

    'tasks.repeat.day_one': 'jeden Tag',
    'tasks.repeat.day_other': 'alle {{count}} Tage',
    'tasks.repeat.week_one': 'jede Woche',
    'tasks.repeat.week_other': 'alle {{count}} Wochen',
    'tasks.repeat.month_one': 'jeden Monat',
    'tasks.repeat.month_other': 'alle {{count}} Monate',
    'tasks.repeat.year_one': 'jedes Jahr',
    'tasks.repeat.year_other': 'alle {{count}} Jahre',

    'tasks.handout.subject': 'Bitte erledigen: {{text}}',
    'tasks.handout.greeting': 'Hallo {{name}},',
    'tasks.handout.please': 'können Sie das bitte übernehmen?',
    'tasks.handout.promise': 'das haben wir einem Kunden zugesagt. Können Sie es bitte übernehmen?',
    'tasks.handout.customer': 'Kunde: {{name}}',
    'tasks.handout.person': 'Ansprechpartner:in: {{name}}',
    'tasks.handout.until': 'Bis: {{day}}',
    'tasks.handout.answer': 'Geben Sie mir kurz Bescheid, wenn es erledigt ist oder etwas dazwischenkommt.',
  },
  en: {
    'refusal.taskNeedsDay': 'Please name a day: without one it does not come back by itself.',
    'refusal.dayGone': 'This day has already passed. Please choose today or a later one.',
    'refusal.assigneeUnknown': 'This colleague is no longer here. Please choose somebody else.',
    'refusal.taskDone': 'This is already done. Reopen it if there is something left to do.',
    'refusal.taskOpen': 'This is still open.',

    'tasks.kind.followUp': 'Follow-up',
    'tasks.kind.task': 'Task',
    'tasks.kind.promise': 'Promise',

    'tasks.repeat.day_one': 'every day',
    'tasks.repeat.day_other': 'every {{count}} days',
    'tasks.repeat.week_one': 'every week',
    'tasks.repeat.week_other': 'every {{count}} weeks',
    'tasks.repeat.month_one': 'every month',
    'tasks.repeat.month_other': 'every {{count}} months',
    'tasks.repeat.year_one': 'every year',
    'tasks.repeat.year_other': 'every {{count}} years',

    'tasks.handout.subject': 'Please do: {{text}}',
    'tasks.handout.greeting': 'Hello {{name}},',
    'tasks.handout.please': 'could you please take care of this?',
    'tasks.handout.promise': 'we promised this to a customer. Could you please take care of it?',
    'tasks.handout.customer': 'Customer: {{name}}',
    'tasks.handout.person': 'Person: {{name}}',
    'tasks.handout.until': 'By: {{day}}',
    'tasks.handout.answer': 'Please let me know when it is done, or if something comes up.',
  },
})
