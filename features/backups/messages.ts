import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.nothingToBackUp': 'Hier gibt es noch nichts zu sichern. Ist es der richtige Datenordner?',
    'refusal.noDataThere': 'Unter „{{file}}“ liegen keine Daten.',
    'refusal.backupExists': '„{{file}}“ gibt es schon. Bitte einen anderen Namen wählen; überschrieben wird nichts.',
    'refusal.backupUnreadable':
      'Diese Datei lässt sich nicht als Sicherung lesen: sie fehlt oder ist beschädigt. Ihre Daten sind unverändert.',
    'refusal.backupNotOurs': 'Das ist keine Sicherung von Bordmittel. Ihre Daten sind unverändert.',
    'refusal.backupNewer':
      'Diese Sicherung stammt von einer neueren Fassung des Programms. Bitte zuerst das Programm aktualisieren. Ihre Daten sind unverändert.',
    'refusal.diskFull':
      'Auf dem Datenträger des Servers ist zu wenig Platz, um diese Sicherung anzunehmen und zu prüfen. Ihre Daten sind unverändert.',
    'refusal.uploadCutOff':
      'Das Hochladen ist unterbrochen worden. Bitte wählen Sie die Datei noch einmal; Ihre Daten sind unverändert.',
  },
  en: {
    'refusal.nothingToBackUp': 'There is nothing to back up here yet. Is it the right data folder?',
    'refusal.noDataThere': 'There are no data at “{{file}}”.',
    'refusal.backupExists': '“{{file}}” exists already. Please choose another name; nothing is overwritten.',
    'refusal.backupUnreadable':
      'This file cannot be read as a backup: it is missing or damaged. Your data are unchanged.',
    'refusal.backupNotOurs': 'This is not a backup of Bordmittel. Your data are unchanged.',
    'refusal.backupNewer':
      'This backup comes from a newer version of the program. Please update the program first. Your data are unchanged.',
    'refusal.diskFull':
      'There is too little room on the server’s disk to take in and check this backup. Your data are unchanged.',
    'refusal.uploadCutOff': 'The upload was cut off. Please choose the file again; your data are unchanged.',
  },
})
