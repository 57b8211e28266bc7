import { defineMessages } from '#shared/messages.ts'

export const messages = defineMessages({
  de: {
    'refusal.listFileNotOurs':
      '„{{file}}“ ist keine Liste, die aus Bordmittel kam. Andere Listen kommen unter „Liste einlesen“ herein.',
    'refusal.listFileHeaderGone':
      'In „{{file}}“ fehlt die verborgene Spalte „Bordmittel-Nr.“. Ohne sie weiß niemand, welche Zeile zu wem gehört. Bitte laden Sie die Liste neu herunter und übertragen Sie Ihre Änderungen.',
    'refusal.listFileOpen': 'Diese Liste ist schon übernommen oder verworfen.',
    'refusal.listFileAsks':
      'Es sind noch Fragen offen: Bitte entscheiden Sie oben, was mit Konflikten, neuen und fehlenden Zeilen geschehen soll.',
    'refusal.listFileNothing': 'In dieser Liste ist nichts zu übernehmen.',
    'refusal.listFileFieldWrong': 'Eine Zelle passt nicht zu ihrer Spalte.',
    'refusal.importOwnList':
      '„{{file}}“ ist eine Liste aus Bordmittel, die geändert zurückkommt. Sie wird nicht neu eingelesen, sondern verglichen.',
    'listFiles.infoSheet':
      'Dieses Blatt gehört zu Bordmittel. Bitte nicht ändern: Daran wird die Liste wiedererkannt, wenn sie zurückkommt.',
  },
  en: {
    'refusal.listFileNotOurs':
      '“{{file}}” is no list that came out of Bordmittel. Other lists come in under “Bring in a list”.',
    'refusal.listFileHeaderGone':
      'The hidden column “Bordmittel-Nr.” is missing in “{{file}}”. Without it nobody knows whose row is whose. Please download the list again and carry your changes over.',
    'refusal.listFileOpen': 'This list has already been applied or thrown away.',
    'refusal.listFileAsks':
      'There are open questions: please decide above what is to happen with conflicts, new and missing rows.',
    'refusal.listFileNothing': 'There is nothing to take over in this list.',
    'refusal.listFileFieldWrong': 'A cell does not fit its column.',
    'refusal.importOwnList':
      '“{{file}}” is a list from Bordmittel that comes back changed. It is not brought in anew but compared.',
    'listFiles.infoSheet':
      'This sheet belongs to Bordmittel. Please do not change it: by it the list is recognised when it comes back.',
  },
})
