import { expect, test } from 'vitest'
import type { Language } from '#shared/messages.ts'
import type { Chip } from './rules/chips.ts'
import { indexNames, type Named } from './rules/names.ts'
import { parseQuickLine } from './rules.ts'

const people: Named[] = [
  { type: 'customer', id: 'c1', name: 'Stahlbau Müller KG' },
  { type: 'customer', id: 'c2', name: 'Huber Maschinenbau GmbH & Co. KG' },
  { type: 'customer', id: 'c3', name: 'Freitag GmbH' },
  { type: 'customer', id: 'c4', name: 'Mai & Söhne' },
  { type: 'customer', id: 'c5', name: 'März AG' },
  { type: 'customer', id: 'c6', name: 'Schmidt Technik GmbH' },
  { type: 'customer', id: 'c7', name: 'Schmidt & Partner' },
  { type: 'customer', id: 'c8', name: 'Bäckerei Groß' },
  { type: 'customer', id: 'c9', name: 'Miller Steel Ltd.' },
  { type: 'customer', id: 'c10', name: 'Zoom Optik GmbH' },
  { type: 'customer', id: 'c11', name: '4711 Werke' },
  { type: 'customer', id: 'c12', name: 'Kärcher Pumpen AG' },
  { type: 'person', id: 'p1', name: 'Anna Müller', customerId: 'c1' },
  { type: 'person', id: 'p2', name: 'Dr. Bernd Huber', customerId: 'c2' },
  { type: 'person', id: 'p3', name: 'Anna Schmidt', customerId: 'c6' },
  { type: 'person', id: 'p4', name: 'John Miller', customerId: 'c9' },
  { type: 'person', id: 'p5', name: 'Carla Weiß', customerId: 'c12' },
]
const names = indexNames(people)

/** Wednesday. */
const today = '2026-11-18'

/** What a line is understood as, in short: chips in their order (`?` unsure), what stays text, the note to keep. */
function read(line: string, language: Language): string {
  const parsed = parseQuickLine(line, { today, language, names, place: { country: 'DE', region: 'BW' } })
  const parts = parsed.chips.map((chip) => `${chip.type}${chip.sure ? '' : '?'} ${inShort(chip)}`.trim())
  const text = parsed.text ? ` · text "${parsed.text}"` : ''
  return `${parts.join(' · ')}${text}${parsed.happened ? ` · note "${parsed.note}"` : ''}`
}

function inShort(chip: Chip): string {
  switch (chip.type) {
    case 'kind':
      return [chip.value.kind, chip.value.outcome, chip.value.direction].filter(Boolean).join('/')
    case 'customer':
    case 'person':
      return chip.value.candidates.map(({ id }) => id).join('|')
    case 'day':
      return [chip.value.day, chip.value.time].filter(Boolean).join(' ')
    case 'followUp': {
      const { day, until, time, kind, what } = chip.value
      return [`${day ?? '–'}${until ? `..${until}` : ''}`, time, kind, `"${what}"`].filter(Boolean).join(' ')
    }
    case 'promise':
      return `${chip.value.day ?? '–'} "${chip.value.what}"${chip.value.said ? ' said' : ''}`
    case 'appointment': {
      const { day, time, timeUntil, kind, what } = chip.value
      return `${day} ${time ?? '–'}${timeUntil ? `-${timeUntil}` : ''} ${kind} "${what}"`
    }
    case 'opportunity':
      return `${chip.value.amount / 100} ${chip.value.currency}`
    case 'fire':
      return ''
  }
}

