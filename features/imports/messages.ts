import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.importEmpty': '„{{file}}“ ist leer (0 Byte). Es wurde nichts eingelesen.',
    'refusal.importTooLarge':
      '„{{file}}“ ist größer als {{limit}} MB. Bitte teilen Sie die Datei; es wurde nichts eingelesen.',
    'refusal.importTooLargeUnpacked':
      '„{{file}}“ wird beim Entpacken übermäßig groß (mehr als {{limit}} MB). Zur Sicherheit wurde sie nicht gelesen.',
    'refusal.importPasswordProtected':
      '„{{file}}“ ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort und legen Sie sie noch einmal ab.',
    'refusal.importOldExcel':
      '„{{file}}“ ist eine alte Excel-Datei (.xls). Bitte speichern Sie sie in Excel als .xlsx.',
    'refusal.importUnreadable':
      '„{{file}}“ ist keine Liste, die wir lesen können ({{what}}). Es gehen Excel (.xlsx), CSV, Text und Visitenkarten (.vcf).',
    'refusal.importNoWorkbook': '„{{file}}“ ist gepackt, enthält aber keine Excel-Tabelle.',
    'refusal.importNoTable': 'In „{{file}}“ steht keine Zeile mit Daten.',
    'refusal.importDamaged': '„{{file}}“ ist beschädigt oder unvollständig. Es wurde nichts eingelesen.',
    'refusal.importTooManyColumns':
      'Die Tabelle „{{table}}“ hat {{columns}} Spalten; mehr als {{limit}} lesen wir nicht ein.',
    'refusal.importTooManyRows': 'Die Tabelle „{{table}}“ hat mehr als {{limit}} Zeilen. Bitte teilen Sie sie auf.',
    'refusal.importCellTooLong': 'In „{{table}}“, Zeile {{row}}, steht in einer Zelle mehr als {{limit}} Zeichen.',
    'refusal.importOpenQuote':
      'In „{{file}}“ beginnt bei Zeile {{row}} ein Anführungszeichen, das nicht geschlossen wird. Bitte korrigieren Sie diese Zeile.',
    'refusal.importTooManyTexts':
      'Die Arbeitsmappe enthält mehr als {{limit}} verschiedene Texte. Bitte teilen Sie sie auf.',
    'refusal.importTooManyFiles':
      'Mehr als {{limit}} Dateien auf einmal gehen nicht. Bitte beginnen Sie einen zweiten Import.',
    'refusal.importNotOpen':
      'Dieser Import läuft schon oder ist abgeschlossen. Für weitere Dateien beginnen Sie einen neuen.',
    'refusal.importNotDone': 'Dieser Import ist nicht abgeschlossen oder schon rückgängig gemacht.',
    'refusal.importNothingUsed':
      'Es ist keine Tabelle ausgewählt. Bitte wählen Sie mindestens eine, die eingelesen werden soll.',
    'refusal.importNothingRejected': 'Es wurde keine Zeile abgewiesen.',
    'refusal.importFileGone': 'Die Datei „{{file}}“ ist nicht mehr da. Bitte legen Sie sie noch einmal ab.',
    'refusal.importKindLater': '„{{file}}“ ist eine Tabelle der Art „{{kind}}“. Diese Art lesen wir noch nicht ein.',
    'refusal.importColumnUnknown': 'In „{{file}}“ gibt es keine Spalte „{{column}}“.',
    'refusal.importFieldUnknown': 'Ein Feld „{{field}}“ kennen wir nicht („{{file}}“).',
    'refusal.importAsksDate':
      'In „{{file}}“, Spalte „{{column}}“, lässt sich nicht entscheiden, was Tag und was Monat ist ({{sample}}). Bitte sagen Sie es: --date dmy oder --date mdy (in der Map-Datei "date").',
    'refusal.importAsksDecimal':
      'In „{{file}}“, Spalte „{{column}}“, lässt sich nicht entscheiden, ob Komma oder Punkt vor den Cent steht ({{sample}}). Bitte sagen Sie es: --decimal "," oder --decimal "." (in der Map-Datei "decimal").',
    'refusal.importAsksCountry':
      'In „{{file}}“, Spalte „{{column}}“, haben alle Postleitzahlen vier Stellen ({{sample}}). Fehlt eine deutsche Null, oder sind es Orte in Österreich oder der Schweiz? Bitte sagen Sie es: --country DE, AT oder CH.',
    'refusal.importAsksKind':
      'Wir erkennen nicht, was in „{{file}}“ ({{sample}}) steht. Bitte sagen Sie es: --kind customers, persons, activities oder tasks.',

    'imports.title': 'Liste einlesen',
    'imports.kind.customers': 'Kunden',
    'imports.kind.persons': 'Ansprechpartner',
    'imports.kind.activities': 'Gespräche und Notizen',
    'imports.kind.tasks': 'Wiedervorlagen und Aufgaben',
    'imports.kind.products': 'Produkte',
    'imports.kind.revenue': 'Umsätze',
    'imports.kind.members': 'Kolleg:innen',
    'imports.kind.opportunities': 'Verkaufschancen',

    'imports.reasonColumn': 'Grund',
    'imports.rowColumn': 'Zeile',
    'imports.rejectedFile': 'Abgewiesene Zeilen',
    'imports.rejected.nameMissing': 'Es fehlt ein Name.',
    'imports.rejected.totalRow': 'Das ist eine Summenzeile, kein Kunde.',
    'imports.rejected.notAllowed': 'Diesen Kunden dürfen Sie nicht ändern.',
    'imports.rejected.dayMissing': 'Es fehlt ein Tag, den wir lesen können.',
    'imports.rejected.nothingToDo': 'Weder Text noch Tag.',

    'imports.said.file':
      '{{file}} ({{kind}}): {{rows}} Zeilen · {{created}} neu · {{updated}} ergänzt · {{unchanged}} unverändert · {{rejected}} abgewiesen',
    'imports.said.done': 'Eingelesen. Zurück geht es mit: undo-import {{id}}',
    'imports.said.dryRun': 'Nur geprüft, nichts geschrieben.',
    'imports.said.progress': '{{done}} von {{of}} …',
    'imports.said.undone': 'Zurückgenommen: {{count}}. Seither geändert und deshalb geblieben: {{kept}}.',
  },
  en: {
    'refusal.importEmpty': '“{{file}}” is empty (0 bytes). Nothing was brought in.',
    'refusal.importTooLarge': '“{{file}}” is larger than {{limit}} MB. Please split the file; nothing was brought in.',
    'refusal.importTooLargeUnpacked':
      '“{{file}}” becomes excessively large when unpacked (more than {{limit}} MB). To be safe it was not read.',
    'refusal.importPasswordProtected':
      '“{{file}}” is protected by a password. Please save it without one and drop it again.',
    'refusal.importOldExcel': '“{{file}}” is an old Excel file (.xls). Please save it in Excel as .xlsx.',
    'refusal.importUnreadable':
      '“{{file}}” is not a list that we can read ({{what}}). Excel (.xlsx), CSV, text and contact cards (.vcf) work.',
    'refusal.importNoWorkbook': '“{{file}}” is packed but holds no Excel sheet.',
    'refusal.importNoTable': 'There is no row of data in “{{file}}”.',
    'refusal.importDamaged': '“{{file}}” is damaged or incomplete. Nothing was brought in.',
    'refusal.importTooManyColumns':
      'The table “{{table}}” has {{columns}} columns; we do not read more than {{limit}}.',
    'refusal.importTooManyRows': 'The table “{{table}}” has more than {{limit}} rows. Please split it.',
    'refusal.importCellTooLong': 'In “{{table}}”, row {{row}}, one cell holds more than {{limit}} characters.',
    'refusal.importOpenQuote':
      'In “{{file}}” a quotation mark opens at row {{row}} and is never closed. Please correct this row.',
    'refusal.importTooManyTexts': 'The workbook holds more than {{limit}} different texts. Please split it.',
    'refusal.importTooManyFiles': 'More than {{limit}} files at once are not possible. Please begin a second import.',
    'refusal.importNotOpen': 'This import is running or finished. Begin a new one for further files.',
    'refusal.importNotDone': 'This import is not finished, or it was undone already.',
    'refusal.importNothingUsed': 'No table is selected. Please select at least one to bring in.',
    'refusal.importNothingRejected': 'No row was rejected.',
    'refusal.importFileGone': 'The file “{{file}}” is no longer there. Please drop it again.',
    'refusal.importKindLater': '“{{file}}” is a table of the kind “{{kind}}”. We do not bring in this kind yet.',
    'refusal.importColumnUnknown': 'There is no column “{{column}}” in “{{file}}”.',
    'refusal.importFieldUnknown': 'We do not know a field “{{field}}” (“{{file}}”).',
    'refusal.importAsksDate':
      'In “{{file}}”, column “{{column}}”, it cannot be decided which is the day and which the month ({{sample}}). Please say so: --date dmy or --date mdy ("date" in the map file).',
    'refusal.importAsksDecimal':
      'In “{{file}}”, column “{{column}}”, it cannot be decided whether a comma or a dot stands before the cents ({{sample}}). Please say so: --decimal "," or --decimal "." ("decimal" in the map file).',
    'refusal.importAsksCountry':
      'In “{{file}}”, column “{{column}}”, all postcodes have four digits ({{sample}}). Is a German zero missing, or are these places in Austria or Switzerland? Please say so: --country DE, AT or CH.',
    'refusal.importAsksKind':
      'We do not recognise what is in “{{file}}” ({{sample}}). Please say so: --kind customers, persons, activities or tasks.',

    'imports.title': 'Bring in a list',
    'imports.kind.customers': 'Customers',
    'imports.kind.persons': 'Persons',
    'imports.kind.activities': 'Conversations and notes',
    'imports.kind.tasks': 'Follow-ups and tasks',
    'imports.kind.products': 'Products',
    'imports.kind.revenue': 'Revenue',
    'imports.kind.members': 'Members',
    'imports.kind.opportunities': 'Opportunities',

    'imports.reasonColumn': 'Reason',
    'imports.rowColumn': 'Row',
    'imports.rejectedFile': 'Rejected rows',
    'imports.rejected.nameMissing': 'A name is missing.',
    'imports.rejected.totalRow': 'This is a row of totals, not a customer.',
    'imports.rejected.notAllowed': 'You may not change this customer.',
    'imports.rejected.dayMissing': 'A day that we can read is missing.',
    'imports.rejected.nothingToDo': 'Neither text nor day.',

    'imports.said.file':
      '{{file}} ({{kind}}): {{rows}} rows · {{created}} new · {{updated}} updated · {{unchanged}} unchanged · {{rejected}} rejected',
    'imports.said.done': 'Brought in. To take it back: undo-import {{id}}',
    'imports.said.dryRun': 'Only checked, nothing written.',
    'imports.said.progress': '{{done}} of {{of}} …',
    'imports.said.undone': 'Taken back: {{count}}. Changed since and therefore kept: {{kept}}.',
  },
})
