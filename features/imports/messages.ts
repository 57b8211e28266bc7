import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.importEmpty': '„{{file}}“ ist leer (0 Byte). Es wurde nichts eingelesen.',
    'refusal.importTooLarge':
      '„{{file}}“ ist größer als {{limit}} MB. Bitte teilen Sie die Datei; es wurde nichts eingelesen.',
    'refusal.importTooLargeUnpacked':
      '„{{file}}“ wird beim Entpacken übermäßig groß. Zur Sicherheit wurde sie nicht gelesen; mehr als {{limit}} MB entpacken wir nie.',
    'refusal.importPasswordProtected':
      '„{{file}}“ ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort und legen Sie sie noch einmal ab.',
    'refusal.importOldExcel': '„{{file}}“ stammt aus einem Excel vor 97. Bitte speichern Sie sie in Excel als .xlsx.',
    'refusal.importUnreadable':
      '„{{file}}“ ist keine Liste, die wir lesen können. Es gehen Excel (.xlsx, .xls), CSV, Text, Visitenkarten (.vcf), Outlook (.pst), Access (.mdb, .accdb) und .zip davon.',
    'refusal.importNoWorkbook': '„{{file}}“ ist gepackt, enthält aber keine Excel-Tabelle.',
    'refusal.importZipInZip':
      '„{{file}}“ ist eine gepackte Datei in einer gepackten Datei. Bitte entpacken Sie sie und legen Sie die Listen selbst ab.',
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
    'refusal.importColumnUnknown': 'In „{{file}}“ gibt es keine Spalte „{{column}}“.',
    'refusal.importFieldUnknown': 'Ein Feld „{{field}}“ kennen wir nicht („{{file}}“).',
    'refusal.importAsksDate':
      'In „{{file}}“, Spalte „{{column}}“, lässt sich nicht entscheiden, was Tag und was Monat ist ({{sample}}). Bitte sagen Sie es: --date dmy oder --date mdy (in der Map-Datei "date").',
    'refusal.importAsksDecimal':
      'In „{{file}}“, Spalte „{{column}}“, lässt sich nicht entscheiden, ob Komma oder Punkt vor den Cent steht ({{sample}}). Bitte sagen Sie es: --decimal "," oder --decimal "." (in der Map-Datei "decimal").',
    'refusal.importAsksCountry':
      'In „{{file}}“, Spalte „{{column}}“, haben alle Postleitzahlen vier Stellen ({{sample}}). Fehlt eine deutsche Null, oder sind es Orte in Österreich oder der Schweiz? Bitte sagen Sie es: --country DE, AT oder CH.',
    'refusal.importAsksStages':
      'In „{{file}}“, Spalte „{{column}}“, stehen Phasen, die wir nicht kennen: {{sample}}. Bitte sagen Sie in der Map-Datei unter "stages" zu jeder, welche von unseren sie ist ({{stages}}), oder open, won, lost.',
    'refusal.importStageUnknown':
      'Eine Phase „{{stage}}“ gibt es bei uns nicht. Möglich sind {{stages}} sowie open, won, lost („{{file}}“).',
    'refusal.importAsksCurrency':
      'In „{{file}}“, Spalten „{{column}}“, stehen Beträge in {{sample}} und welche ohne Währung. Bitte sagen Sie, welche diese haben: --currency EUR (in der Map-Datei "currency").',
    'refusal.importAsksYear':
      'In „{{file}}“ nennen die Monate kein Jahr ({{column}}). Bitte sagen Sie es: --year 2025 (in der Map-Datei "year"). Sollen es keine Umsätze sein: --periods own.',
    'refusal.importAsksSeveral': '{{count}} Fragen können nur Sie beantworten:{{questions}}',
    'imports.periods.month_one': 'Eine Monatsspalte ({{first}}) → Umsatz je Monat',
    'imports.periods.month_other': '{{count}} Monatsspalten ({{first}} bis {{last}}) → Umsatz je Monat',
    'imports.periods.quarter_one': 'Eine Quartalsspalte ({{first}}) → Umsatz je Quartal',
    'imports.periods.quarter_other': '{{count}} Quartalsspalten ({{first}} bis {{last}}) → Umsatz je Quartal',
    'imports.periods.year_one': 'Eine Jahresspalte ({{first}}) → Umsatz je Jahr',
    'imports.periods.year_other': '{{count}} Jahresspalten ({{first}} bis {{last}}) → Umsatz je Jahr',
    'refusal.importAsksKind':
      'Wir erkennen nicht, was in „{{file}}“ ({{sample}}) steht. Bitte sagen Sie es: --kind customers, persons, activities, tasks, products, revenue, members, opportunities, orders oder leads.',
    'imports.kind.customers': 'Kunden',
    'imports.kind.persons': 'Ansprechpartner',
    'imports.kind.activities': 'Gespräche und Notizen',
    'imports.kind.tasks': 'Wiedervorlagen und Aufgaben',
    'imports.kind.products': 'Produkte',
    'imports.kind.revenue': 'Umsätze',
    'imports.kind.members': 'Kolleg:innen',
    'imports.kind.opportunities': '$t(opportunities.many)',
    'imports.kind.orders': 'Aufträge',
    'imports.kind.leads': 'Anfragen',
    'imports.rejected.orderAhead': 'Dieser Auftrag läge in der Zukunft.',
    'imports.rejected.orderCancelled': 'Storniert: zählt nicht als Auftragseingang.',
    'imports.rejected.severalOrders': 'Unter dieser Nummer gibt es bei diesem Kunden schon mehrere Aufträge.',
    'imports.rejected.customerMissing': 'Es fehlt der Kunde.',
    'imports.rejected.customerUnknown': 'Diesen Kunden kennen wir nicht. Lesen Sie zuerst die Kunden ein.',
    'imports.rejected.leadNobody': 'Weder Firma noch Person noch etwas, womit man sie erreicht.',
    'imports.rejected.leadConverted': 'Daraus ist schon ein Kunde geworden: Bitte als Kunden einlesen.',
    'imports.rejected.leadOfOther':
      'Diese Anfrage ist schon da und gehört jemand anderem; ändern dürfen Sie sie nicht.',
    'imports.reasonColumn': 'Grund',
    'imports.rowColumn': 'Zeile',
    'imports.rejectedFile': 'Abgewiesene Zeilen',
    'imports.rejected.nameMissing': 'Es fehlt ein Name.',
    'imports.rejected.totalRow': 'Das ist eine Summenzeile, kein Kunde.',
    'imports.rejected.notAllowed': 'Diesen Kunden dürfen Sie nicht ändern.',
    'imports.rejected.dayMissing': 'Es fehlt ein Tag, den wir lesen können.',
    'imports.rejected.nothingToDo': 'Weder Text noch Tag.',
    'imports.rejected.amountMissing': 'Es fehlt ein Betrag, den wir lesen können.',
    'imports.rejected.severalKnown': 'Unter dieser Nummer gibt es schon mehrere Umsätze mit anderem Betrag.',
    'imports.rejected.closeBeforeCreated': 'Der Abschluss liegt vor dem ersten Tag.',
    'imports.rejected.closedAhead': 'Gewonnen oder verloren, aber der Abschluss liegt in der Zukunft.',
    'imports.note.linesAbove_one': '{{table}}: 1 Zeile über den Überschriften gehört nicht zur Tabelle („{{text}}“).',
    'imports.note.linesAbove_other':
      '{{table}}: {{count}} Zeilen über den Überschriften gehören nicht zur Tabelle („{{text}}“).',
    'imports.note.emptySheet': '{{table}}: keine Zeilen unter „{{text}}“.',
    'imports.note.noHeader': '{{table}}: keine Überschriften gefunden; die Spalten heißen wie in Excel.',
    'imports.note.repaired_one': '{{table}}: 1 Wert hatte beschädigte Umlaute und wird berichtigt: {{examples}}',
    'imports.note.repaired_other':
      '{{table}}: {{count}} Werte hatten beschädigte Umlaute und werden berichtigt, zum Beispiel: {{examples}}',
    'imports.note.lettersLost_one':
      '{{table}}: In 1 Wert ist ein Buchstabe schon vor uns verloren gegangen („{{example}}“). Er kommt so herein, wie er dasteht; bitte richten Sie ihn in der Quelle.',
    'imports.note.lettersLost_other':
      '{{table}}: In {{count}} Werten sind Buchstaben schon vor uns verloren gegangen, zum Beispiel „{{example}}“. Sie kommen so herein, wie sie dastehen; besser lesen Sie die Liste noch einmal aus der Quelle aus.',
    'imports.note.leftFile': '{{file}} ist keine Liste und bleibt draußen.',
    'imports.note.leftMessages_one': '1 Mail oder Termin bleibt draußen; eingelesen werden Kontakte.',
    'imports.note.leftMessages_other': '{{count}} Mails und Termine bleiben draußen; eingelesen werden Kontakte.',
    'imports.note.unreadableFolder': 'Der Ordner „{{folder}}“ ließ sich nicht lesen.',
    'imports.note.encoding': 'Gelesen als {{encoding}}.',
    'imports.note.hiddenSheet': '{{table}} ist ausgeblendet und deshalb nicht ausgewählt.',
    'imports.note.hiddenRows_one': '{{table}}: 1 ausgeblendete Zeile kommt mit.',
    'imports.note.hiddenRows_other': '{{table}}: {{count}} ausgeblendete Zeilen kommen mit.',
    'imports.note.hiddenColumns_one': '{{table}}: 1 ausgeblendete Spalte kommt mit.',
    'imports.note.hiddenColumns_other': '{{table}}: {{count}} ausgeblendete Spalten kommen mit.',
    'imports.note.formulasWithoutValue_one': '{{table}}: 1 Formel hat keinen gespeicherten Wert und bleibt leer.',
    'imports.note.formulasWithoutValue_other':
      '{{table}}: {{count}} Formeln haben keinen gespeicherten Wert und bleiben leer.',
    'imports.note.revenueOfLines':
      '{{table}} ({{count}}) werden Umsätze: je Auftrag die Summe aus „{{lines}}“, Menge × Preis.',
    'imports.note.revenueOfLinesPercent':
      '{{table}} ({{count}}) werden Umsätze: je Auftrag die Summe aus „{{lines}}“, Menge × Preis abzüglich Rabatt in Prozent, jede Position auf den Cent gerundet.',
    'imports.note.revenueOfLinesShare':
      '{{table}} ({{count}}) werden Umsätze: je Auftrag die Summe aus „{{lines}}“, Menge × Preis abzüglich Rabatt (0,1 = 10 %), jede Position auf den Cent gerundet.',
    'imports.note.revenueOfTotals': '{{table}} ({{count}}) werden Umsätze: je Zeile der Betrag aus „{{column}}“.',
    'imports.note.leftCancelled_one': '{{table}}: 1 stornierter Auftrag zählt nicht als Umsatz.',
    'imports.note.leftCancelled_other': '{{table}}: {{count}} stornierte Aufträge zählen nicht als Umsatz.',
    'imports.note.leftLines_one':
      '{{table}}: 1 Position gehört zu keinem Auftrag, der noch da ist (Betrag {{amount}}), und zählt nicht.',
    'imports.note.leftLines_other':
      '{{table}}: {{count}} Positionen gehören zu keinem Auftrag, der noch da ist (zusammen {{amount}}), und zählen nicht.',
    'imports.note.linesNotInWords':
      '{{table}}: so viele Positionen kommen nur als Summe herein, nicht einzeln in Worten.',
    'imports.note.leftPictures': '{{table}}: Bilder und Anlagen aus Access kommen nicht mit ({{columns}}).',
    'imports.note.linkedTable': '{{table}} liegt in einer anderen Datei und ist hier nur verknüpft.',
    'imports.note.leftSpare':
      '{{table}} ({{count}}) sieht nach Kopie, Test oder Fehlerliste aus und ist nicht ausgewählt.',
    'imports.note.leftColleagues': '{{table}} ({{count}}) sind eigene Leute und deshalb nicht ausgewählt.',
    'imports.note.leftSuppliers': '{{table}} ({{count}}) sind Lieferanten und deshalb nicht ausgewählt.',
    'imports.note.leftSecondSeries':
      '{{table}} ({{count}}) ist nicht ausgewählt: Der Umsatz kommt schon aus einer anderen Tabelle und zählte sonst doppelt.',
    'imports.note.extension': '{{file}} heißt anders, als sie ist: gelesen als {{format}}.',
    'imports.said.file_one':
      '{{file}} ({{kind}}): 1 Zeile · {{created}} neu · {{updated}} ergänzt · {{unchanged}} unverändert · {{rejected}} abgewiesen',
    'imports.said.file_other':
      '{{file}} ({{kind}}): {{count}} Zeilen · {{created}} neu · {{updated}} ergänzt · {{unchanged}} unverändert · {{rejected}} abgewiesen',
    'imports.said.errors_one': '{{column}}: {{count}} Zelle mit einem Fehler aus Excel ({{example}}) nicht übernommen.',
    'imports.said.errors_other':
      '{{column}}: {{count}} Zellen mit einem Fehler aus Excel ({{example}}) nicht übernommen.',
    'imports.said.left_one':
      '{{file}} · {{table}} (1 Zeile): nicht erkannt und nicht eingelesen. In der Map-Datei lässt sie sich dazunehmen: "{{file}}#{{table}}" mit "kind" und "columns".',
    'imports.said.left_other':
      '{{file}} · {{table}} ({{count}} Zeilen): nicht erkannt und nicht eingelesen. In der Map-Datei lässt sie sich dazunehmen: "{{file}}#{{table}}" mit "kind" und "columns".',
    'imports.said.problem_one': 'Spalte „{{column}}“: 1 Angabe bitte prüfen, Zeile {{row}}: „{{value}}“',
    'imports.said.problem_other':
      'Spalte „{{column}}“: {{count}} Angaben bitte prüfen, zum Beispiel Zeile {{row}}: „{{value}}“',
    'imports.said.same_one': '1 Zeile ist ein Kunde, den es schon gab.',
    'imports.said.same_other': '{{count}} Zeilen sind Kunden, die es schon gab.',
    'imports.said.probably_one': '1 Zeile steht wahrscheinlich doppelt (Liste: Kunden, Doppelte):',
    'imports.said.probably_other': '{{count}} Zeilen stehen wahrscheinlich doppelt (Liste: Kunden, Doppelte):',
    'imports.said.kept_one': '1 Angabe weicht ab; unsere bleibt, die andere steht als eigenes Feld dabei:',
    'imports.said.kept_other':
      '{{count}} Angaben weichen ab; unsere bleiben, die anderen stehen als eigene Felder dabei:',
    'imports.said.missing_one': '1 Zeile nennt einen Kunden, den wir nicht kennen; sie steht ohne Kunden da:',
    'imports.said.missing_other': '{{count}} Zeilen nennen Kunden, die wir nicht kennen; sie stehen ohne Kunden da:',
    'imports.said.without_one': '1 Zeile nennt keinen Kunden und steht ohne da:',
    'imports.said.without_other': '{{count}} Zeilen nennen keinen Kunden und stehen ohne da:',
    'imports.said.more': '… und {{count}} weitere',
    'imports.said.done': 'Eingelesen. Zurück geht es mit: undo-import {{id}}',
    'imports.said.dryRun': 'Nur geprüft, nichts geschrieben.',
    'imports.said.progress': '{{done}} von {{of}} …',
    'imports.record.customers': 'Kunde',
    'imports.record.persons': 'Ansprechpartner',
    'imports.record.activities': 'Gespräch',
    'imports.record.tasks': 'Aufgabe',
    'imports.record.products': 'Produkt',
    'imports.record.members': 'Kolleg:in',
    'imports.record.opportunities': 'Verkaufschance',
    'imports.record.orders': 'Auftrag',
    'imports.record.leads': 'Anfrage',
    'imports.record.revenues': 'Umsatz',
    'imports.said.undone': 'Zurückgenommen: {{count}}. Seither geändert und deshalb geblieben: {{kept}}.',
  },
  en: {
    'refusal.importEmpty': '“{{file}}” is empty (0 bytes). Nothing was brought in.',
    'refusal.importTooLarge': '“{{file}}” is larger than {{limit}} MB. Please split the file; nothing was brought in.',
    'refusal.importTooLargeUnpacked':
      '“{{file}}” becomes excessively large when unpacked. To be safe it was not read; we never unpack more than {{limit}} MB.',
    'refusal.importPasswordProtected':
      '“{{file}}” is protected by a password. Please save it without one and drop it again.',
    'refusal.importOldExcel': '“{{file}}” comes from an Excel older than 97. Please save it in Excel as .xlsx.',
    'refusal.importUnreadable':
      '“{{file}}” is not a list that we can read. Excel (.xlsx, .xls), CSV, text, contact cards (.vcf), Outlook (.pst), Access (.mdb, .accdb) and a .zip of them work.',
    'refusal.importNoWorkbook': '“{{file}}” is packed but holds no Excel sheet.',
    'refusal.importZipInZip':
      '“{{file}}” is a packed file within a packed file. Please unpack it and drop the lists themselves.',
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
    'refusal.importColumnUnknown': 'There is no column “{{column}}” in “{{file}}”.',
    'refusal.importFieldUnknown': 'We do not know a field “{{field}}” (“{{file}}”).',
    'refusal.importAsksDate':
      'In “{{file}}”, column “{{column}}”, it cannot be decided which is the day and which the month ({{sample}}). Please say so: --date dmy or --date mdy ("date" in the map file).',
    'refusal.importAsksDecimal':
      'In “{{file}}”, column “{{column}}”, it cannot be decided whether a comma or a dot stands before the cents ({{sample}}). Please say so: --decimal "," or --decimal "." ("decimal" in the map file).',
    'refusal.importAsksCountry':
      'In “{{file}}”, column “{{column}}”, all postcodes have four digits ({{sample}}). Is a German zero missing, or are these places in Austria or Switzerland? Please say so: --country DE, AT or CH.',
    'refusal.importAsksStages':
      'In “{{file}}”, column “{{column}}”, there are stages that we do not know: {{sample}}. Please say in the map file under "stages" which of ours each one is ({{stages}}), or open, won, lost.',
    'refusal.importStageUnknown':
      'We have no stage “{{stage}}”. Possible are {{stages}}, and open, won, lost (“{{file}}”).',
    'refusal.importAsksCurrency':
      'In “{{file}}”, columns “{{column}}”, there are amounts in {{sample}} and some without a currency. Please say which one those have: --currency EUR ("currency" in the map file).',
    'refusal.importAsksYear':
      'In “{{file}}” the months name no year ({{column}}). Please say it: --year 2025 ("year" in the map file). If they are no revenue: --periods own.',
    'refusal.importAsksSeveral': '{{count}} questions only you can answer:{{questions}}',
    'imports.periods.month_one': 'One month column ({{first}}) → revenue per month',
    'imports.periods.month_other': '{{count}} month columns ({{first}} to {{last}}) → revenue per month',
    'imports.periods.quarter_one': 'One quarter column ({{first}}) → revenue per quarter',
    'imports.periods.quarter_other': '{{count}} quarter columns ({{first}} to {{last}}) → revenue per quarter',
    'imports.periods.year_one': 'One year column ({{first}}) → revenue per year',
    'imports.periods.year_other': '{{count}} year columns ({{first}} to {{last}}) → revenue per year',
    'refusal.importAsksKind':
      'We do not recognise what is in “{{file}}” ({{sample}}). Please say so: --kind customers, persons, activities, tasks, products, revenue, members, opportunities, orders or leads.',
    'imports.kind.customers': 'Customers',
    'imports.kind.persons': 'Persons',
    'imports.kind.activities': 'Conversations and notes',
    'imports.kind.tasks': 'Follow-ups and tasks',
    'imports.kind.products': 'Products',
    'imports.kind.revenue': 'Revenue',
    'imports.kind.members': 'Members',
    'imports.kind.opportunities': '$t(opportunities.many)',
    'imports.kind.orders': 'Orders',
    'imports.kind.leads': 'Leads',
    'imports.rejected.orderAhead': 'This order would lie in the future.',
    'imports.rejected.orderCancelled': 'Cancelled: no order intake.',
    'imports.rejected.severalOrders': 'There are several orders of this customer under this number already.',
    'imports.rejected.customerMissing': 'The customer is missing.',
    'imports.rejected.customerUnknown': 'We do not know this customer. Bring in the customers first.',
    'imports.rejected.leadNobody': 'Neither company nor person nor anything to reach them by.',
    'imports.rejected.leadConverted': 'This one has become a customer already: please bring it in as a customer.',
    'imports.rejected.leadOfOther': 'This lead is there already and somebody else’s; you may not change it.',
    'imports.reasonColumn': 'Reason',
    'imports.rowColumn': 'Row',
    'imports.rejectedFile': 'Rejected rows',
    'imports.rejected.nameMissing': 'A name is missing.',
    'imports.rejected.totalRow': 'This is a row of totals, not a customer.',
    'imports.rejected.notAllowed': 'You may not change this customer.',
    'imports.rejected.dayMissing': 'A day that we can read is missing.',
    'imports.rejected.amountMissing': 'There is no amount that we can read.',
    'imports.rejected.severalKnown': 'Several amounts are known under this number, all of them different.',
    'imports.rejected.closeBeforeCreated': 'The close lies before the first day.',
    'imports.rejected.closedAhead': 'Won or lost, but the close lies in the future.',
    'imports.rejected.nothingToDo': 'Neither text nor day.',
    'imports.note.linesAbove_one': '{{table}}: 1 line above the headers is not part of the table (“{{text}}”).',
    'imports.note.linesAbove_other':
      '{{table}}: {{count}} lines above the headers are not part of the table (“{{text}}”).',
    'imports.note.emptySheet': '{{table}}: no rows below “{{text}}”.',
    'imports.note.noHeader': '{{table}}: no headers found; the columns are named as in Excel.',
    'imports.note.repaired_one': '{{table}}: 1 value had damaged letters and is put right: {{examples}}',
    'imports.note.repaired_other':
      '{{table}}: {{count}} values had damaged letters and are put right, for example: {{examples}}',
    'imports.note.lettersLost_one':
      '{{table}}: in 1 value a letter was lost before it came to us (“{{example}}”). It comes in as it stands; please mend it at its source.',
    'imports.note.lettersLost_other':
      '{{table}}: in {{count}} values letters were lost before they came to us, for example “{{example}}”. They come in as they stand; it is better to export the list from its source again.',
    'imports.note.leftFile': '{{file}} is not a list and is left out.',
    'imports.note.leftMessages_one': '1 mail or appointment is left out; contacts are brought in.',
    'imports.note.leftMessages_other': '{{count}} mails and appointments are left out; contacts are brought in.',
    'imports.note.unreadableFolder': 'The folder “{{folder}}” could not be read.',
    'imports.note.encoding': 'Read as {{encoding}}.',
    'imports.note.hiddenSheet': '{{table}} is hidden and therefore not selected.',
    'imports.note.hiddenRows_one': '{{table}}: 1 hidden row comes along.',
    'imports.note.hiddenRows_other': '{{table}}: {{count}} hidden rows come along.',
    'imports.note.hiddenColumns_one': '{{table}}: 1 hidden column comes along.',
    'imports.note.hiddenColumns_other': '{{table}}: {{count}} hidden columns come along.',
    'imports.note.formulasWithoutValue_one': '{{table}}: 1 formula has no stored value and stays empty.',
    'imports.note.formulasWithoutValue_other': '{{table}}: {{count}} formulas have no stored value and stay empty.',
    'imports.note.revenueOfLines':
      '{{table}} ({{count}}) become revenue: per order the sum of “{{lines}}”, quantity × price.',
    'imports.note.revenueOfLinesPercent':
      '{{table}} ({{count}}) become revenue: per order the sum of “{{lines}}”, quantity × price less the discount in percent, each line rounded to the cent.',
    'imports.note.revenueOfLinesShare':
      '{{table}} ({{count}}) become revenue: per order the sum of “{{lines}}”, quantity × price less the discount (0.1 = 10%), each line rounded to the cent.',
    'imports.note.revenueOfTotals': '{{table}} ({{count}}) become revenue: per row the amount in “{{column}}”.',
    'imports.note.leftCancelled_one': '{{table}}: 1 cancelled order does not count as revenue.',
    'imports.note.leftCancelled_other': '{{table}}: {{count}} cancelled orders do not count as revenue.',
    'imports.note.leftLines_one':
      '{{table}}: 1 line belongs to no order that is still there (amount {{amount}}) and does not count.',
    'imports.note.leftLines_other':
      '{{table}}: {{count}} lines belong to no order that is still there ({{amount}} together) and do not count.',
    'imports.note.linesNotInWords': '{{table}}: so many lines come in as sums only, not one by one in words.',
    'imports.note.leftPictures': '{{table}}: pictures and attachments of Access do not come along ({{columns}}).',
    'imports.note.linkedTable': '{{table}} lies in another file and is only linked here.',
    'imports.note.leftSpare':
      '{{table}} ({{count}}) looks like a copy, a test or a list of errors and is not selected.',
    'imports.note.leftColleagues': '{{table}} ({{count}}) are your own people and therefore not selected.',
    'imports.note.leftSuppliers': '{{table}} ({{count}}) are suppliers and therefore not selected.',
    'imports.note.leftSecondSeries':
      '{{table}} ({{count}}) is not selected: revenue already comes from another table and would count twice.',
    'imports.note.extension': '{{file}} is not what its name says: read as {{format}}.',
    'imports.said.file_one':
      '{{file}} ({{kind}}): 1 row · {{created}} new · {{updated}} updated · {{unchanged}} unchanged · {{rejected}} rejected',
    'imports.said.file_other':
      '{{file}} ({{kind}}): {{count}} rows · {{created}} new · {{updated}} updated · {{unchanged}} unchanged · {{rejected}} rejected',
    'imports.said.errors_one': '{{column}}: {{count}} cell with an error of Excel ({{example}}) not taken over.',
    'imports.said.errors_other': '{{column}}: {{count}} cells with an error of Excel ({{example}}) not taken over.',
    'imports.said.left_one':
      '{{file}} · {{table}} (1 row): not recognised and not brought in. The map file can add it: "{{file}}#{{table}}" with "kind" and "columns".',
    'imports.said.left_other':
      '{{file}} · {{table}} ({{count}} rows): not recognised and not brought in. The map file can add it: "{{file}}#{{table}}" with "kind" and "columns".',
    'imports.said.problem_one': 'Column “{{column}}”: please check 1 value, row {{row}}: “{{value}}”',
    'imports.said.problem_other':
      'Column “{{column}}”: please check {{count}} values, for example row {{row}}: “{{value}}”',
    'imports.said.same_one': '1 row is a customer who was there already.',
    'imports.said.same_other': '{{count}} rows are customers who were there already.',
    'imports.said.probably_one': '1 row is probably there twice (list: customers, duplicates):',
    'imports.said.probably_other': '{{count}} rows are probably there twice (list: customers, duplicates):',
    'imports.said.kept_one': '1 value differs; ours stays, the other stands beside it as an own field:',
    'imports.said.kept_other': '{{count}} values differ; ours stay, the others stand beside them as own fields:',
    'imports.said.missing_one': '1 row names a customer whom we do not know; it stands without one:',
    'imports.said.missing_other': '{{count}} rows name customers whom we do not know; they stand without one:',
    'imports.said.without_one': '1 row names no customer and stands without one:',
    'imports.said.without_other': '{{count}} rows name no customer and stand without one:',
    'imports.said.more': '… and {{count}} more',
    'imports.said.done': 'Brought in. To take it back: undo-import {{id}}',
    'imports.said.dryRun': 'Only checked, nothing written.',
    'imports.said.progress': '{{done}} of {{of}} …',
    'imports.record.customers': 'Customer',
    'imports.record.persons': 'Person',
    'imports.record.activities': 'Conversation',
    'imports.record.tasks': 'Task',
    'imports.record.products': 'Product',
    'imports.record.members': 'Colleague',
    'imports.record.opportunities': 'Opportunity',
    'imports.record.orders': 'Order',
    'imports.record.leads': 'Lead',
    'imports.record.revenues': 'Revenue',
    'imports.said.undone': 'Taken back: {{count}}. Changed since and therefore kept: {{kept}}.',
  },
})