const german: [line: string, understood: string][] = [
  [
    'Tel Müller Stahl, will Angebot bis Freitag, 12 T€',
    'kind call · customer c1 · promise 2026-11-20 "Angebot" · opportunity 12000 EUR · note "will Angebot bis Freitag, 12 T€"',
  ],
  [
    'tel müller stahl will angebot bis freitag 12 t€',
    'kind call · customer c1 · promise 2026-11-20 "angebot" · opportunity 12000 EUR · note "will angebot bis freitag 12 t€"',
  ],
  [
    'Tel Mueller Stahl: zufrieden, WV Montag',
    'kind call · customer c1 · followUp 2026-11-23 "" · text "zufrieden" · note "zufrieden"',
  ],
  ['Tel Mülller Stahl nicht erreicht', 'customer c1 · kind call/notReached/out · note ""'],
  [
    'Müller nicht erreicht, morgen wieder anrufen',
    'customer c1|p1 · kind call/notReached/out · followUp 2026-11-19 call "wieder anrufen" · note ""',
  ],
  [
    'Tel Schmidt, will Muster bis 3.12.',
    'kind call · customer? c7|c6|p3 · promise 2026-12-03 "Muster" · note "Schmidt, will Muster bis 3.12."',
  ],
  [
    'Tel Schmidt Technik, will Muster bis 3.12.',
    'kind call · customer c6 · promise 2026-12-03 "Muster" · note "will Muster bis 3.12."',
  ],
  ['Besuch Huber, nachfassen in 14 Tagen', 'kind visit · customer c2|p2 · followUp 2026-12-02 "nachfassen" · note ""'],
  ['WV Montag Müller Stahl', 'followUp 2026-11-23 "" · customer c1'],
  ['Termin Di 14 Uhr Müller Stahl', 'appointment 2026-11-24 14:00 meeting "Termin" · customer c1'],
  [
    'Termin Di 14 Uhr bei Müller Stahl Vorführung Presse',
    'appointment 2026-11-24 14:00 meeting "Termin Vorführung Presse" · customer c1',
  ],
  ['Müller Stahl: Termin am 3.12. um 10:30', 'customer c1 · appointment 2026-12-03 10:30 meeting "Termin"'],
  ['Es brennt bei Müller Stahl', 'fire · customer c1'],
  ['Müller Stahl brennt! Presse steht', 'customer c1 · fire · text "Presse steht" · note "Presse steht"'],
  ['ich habe Huber zugesagt, bis Mittwoch zurückzurufen', 'customer c2|p2 · promise? 2026-11-25 "zurückzurufen" said'],
  ['Feuer bei Huber!!', 'fire · customer c2|p2'],
  ['Bei Huber brennt nichts mehr', 'customer c2|p2 · text "brennt nichts mehr" · note "brennt nichts mehr"'],
  [
    'Kunde Huber brennt darauf, die Anlage zu sehen',
    'customer c2|p2 · text "Kunde brennt darauf, die Anlage zu sehen" · note "Kunde Huber brennt darauf, die Anlage zu sehen"',
  ],
  [
    'Tel Freitag GmbH, will Muster bis Montag',
    'kind call · customer c3 · promise 2026-11-23 "Muster" · note "will Muster bis Montag"',
  ],
  [
    'Tel Freitag, will Muster bis Montag',
    'kind call · customer? c3 · promise 2026-11-23 "Muster" · note "Freitag, will Muster bis Montag"',
  ],
  ['WV Freitag', 'followUp 2026-11-20 ""'],
  ['Mai & Söhne: wieder anrufen Anfang März', 'customer c4 · followUp 2027-03-01..2027-03-10 call "wieder anrufen"'],
  [
    'März AG besucht, Angebot über 1,2 Mio. bis Mitte Januar',
    'customer c5 · kind visit/out · opportunity? 1200000 EUR · promise 2027-01-18 "Angebot" · note "Angebot über 1,2 Mio. bis Mitte Januar"',
  ],
  [
    'Mail an Frau Müller: Preisliste geschickt',
    'kind email/out · person p1 · text "Preisliste geschickt" · note "Preisliste geschickt"',
  ],
  [
    'Frau Müller hat angerufen, braucht Zeichnung bis morgen',
    'person p1 · kind call/in · promise 2026-11-19 "Zeichnung" · note "braucht Zeichnung bis morgen"',
  ],
  [
    'Anruf von Dr. Huber, Reklamation über 300 €, Gutschrift zugesagt bis Freitag',
    'kind call/in · person p2 · promise 2026-11-20 "Gutschrift" said · text "Reklamation über 300 €" · note "Reklamation über 300 €, Gutschrift zugesagt bis Freitag"',
  ],
  [
    'Gestern mit Anna Müller telefoniert, wieder anrufen nach Ostern',
    'day 2026-11-17 · person p1 · kind call · followUp 2027-03-30 call "wieder anrufen" · note ""',
  ],
  [
    'gestern Besuch bei Huber Maschinenbau, will neues Angebot über 84.000 € bis KW 49',
    'day 2026-11-17 · kind visit/out · customer c2 · opportunity 84000 EUR · promise 2026-12-04 "neues Angebot" · note "will neues Angebot über 84.000 € bis KW 49"',
  ],
  [
    'Zoom Huber, Demo morgen 10 Uhr',
    'kind video · customer c2|p2 · appointment 2026-11-19 10:00 meeting "Demo" · note ""',
  ],
  ['Zoom Optik besucht, 5 Mitarbeiter', 'customer c10 · kind visit/out · text "5 Mitarbeiter" · note "5 Mitarbeiter"'],
  [
    'Notiz Huber: hat neuen Einkäufer',
    'kind note · customer c2|p2 · text "hat neuen Einkäufer" · note "hat neuen Einkäufer"',
  ],
  ['Huber', 'customer c2|p2'],
  ['Müller', 'customer c1|p1'],
  ['Schmidt', 'customer? c7|c6|p3'],
  ['', ''],
  ['🔥 Es brennt bei Huber! 😱', 'fire · customer c2|p2 · text "🔥, 😱" · note "🔥 Es brennt bei Huber! 😱"'],
  [
    'Tel 0711 555 01 23 Huber, ruft Montag zurück',
    'kind call · customer c2|p2 · followUp? 2026-11-23 "ruft zurück" · text "0711 555 01 23, ruft zurück" · note "0711 555 01 23 Huber, ruft Montag zurück"',
  ],
  [
    'Tel Huber: Lieferung 2026er Modelle, Artikel 4711-A, 3 % Rabatt',
    'kind call · customer c2|p2 · text "Lieferung 2026er Modelle, Artikel 4711-A, 3 % Rabatt" · note "Lieferung 2026er Modelle, Artikel 4711-A, 3 % Rabatt"',
  ],
  [
    'Tel Huber am 31.02. nachfassen',
    'kind call · customer c2|p2 · followUp? – "nachfassen" · text "am 31.02." · note "am 31.02. nachfassen"',
  ],
  [
    'Tel Huber, Termin am 29.02.2028',
    'kind call · customer c2|p2 · appointment 2028-02-29 – meeting "Termin" · note ""',
  ],
  ['WV 03.12.2020 Huber', 'followUp? – "" · customer c2|p2 · text "03.12.2020" · note "WV 03.12.2020 Huber"'],
  ['Huber: zugesagt: Preisliste bis morgen', 'customer c2|p2 · promise 2026-11-19 "Preisliste" said'],
  ['Huber zugesagt Muster', 'customer c2|p2 · promise? – "Muster" said'],
  [
    'Huber hat Auftrag bis Freitag zugesagt',
    'customer c2|p2 · followUp? 2026-11-20 "hat Auftrag zugesagt" · text "hat Auftrag zugesagt" · note "hat Auftrag bis Freitag zugesagt"',
  ],
  [
    'Huber meldet sich Montag',
    'customer c2|p2 · followUp? 2026-11-23 "meldet sich" · text "meldet sich" · note "meldet sich Montag"',
  ],
  [
    'Entscheidung bis Ende November, Huber',
    'followUp? 2026-11-30 "Entscheidung" · customer c2|p2 · text "Entscheidung" · note "Entscheidung bis Ende November, Huber"',
  ],
  [
    'Huber Termin Di 14 Uhr abgesagt',
    'customer c2|p2 · text "Termin Di 14 Uhr abgesagt" · note "Termin Di 14 Uhr abgesagt"',
  ],
  ['Besuch Huber Di 14 Uhr', 'customer c2|p2 · appointment 2026-11-24 14:00 visit "Besuch"'],
  ['Besuch Huber Montag', 'customer c2|p2 · appointment? 2026-11-23 – visit "Besuch"'],
  ['Tel Huber Montag', 'kind call · customer c2|p2 · followUp? 2026-11-23 "" · note "Montag"'],
  ['Montag Huber anrufen', 'followUp 2026-11-23 call "anrufen" · customer c2|p2'],
  ['Montag Huber anrufen wegen Preis', 'followUp 2026-11-23 call "anrufen wegen Preis" · customer c2|p2'],
  ['Huber anrufen, KW 49', 'customer c2|p2 · followUp 2026-11-30..2026-12-04 call "anrufen"'],
  ['WV: Montag, Huber, Preise klären', 'followUp 2026-11-23 "Preise klären" · customer c2|p2'],
  ['Techniker war bei Huber', 'kind service · customer c2|p2 · note ""'],
  ['Mailing an alle verschickt', 'kind mailing · text "an alle verschickt" · note "an alle verschickt"'],
  [
    'Brief an Huber: Angebot 12.000 €',
    'kind letter/out · customer c2|p2 · opportunity 12000 EUR · text "Angebot" · note "Angebot 12.000 €"',
  ],
  [
    'WhatsApp Carla Weiß: braucht 3 Pumpen bis Freitag, ca. 4.500 €',
    'kind chat · person p5 · promise 2026-11-20 "3 Pumpen" · opportunity 4500 EUR · note "braucht 3 Pumpen bis Freitag, ca. 4.500 €"',
  ],
  [
    'Tel Kärcher, Umsatz 84.000 €, Rabatt 5 %',
    'kind call · customer c12 · text "Umsatz 84.000 €, Rabatt 5 %" · note "Umsatz 84.000 €, Rabatt 5 %"',
  ],
  [
    'Tel Kaercher Pumpen wieder anrufen nach den Feiertagen',
    'kind call · customer c12 · followUp 2027-01-04 call "wieder anrufen" · note ""',
  ],
  [
    'Angebot Huber 10-12 T€',
    'customer c2|p2 · opportunity? 10000 EUR · text "Angebot" · note "Angebot Huber 10-12 T€"',
  ],
  [
    'Tel Maier Werkzeuge, will Angebot bis Freitag',
    'kind call · promise 2026-11-20 "Angebot" · text "Maier Werkzeuge" · note "Maier Werkzeuge, will Angebot bis Freitag"',
  ],
  [
    'Huber will Angebot und Muster bis Freitag und Vertrag bis Ende November',
    'customer c2|p2 · promise 2026-11-20 "Angebot und Muster" · promise 2026-11-30 "Vertrag"',
  ],
  ['Mittagessen mit Huber morgen 12 Uhr', 'customer c2|p2 · appointment 2026-11-19 12:00 meeting "Mittagessen"'],
  [
    'Müller und Huber getroffen auf der Messe',
    'customer c1|p1 · customer? c2|p2 · kind meeting · text "auf der Messe" · note "Müller und Huber getroffen auf der Messe"',
  ],
  [
    'Bäckerei Groß: großer Auftrag über 20 T€, Entscheidung nach Weihnachten',
    'customer c8 · opportunity 20000 EUR · followUp? 2026-12-28 "Entscheidung" · text "großer Auftrag, Entscheidung" · note "großer Auftrag über 20 T€, Entscheidung nach Weihnachten"',
  ],
  ['Fr. Müller angerufen', 'person p1 · kind call/out · note ""'],
  ['4711 Werke besucht', 'customer c11 · kind visit/out · note ""'],
  [
    'Tel Huber - will Angebot - bis Freitag',
    'kind call · customer c2|p2 · promise 2026-11-20 "Angebot" · note "will Angebot - bis Freitag"',
  ],
  [
    'Ich habe mit Müller Stahl gesprochen, alles gut',
    'customer c1 · kind? call · text "alles gut" · note "gesprochen, alles gut"',
  ],
  [
    'Habe Müller noch nicht angerufen',
    'customer c1|p1 · text "Habe noch nicht angerufen" · note "Habe Müller noch nicht angerufen"',
  ],
  ['soll ich Huber besuchen?', 'customer c2|p2 · text "soll ich besuchen?" · note "soll ich Huber besuchen?"'],
  ['Müller Stahl: 12/3 Stück geliefert', 'customer c1 · text "12/3 Stück geliefert" · note "12/3 Stück geliefert"'],
  [
    'Tel Huber ca. 20 min, Preis ok, 3 % Skonto, Lieferung KW 2, WV 15.1.',
    'kind call · customer c2|p2 · followUp 2027-01-15 "" · text "ca. 20 min, Preis ok, 3 % Skonto, Lieferung KW 2" · note "ca. 20 min, Preis ok, 3 % Skonto, Lieferung KW 2"',
  ],
  [
    "Huber AG Zürich angerufen, CHF 4'500 Offerte bis Ende Januar",
    'customer? c2|p2 · kind call/out · opportunity 4500 CHF · promise 2027-01-29 "Offerte" · text "Zürich" · note "Huber AG Zürich angerufen, CHF 4\'500 Offerte bis Ende Januar"',
  ],
  [
    'Besuch Müller Stahl am 16.11.: 2 Maschinen defekt',
    'kind visit · customer c1 · day 2026-11-16 · text "2 Maschinen defekt" · note "2 Maschinen defekt"',
  ],
  ['Besuch Müller Stahl am 3.12.', 'customer c1 · appointment 2026-12-03 – visit "Besuch"'],
  [
    'Besuch Müller Stahl am 3.12. um 9 Uhr, vorher anrufen',
    'customer c1 · appointment 2026-12-03 09:00 visit "Besuch" · text "vorher anrufen" · note "vorher anrufen"',
  ],
  [
    'heute Besuch Müller Stahl, brennt nicht',
    'appointment 2026-11-18 – visit "Besuch" · customer c1 · text "brennt nicht" · note "brennt nicht"',
  ],
  [
    'Anruf Weiß: Angebot 2026-118 kommt zu spät',
    'kind call · person p5 · text "Angebot 2026-118 kommt zu spät" · note "Angebot 2026-118 kommt zu spät"',
  ],
  ['Weiss Carla Tel, alles ok', 'person p5 · kind call · text "alles ok" · note "alles ok"'],
  [
    'E-Mail von Carla Weiss, fragt nach Preisliste bis Montag',
    'kind email/in · person p5 · promise 2026-11-23 "Preisliste" · note "fragt nach Preisliste bis Montag"',
  ],
  [
    'Tel Mai & Söhne im Mai wieder melden',
    'kind call · customer c4 · followUp 2027-05-03..2027-05-31 "wieder melden" · note ""',
  ],
  ['Frau Freitag angerufen', 'kind call/out · text "Frau Freitag" · note "Frau Freitag angerufen"'],
  [
    'Tel Müller Stahl 3x nicht erreicht',
    'customer c1 · kind call/notReached/out · text "3x" · note "3x nicht erreicht"',
  ],
  [
    'AB Müller Stahl, Rückruf morgen',
    'kind call/notReached/out · customer c1 · followUp 2026-11-19 call "Rückruf" · note ""',
  ],
  [
    'Müller Stahl auf Mailbox gesprochen, WV übermorgen',
    'customer c1 · kind call/notReached/out · followUp 2026-11-20 "" · note ""',
  ],
  ['Rückruf Müller Stahl bis morgen 10 Uhr', 'customer c1 · followUp 2026-11-19 10:00 call "Rückruf"'],
  [
    'Teams mit Huber: Projekt Presse 1,2 Mio. €, Entscheidung Q2',
    'kind video · customer c2|p2 · opportunity 1200000 EUR · followUp? 2027-04-01..2027-06-30 "Entscheidung" · text "Projekt Presse, Entscheidung" · note "Projekt Presse 1,2 Mio. €, Entscheidung Q2"',
  ],
  [
    'nächste Woche Termin mit Huber machen',
    'followUp? 2026-11-23..2026-11-27 "Termin machen" · customer c2|p2 · text "Termin mit machen" · note "nächste Woche Termin mit Huber machen"',
  ],
  [
    'Huber: Angebot über 12.000 € verloren, Wettbewerber billiger',
    'customer c2|p2 · opportunity 12000 EUR · text "Angebot, verloren, Wettbewerber billiger" · note "Angebot über 12.000 € verloren, Wettbewerber billiger"',
  ],
  [
    'Tel Huber, hat 500 € Rabatt gefordert',
    'kind call · customer c2|p2 · text "hat 500 € Rabatt gefordert" · note "hat 500 € Rabatt gefordert"',
  ],
  [
    'Tel Huber. Will Angebot bis Fr. Danke',
    'kind call · customer c2|p2 · promise 2026-11-20 "Angebot" · text "Danke" · note "Will Angebot bis Fr. Danke"',
  ],
  [
    'Tel Müller Stahl,will Angebot bis Freitag,12T€',
    'kind call · customer c1 · promise 2026-11-20 "Angebot" · opportunity 12000 EUR · note "will Angebot bis Freitag,12T€"',
  ],
  [
    'TEL MÜLLER STAHL, WILL ANGEBOT BIS FREITAG, 12 T€',
    'kind call · customer c1 · promise 2026-11-20 "ANGEBOT" · opportunity 12000 EUR · note "WILL ANGEBOT BIS FREITAG, 12 T€"',
  ],
  [
    'Müller Stahl Tel, Interesse an Presse, in zwei Wochen nachfassen',
    'customer c1 · kind call · followUp 2026-12-02 "nachfassen" · text "Interesse an Presse" · note "Interesse an Presse"',
  ],
  ['Müllerstahl angerufen', 'customer? c1|p1 · kind call/out · note "Müllerstahl angerufen"'],
  ['Stahlbau-Müller besucht', 'customer c1 · kind visit/out · note ""'],
  ['Muller Stahl besucht', 'customer c1 · kind visit/out · note ""'],
  [
    'Tel Stahlbau Müller KG wg. Rechnung 1.200 €',
    'kind call · customer c1 · text "wg. Rechnung 1.200 €" · note "wg. Rechnung 1.200 €"',
  ],
  ['Termin verschoben auf Do 9:30, Huber', 'appointment 2026-11-19 09:30 meeting "Termin verschoben" · customer c2|p2'],
  [
    'Termin mit Huber war gut, Auftrag 25 T€',
    'kind meeting · customer c2|p2 · opportunity 25000 EUR · text "war gut, Auftrag" · note "war gut, Auftrag 25 T€"',
  ],
  [
    'Jour fixe jeden Freitag 9 Uhr mit Huber',
    'customer c2|p2 · text "Jour fixe jeden Freitag 9 Uhr mit" · note "Jour fixe jeden Freitag 9 Uhr mit Huber"',
  ],
  ['Huber will Angebot', 'customer c2|p2 · text "will Angebot" · note "will Angebot"'],
  [
    'Tel Huber, will bis Freitag entscheiden',
    'kind call · customer c2|p2 · followUp? 2026-11-20 "will entscheiden" · text "will entscheiden" · note "will bis Freitag entscheiden"',
  ],
  ['habe Huber Muster bis KW 50 versprochen', 'customer c2|p2 · promise 2026-12-11 "Muster" said'],
  ['Wir haben Huber 2 % zugesagt', 'customer c2|p2 · promise? – "2 %" said'],
  ['Weihnachtskarte an Huber', 'customer c2|p2 · text "Weihnachtskarte an" · note "Weihnachtskarte an Huber"'],
  ['WV KW 1 Huber', 'followUp 2027-01-04..2027-01-08 "" · customer c2|p2'],
  ['WV nach dem Urlaub Huber', 'followUp? – "nach dem Urlaub" · customer c2|p2'],
  ['WV Huber', 'followUp? – "" · customer c2|p2'],
  ['wiedervorlage huber 15.01.2027 vertrag verlängern', 'customer c2|p2 · followUp 2027-01-15 "vertrag verlängern"'],
  ['Aufgabe: Katalog schicken bis Freitag', 'followUp 2026-11-20 "Katalog schicken"'],
  ['Bitte Montag Huber anrufen', 'followUp 2026-11-23 call "anrufen" · customer c2|p2'],
  [
    'Tel +49 711 5550123, Neukunde Schmitz, will Prospekt',
    'kind call · text "+49 711 5550123, Neukunde Schmitz, will Prospekt" · note "+49 711 5550123, Neukunde Schmitz, will Prospekt"',
  ],
  ['<script>alert(1)</script>', ' · text "<script>alert(1)</script>" · note "<script>alert(1)</script>"'],
  [
    'Messe 14.-16.12. mit Huber',
    'followUp? 2026-12-14..2026-12-16 "Messe" · customer c2|p2 · text "Messe" · note "Messe 14.-16.12. mit Huber"',
  ],
  ['Huber 10 Uhr', 'customer c2|p2 · text "10 Uhr" · note "10 Uhr"'],
  ['Müller Stahl 1.000.000 €', 'customer c1 · opportunity 1000000 EUR'],
  [
    'Tel Huber, am Freitag früh nochmal versuchen',
    'kind call · customer c2|p2 · followUp 2026-11-20 "früh nochmal versuchen" · note ""',
  ],
  ['bin morgen bei Huber', 'followUp? 2026-11-19 "bin" · customer c2|p2 · text "bin" · note "bin morgen bei Huber"'],
  ['Huber Freitagnachmittag anrufen', 'customer c2|p2 · followUp 2026-11-20 call "nachmittag anrufen"'],
  [
    'Huber in 14 Tagen oder nach Ostern anrufen',
    'customer c2|p2 · followUp 2027-03-30 call "anrufen" · text "in 14 Tagen oder" · note "in 14 Tagen oder"',
  ],
  ['Videocall Fr 10-11 Uhr Huber', 'appointment 2026-11-20 10:00-11:00 video "Videocall" · customer c2|p2'],
  [
    'Huber Maschinenbau GmbH & Co. KG: Termin 3.12. 14:30 vor Ort',
    'customer c2 · appointment 2026-12-03 14:30 visit "Termin vor Ort"',
  ],
  ['Tel Carla, will Muster', 'kind call · person p5 · text "will Muster" · note "will Muster"'],
  [
    'Freitag mit Huber telefoniert, alles gut',
    'day 2026-11-13 · customer c2|p2 · kind call · text "alles gut" · note "alles gut"',
  ],
  [
    'am Montag Müller Stahl besucht: neue Presse geplant',
    'day 2026-11-16 · customer c1 · kind visit/out · text "neue Presse geplant" · note "neue Presse geplant"',
  ],
  [
    'Tel Huber 16.11.: will Muster bis KW 49',
    'kind call · customer c2|p2 · day 2026-11-16 · promise 2026-12-04 "Muster" · note "will Muster bis KW 49"',
  ],
  ['Tel Huber WV 16.11.', 'kind call · customer c2|p2 · followUp? 2027-11-16 "" · note "WV 16.11."'],
  ['Am 2.11. Besuch bei Weiß', 'day 2026-11-02 · kind visit/out · person p5 · note ""'],
  [
    'Tel Huber Maschinenbau wegen Presse, Frau Schmidt meldet sich',
    'kind call · customer c2 · person? p3 · text "wegen Presse, meldet sich" · note "wegen Presse, Frau Schmidt meldet sich"',
  ],
  [
    'Mit Herrn Huber gesprochen, will Probe bis nächste Woche',
    'person p2 · kind? call · promise 2026-11-27 "Probe" · note "gesprochen, will Probe bis nächste Woche"',
  ],
  ['Dr. Huber zurückgerufen', 'person p2 · kind call · note ""'],
  [
    'Tel Schmidt & Partner / Schmidt Technik verwechselt',
    'kind call · customer c7 · customer? c6 · text "verwechselt" · note "/ Schmidt Technik verwechselt"',
  ],
  ['Müler Stahl angerufen', 'customer c1 · kind call/out · note ""'],
  ['Tel Hubert, will Muster', 'kind call · customer? c2|p2 · text "will Muster" · note "Hubert, will Muster"'],
  ['Huber brennt es wieder', 'customer c2|p2 · fire · text "wieder" · note "wieder"'],
  ['Bei uns brennt die Lampe', 'fire? · text "Bei uns die Lampe" · note "Bei uns brennt die Lampe"'],
  ['Brand bei Huber', 'customer c2|p2 · text "Brand bei" · note "Brand bei Huber"'],
  [
    'Telefonkonferenz mit Huber Fr 10 Uhr, vorher Unterlagen schicken bis Do',
    'customer c2|p2 · appointment 2026-11-20 10:00 call "Telefonkonferenz" · promise 2026-11-19 "Unterlagen schicken" · text "vorher" · note "vorher Unterlagen schicken bis Do"',
  ],
  [
    'Mail von Huber: brauchen Preis bis heute Abend',
    'kind email/in · customer c2|p2 · promise 2026-11-18 "Preis" · note "brauchen Preis bis heute Abend"',
  ],
  [
    'Angebot nachfassen Huber Ende nächster Woche',
    'customer? c2|p2 · followUp 2026-11-27 "nachfassen" · text "Angebot" · note "Angebot nachfassen Huber"',
  ],
  [
    'Huber zahlt bis Ende November',
    'customer c2|p2 · followUp? 2026-11-30 "zahlt" · text "zahlt" · note "zahlt bis Ende November"',
  ],
  [
    'Tel Müller Stahl (Frau Müller), Angebot 12.400 € läuft am 3.12. ab',
    'kind call · customer c1 · person p1 · opportunity 12400 EUR · followUp? 2026-12-03 "Angebot 12.400 € läuft ab" · text "Angebot, läuft, ab" · note "(Frau Müller), Angebot 12.400 € läuft am 3.12. ab"',
  ],
  [
    'Huber Quartalsgespräch Mitte Januar',
    'customer? c2|p2 · followUp? 2027-01-18..2027-01-21 "Quartalsgespräch" · text "Quartalsgespräch" · note "Huber Quartalsgespräch Mitte Januar"',
  ],
  [
    'in einer Stunde Huber anrufen',
    'customer? c2|p2 · text "in einer Stunde anrufen" · note "in einer Stunde Huber anrufen"',
  ],
  [
    'Kärcher Pumpen: Muster Montag verschickt, nachfassen Montag in einer Woche',
    'customer c12 · followUp 2026-11-30 "nachfassen" · text "Muster Montag verschickt" · note "Muster Montag verschickt"',
  ],
  [
    'Kärcher hat abgelehnt (Preis), nächstes Jahr wieder fragen',
    'customer c12 · followUp? 2027-01-04..2027-12-31 "wieder fragen" · text "hat abgelehnt (Preis), wieder fragen" · note "hat abgelehnt (Preis), nächstes Jahr wieder fragen"',
  ],
  ['Tel Müller Stahl.Will Angebot.', 'kind call · customer c1 · text "Will Angebot." · note "Will Angebot."'],
  ['um 14 Uhr mit Huber telefoniert', 'day 2026-11-18 14:00 · customer c2|p2 · kind call · note ""'],
  [
    'Auftrag Huber 25.000,00 EUR erhalten!!!',
    'customer c2|p2 · opportunity 25000 EUR · text "Auftrag, erhalten!!!" · note "Auftrag Huber 25.000,00 EUR erhalten!!!"',
  ],
  [
    'Tel Huber am 28.02. oder 29.02., dann WV 30.04.',
    'kind call · customer c2|p2 · followUp 2027-04-30 "" · text "am 28.02. oder 29.02., dann" · note "am 28.02. oder 29.02., dann"',
  ],
  ['Huber WV 01.11.', 'customer c2|p2 · followUp? 2027-11-01 ""'],
  [
    'Tel Müller Stahl 🙂 will Angebot 👍🏽 bis Freitag',
    'kind call · customer c1 · promise 2026-11-20 "Angebot 👍🏽" · text "🙂" · note "🙂 will Angebot 👍🏽 bis Freitag"',
  ],
  ['   Tel   Müller   Stahl  ,  ok', 'kind call · customer c1 · text "ok" · note "ok"'],
  [
    'Besuch am 03.12.2026 bei Müller Stahl, 10:00-11:30 Uhr',
    'appointment 2026-12-03 10:00-11:30 visit "Besuch" · customer c1',
  ],
  [
    'Mailing Huber erhalten, Monteur war da',
    'kind mailing · customer c2|p2 · text "erhalten, Monteur war da" · note "erhalten, Monteur war da"',
  ],
  [
    'Freitag: Tel Freitag GmbH, WV Freitag',
    'kind call · customer c3 · followUp 2026-11-20 "" · text "Freitag" · note "Freitag"',
  ],
  ['Mai 2027 wieder bei Mai & Söhne melden', 'followUp 2027-05-03..2027-05-31 "wieder melden" · customer c4'],
  [
    'Tel Huber: 50 % Anzahlung, 1.2.2027 Start, 12 T€',
    'kind call · customer c2|p2 · followUp? 2027-02-01 "Start" · opportunity 12000 EUR · text "50 % Anzahlung, Start" · note "50 % Anzahlung, 1.2.2027 Start, 12 T€"',
  ],
  ['', ''],
]

