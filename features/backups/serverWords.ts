import { defineMessages } from '#shared/messages.ts'

/** What only a start and the command line say. */
export const messages = defineMessages({
  de: {
    'refusal.dataInUse':
      'Mit „{{file}}“ arbeitet schon ein Bordmittel ({{address}}). Arbeiten Sie dort weiter, oder beenden Sie es zuerst.',
    'refusal.addressTaken':
      'Unter {{address}} läuft schon etwas anderes, oder der Port ist nicht erlaubt. Anderer Port: npm start -- --port 4710',
    'refusal.dataNewer':
      'Diese Daten stammen von einer neueren Fassung des Programms (Schritt {{step}}). Bitte zuerst das Programm aktualisieren; es wurde nichts geändert.',
    'refusal.databaseUnreachable':
      'Die PostgreSQL-Datenbank lässt sich nicht öffnen: {{reason}}. Bitte Adresse, Benutzer und Passwort prüfen und ob sie läuft. Es wurde nichts geändert.',
    'refusal.targetNotEmpty':
      'In der PostgreSQL-Datenbank arbeiten schon Mitglieder. Bitte eine leere Datenbank anlegen; es wurde nichts geändert.',
    'refusal.serverRuns':
      'Solange Bordmittel auf diesen Daten läuft ({{address}}), kann nicht umgezogen werden. Bitte zuerst beenden.',
    'refusal.alreadyOnPostgres': 'Die Daten liegen schon auf PostgreSQL (DATABASE_URL ist gesetzt).',
    'refusal.fileUnusable':
      '„{{file}}“ lässt sich nicht lesen oder schreiben ({{reason}}). Gibt es den Ordner, und dürfen Sie das dort?',
    'backups.written': 'Gesichert: {{file}} ({{size}} MB).',
    'backups.restored':
      'Wiederhergestellt aus {{file}}. Der Stand davor liegt als Sicherung in {{folder}}. Alle melden sich neu an.',
    'backups.moved': '{{count}} Zeilen aus {{tables}} Tabellen übertragen und verglichen.',
    'backups.movedNext':
      'Ab jetzt mit DATABASE_URL starten. Die bisherige Datei {{file}} bleibt unverändert liegen; bewahren Sie sie als Sicherung auf.',
  },
  en: {
    'refusal.dataInUse': 'Another Bordmittel works on “{{file}}” already ({{address}}). Go on there, or stop it first.',
    'refusal.addressTaken':
      'Something else listens on {{address}}, or the port is not allowed. Another port: npm start -- --port 4710',
    'refusal.dataNewer':
      'These data come from a newer version of the program (step {{step}}). Please update the program first; nothing was changed.',
    'refusal.databaseUnreachable':
      'The PostgreSQL database cannot be opened: {{reason}}. Please check address, user and password, and whether it runs. Nothing was changed.',
    'refusal.targetNotEmpty':
      'Members are at work in the PostgreSQL database already. Please create an empty one; nothing was changed.',
    'refusal.serverRuns':
      'As long as Bordmittel runs on these data ({{address}}) they cannot move. Please stop it first.',
    'refusal.alreadyOnPostgres': 'The data are on PostgreSQL already (DATABASE_URL is set).',
    'refusal.fileUnusable':
      '“{{file}}” cannot be read or written ({{reason}}). Does the folder exist, and may you do that there?',
    'backups.written': 'Backed up: {{file}} ({{size}} MB).',
    'backups.restored':
      'Restored from {{file}}. What was there before lies as a backup in {{folder}}. Everybody logs in again.',
    'backups.moved': '{{count}} rows of {{tables}} tables copied and compared.',
    'backups.movedNext':
      'From now on start with DATABASE_URL. The former file {{file}} stays as it is; keep it as a backup.',
  },
})
