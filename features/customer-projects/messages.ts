import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.projectsFull': 'Mehr als {{most}} Projekte fasst ein Kunde nicht.',
    'refusal.projectFull': 'Mehr als {{most}} Schritte fasst ein Projekt nicht.',
    'refusal.projectDone': 'Dieses Projekt ist abgeschlossen. Öffnen Sie es wieder, wenn noch etwas zu tun ist.',
    'refusal.projectStepsOpen': 'Es sind noch Schritte offen. Erledigen oder löschen Sie sie zuerst.',
  },
  en: {
    'refusal.projectsFull': 'A customer has no room for more than {{most}} projects.',
    'refusal.projectFull': 'A project has no room for more than {{most}} steps.',
    'refusal.projectDone': 'This project is finished. Open it again if something is left to do.',
    'refusal.projectStepsOpen': 'Some steps are still open. Finish or delete them first.',
  },
})