const english: [line: string, understood: string][] = [
  [
    'Call Miller Steel, wants quote by Friday, 12k',
    'kind call · customer c9 · promise 2026-11-20 "quote" · opportunity? 12000 EUR · note "wants quote by Friday, 12k"',
  ],
  [
    'Called John Miller, call back next week',
    'kind call/out · person p4 · followUp 2026-11-23..2026-11-27 call "call back" · note ""',
  ],
  [
    'Miller Steel called us, needs samples by Dec 3',
    'customer c9 · kind call/in · promise 2026-12-03 "samples" · note "needs samples by Dec 3"',
  ],
  ['meeting tomorrow 10:30 with Miller Steel', 'appointment 2026-11-19 10:30 meeting "meeting" · customer c9'],
  [
    'Meeting with Miller next Tuesday 2pm about frame contract',
    'customer c9|p4 · appointment 2026-11-24 14:00 meeting "Meeting about frame contract"',
  ],
  [
    'Email to Miller Steel: sent price list, follow up in two weeks',
    'kind email/out · customer c9 · followUp 2026-12-02 "" · text "sent price list" · note "sent price list"',
  ],
  ["It's on fire at Miller Steel", 'fire · customer c9'],
  [
    'Miller Steel no answer, try again tomorrow',
    'customer c9 · kind call/notReached/out · followUp 2026-11-19 "try again" · note ""',
  ],
  [
    'Visited Miller Steel, $3.5k offer, follow up after Easter',
    'kind visit/out · customer c9 · opportunity 3500 USD · followUp 2027-03-30 "" · text "offer" · note "$3.5k offer"',
  ],
  ['Left voicemail for John Miller', 'kind call/notReached/out · person p4 · note ""'],
  [
    'Miller Steel decides by end of month',
    'customer c9 · followUp? 2026-11-30 "decides" · text "decides" · note "decides by end of month"',
  ],
  ['promised Miller Steel a quote by Friday', 'customer c9 · promise 2026-11-20 "quote" said'],
  ['lunch with John Miller on 12/3', 'person p4 · appointment? 2026-12-03 – meeting "lunch"'],
  [
    'note Miller: 24/7 support wanted',
    'kind note · customer c9|p4 · text "24/7 support wanted" · note "24/7 support wanted"',
  ],
  [
    'Video call Miller Steel week 49',
    'kind video · customer c9 · followUp? 2026-11-30..2026-12-04 "" · note "week 49"',
  ],
  ['Do call them', ' · text "Do call them" · note "Do call them"'],
  ['follow up Monday', 'followUp 2026-11-23 ""'],
  ['remind me Dec 3 to send brochure to Miller Steel', 'followUp 2026-12-03 "send brochure" · customer c9'],
  [
    'phone Miller, no interest before Q3',
    'kind call · customer c9|p4 · followUp? 2027-06-30 "no interest" · text "no interest" · note "no interest before Q3"',
  ],
  [
    'Miller Steel wants 12,000 EUR quote by end of January',
    'customer c9 · opportunity 12000 EUR · promise 2027-01-29 "quote"',
  ],
  [
    'Sun Ltd called, 50% discount',
    'kind call/out · text "Sun Ltd, 50% discount" · note "Sun Ltd called, 50% discount"',
  ],
  [
    'Spoke with John Miller: they may order in May',
    'kind call · person p4 · followUp? 2027-05-03..2027-05-31 "may order" · text "they may order" · note "they may order in May"',
  ],
  ['Please call John Miller on Monday', 'person p4 · followUp 2026-11-23 call "call"'],
  ['Visit Miller Steel on Thursday at 2', 'customer c9 · appointment? 2026-11-19 14:00 visit "Visit"'],
  ['Appointment Thu 9am Miller Steel', 'appointment 2026-11-19 09:00 meeting "Appointment" · customer c9'],
  [
    "Miller Steel: it's not on fire any more",
    'customer c9 · text "it\'s not on fire any more" · note "it\'s not on fire any more"',
  ],
  ['Chase Miller Steel quote in two weeks', 'customer c9 · followUp 2026-12-02 "Chase quote"'],
  [
    'Sent sample to Miller Steel, check back after Christmas',
    'customer c9 · followUp 2026-12-28 "check back" · text "Sent sample to" · note "Sent sample to Miller Steel"',
  ],
  ['Send samples to Miller Steel by 12/3', 'customer c9 · promise? 2026-12-03 "Send samples"'],
  [
    'Miller said maybe next year',
    'customer c9|p4 · followUp? 2027-01-04..2027-12-31 "said maybe" · text "said maybe" · note "said maybe next year"',
  ],
  [
    'Friday Ltd called, wants offer by Friday',
    'kind call/out · promise 2026-11-20 "offer" · text "Friday Ltd" · note "Friday Ltd called, wants offer by Friday"',
  ],
  [
    'email from John Miller: order 4711-A, 24 pcs at $12 each',
    'kind email/in · person p4 · text "order 4711-A, 24 pcs at $12 each" · note "order 4711-A, 24 pcs at $12 each"',
  ],
  [
    'Miller Steel - left message; try again Thu',
    'customer c9 · kind call/notReached/out · followUp 2026-11-19 "try again" · note ""',
  ],
  [
    'J. Miller called, complaint about delivery',
    'customer c9|p4 · kind call/out · text "J. complaint about delivery" · note "J. Miller called, complaint about delivery"',
  ],
  ['Zoom with John Miller tomorrow at 3pm', 'person p4 · appointment 2026-11-19 15:00 video "Zoom"'],
  [
    'Miller Steel asked for proposal, due end of next week, approx. $20k',
    'customer c9 · promise 2026-11-27 "proposal" · opportunity 20000 USD',
  ],
  ['quote for Miller Steel by 25/12', 'customer c9 · promise 2026-12-25 "quote"'],
  [
    'Miller Steel: budget €1.5m in Q1 2027',
    'customer c9 · opportunity 1500000 EUR · followUp? 2027-01-04..2027-03-31 "budget €1.5m" · text "budget" · note "budget €1.5m in Q1 2027"',
  ],
  ['WV Montag', 'followUp 2026-11-23 ""'],
  ['call back', 'followUp? – call "call back"'],
  ['no answer', 'kind call/notReached/out · note ""'],
  [
    'visited März AG, follow up in March',
    'kind visit/out · customer c5 · followUp 2027-03-01..2027-03-31 "" · note ""',
  ],
  [
    'Friday GmbH? no, Freitag GmbH: call back Friday',
    'customer c3 · followUp 2026-11-20 call "call back" · text "Friday GmbH? no" · note "Friday GmbH? no, Freitag GmbH"',
  ],
  ['Email to Anna about quote', 'kind email/out · person? p3|p1 · text "about quote" · note "to Anna about quote"'],
  ['03/04/2027 visit Miller Steel', 'appointment? 2027-03-04 – visit "visit" · customer c9'],
]

test.each(german)('%s', (line, understood) => {
  expect(read(line, 'de')).toBe(understood)
})

test.each(english)('%s (en)', (line, understood) => {
  expect(read(line, 'en')).toBe(understood)
})
