/** Words, places and sentences of the demo company. All companies and people are made up. */

export const firstNames = {
  Frau: 'Petra Sandra Ina Birgit Heike Monika Silke Anja Katrin Ulrike Martina Simone Carmen Tanja Nadine Elif Agnieszka Lena Franziska Ute'.split(
    ' ',
  ),
  Herr: 'Ralf Jens Holger Sven Uwe Bernd Markus Andreas Frank Dieter Matthias Stefan Joachim Rainer Tobias Murat Piotr Florian Daniel Karl-Heinz'.split(
    ' ',
  ),
} as const

export const lastNames =
  'Schäufele Häberle Pfleiderer Kurz Mössner Gehring Dold Zipfel Ruoff Bühler Krämer Lutz Weckerle Staiger Nägele Haug Vollmer Rapp Bihler Schlotter Eppler Gaiser Mayer Wörner Banzhaf Kächele Link Ehret Burkhardt Faißt Heim Klaiber Munz Oesterle Renner Sattler Theurer Ulmer Walz Yilmaz Kowalski Nowak Öztürk Brenner Hofstetter Gruber Moser Egli Zurbriggen Ammann'.split(
    ' ',
  )

/** Names of companies are made of one of these and a trade. */
export const houseNames =
  'Adolff Bausch Birkle Bofinger Dengler Dietz Ebner Eisele Epple Fauser Feucht Fink Geiger Glatz Göhring Hailer Hägele Hartmut Heinle Hepp Hörz Jauch Kappler Keim Klett Knoblauch Köngeter Kübler Lamparter Leibfarth Maurer Merz Metzinger Ott Pflüger Raible Reusch Riehle Rommel Sauer Schaible Schempp Schick Seeger Sigle Stotz Streib Trautwein Veit Vogt Wacker Weigele Wenz Widmaier Zaiser Zeller Ziegler Zinser Zoller Zwick'.split(
    ' ',
  )
export const trades =
  'Antriebe|Werkzeugbau|Hydraulik|Fördertechnik|Maschinenbau|Pumpen|Getriebe|Verpackungstechnik|Sondermaschinen|Pressenbau|Automation|Stahlbau|Landtechnik|Textilmaschinen|Holzbearbeitung|Kältetechnik|Medizintechnik|Druckmaschinen|Spanntechnik|Anlagenbau'.split(
    '|',
  )
export const forms = ['GmbH', 'GmbH', 'GmbH', 'GmbH & Co. KG', 'KG', 'AG', 'e. K.']

export type Place = {
  postcode: string
  city: string
  area: string
  region: string
  country: 'DE' | 'AT' | 'CH'
}

const place =
  (country: Place['country'], region: string) =>
  (line: string): Place => {
    const [postcode = '', city = '', area = ''] = line.split(' ')
    return { postcode, city: city.replaceAll('_', ' '), area, region, country }
  }

export const places: readonly Place[] = [
  ...[
    '70173 Stuttgart 0711',
    '73728 Esslingen 0711',
    '73230 Kirchheim_unter_Teck 07021',
    '72622 Nürtingen 07022',
    '71083 Herrenberg 07032',
    '71063 Sindelfingen 07031',
    '73033 Göppingen 07161',
    '71332 Waiblingen 07151',
  ].map(place('DE', 'Mittlerer Neckar')),
  ...[
    '72764 Reutlingen 07121',
    '72072 Tübingen 07071',
    '72336 Balingen 07433',
    '72379 Hechingen 07471',
    '72555 Metzingen 07123',
  ].map(place('DE', 'Neckar-Alb')),
  ...[
    '78532 Tuttlingen 07461',
    '78647 Trossingen 07425',
    '78048 Villingen-Schwenningen 07721',
    '72250 Freudenstadt 07441',
    '77652 Offenburg 0781',
  ].map(place('DE', 'Schwarzwald')),
  ...['89073 Ulm 0731', '88212 Ravensburg 0751', '88045 Friedrichshafen 07541', '89518 Heidenheim 07321'].map(
    place('DE', 'Oberschwaben und Ostalb'),
  ),
  ...['74072 Heilbronn 07131', '74653 Künzelsau 07940', '76133 Karlsruhe 0721', '76646 Bruchsal 07251'].map(
    place('DE', 'Unterland und Baden'),
  ),
  ...['86150 Augsburg 0821', '87435 Kempten 0831', '90402 Nürnberg 0911', '97421 Schweinfurt 09721'].map(
    place('DE', 'Bayern'),
  ),
]
export const austrianPlaces: readonly Place[] = [
  '6850 Dornbirn +43_5572',
  '4600 Wels +43_7242',
  '6020 Innsbruck +43_512',
].map(place('AT', 'Österreich'))
export const swissPlaces: readonly Place[] = [
  '8400 Winterthur +41_52',
  '9000 St._Gallen +41_71',
  '5000 Aarau +41_62',
].map(place('CH', 'Schweiz'))

export const streets =
  'Industriestraße|Robert-Bosch-Straße|Max-Eyth-Straße|Daimlerstraße|Im Gewerbepark|Neckarwiesen|Bahnhofstraße|Siemensstraße|Am Steinbruch|Heilbronner Straße'.split(
    '|',
  )

export const functions = [
  'Einkauf',
  'Leitung Einkauf',
  'Geschäftsführung',
  'Konstruktion',
  'Leitung Konstruktion',
  'Produktionsleitung',
  'Instandhaltung',
  'Qualitätssicherung',
  'Disposition',
]

export const parts =
  'Spindelgehäuse|Antriebswellen|Lagerböcke|Flansche|Ritzelwellen|Führungsschienen|Ventilblöcke|Kolbenstangen|Hohlwellen|Grundplatten|Kupplungsnaben|Distanzringe|Zahnräder|Dichtsätze'.split(
    '|',
  )
export const products = ['Drehteile', 'Frästeile', 'Baugruppen', 'Ersatzteile', 'Service'] as const

/** What customers buy together: who has parts turned and milled mostly has them assembled too. */
export const baskets: readonly (readonly (typeof products)[number][])[] = [
  ['Drehteile', 'Frästeile', 'Baugruppen'],
  ['Drehteile', 'Ersatzteile'],
  ['Drehteile', 'Frästeile', 'Baugruppen', 'Service'],
  ['Ersatzteile', 'Service'],
  ['Drehteile', 'Frästeile', 'Ersatzteile'],
  ['Frästeile', 'Baugruppen', 'Ersatzteile', 'Service'],
  ['Drehteile'],
]

/** What was said on the phone, by mail or on site. {Teil}, {Menge}, {Monat}, {Prozent}, {Person} are filled in. */
export const talks = {
  call: [
    '{Teil} für die nächste Serie besprochen, {Menge} Stück. Zeichnung kommt bis Ende der Woche.',
    'Bedarf für {Monat} abgefragt: voraussichtlich {Menge} {Teil}, Abruf wie gehabt.',
    'Liefertermin bestätigt. Sehr zufrieden mit der letzten Lieferung.',
    'Rückfrage zur Toleranz an der Passung, Konstruktion meldet sich.',
    'Preiserhöhung angesprochen: versteht {Prozent} %, mehr nicht.',
    'Hat zur Zeit Kurzarbeit, Bedarf erst wieder im {Monat}.',
    'Wettbewerber ist {Prozent} % billiger, hatte aber zweimal Ausschuss. Bleibt vorerst bei uns.',
    '{Person} ist neu in der Konstruktion, Vorstellung beim nächsten Besuch.',
    'Lagerbestand {Teil} reicht noch sechs Wochen, dann neuer Abruf.',
    'Fragt, ob wir auch Baugruppen montieren. Ja, Beispiel geschickt.',
    'Reklamation vom letzten Mal ist erledigt, Ersatz ist angekommen.',
    'Will die {Teil} künftig gehärtet, Angebot mit und ohne Härten gewünscht.',
    'Budget fürs nächste Jahr wird im {Monat} entschieden, bis dahin keine neuen Teile.',
    'Rahmenvertrag läuft gut, Menge wird um {Prozent} % erhöht.',
    'Kurzer Anruf zum Stand, nichts Neues.',
    'Neue Anlage wird im {Monat} aufgestellt, braucht dafür Ersatzteilpaket.',
  ],
  visit: [
    'Rundgang durch die Montage. {Teil} liegen als Nadelöhr vor der Linie, wir können in Losen zu {Menge} liefern.',
    'Erstmuster {Teil} übergeben und gemeinsam vermessen, alles im Maß.',
    'Gespräch mit Einkauf und Konstruktion: Gussteil durch Frästeil ersetzen, spart {Prozent} %.',
    'Jahresrückblick: im Schnitt {Prozent} Tage früher geliefert als im Vorjahr. Mehr Menge in Aussicht.',
    'Neue Halle besichtigt, zweite Linie kommt. Bedarf an {Teil} verdoppelt sich.',
    'Antrittsbesuch bei {Person}. Offen, aber preisbewusst.',
  ],
  email: [
    'Preise für {Menge} {Teil} geschickt, gültig vier Wochen.',
    'Zeichnungsstand C bekommen, weicht in der Bohrung ab. Rückfrage gestellt.',
    'Auftragsbestätigung {Teil} nachgereicht.',
    'Terminvorschläge für den Besuch im {Monat} geschickt.',
    'Prüfprotokoll und Materialzeugnis nachgeliefert.',
    'Dank für den Auftrag, Liefertermin KW 12 bestätigt.',
  ],
  video: [
    'Zeichnung {Teil} am Bildschirm durchgegangen, zwei Radien geändert.',
    'Abstimmung mit Konstruktion und QS zur Erstbemusterung.',
  ],
  note: [
    'Laut Handelsregister neuer Geschäftsführer.',
    'Stellen zwei Konstrukteure ein, wächst wohl.',
    'Auf der Messe am Stand vorbeigekommen, Karte dagelassen.',
    'Kantine gut, Parkplatz hinten links.',
  ],
  service: ['Monteur vor Ort, Lagerbock nachgearbeitet.', 'Ersatzteile eingebaut, Anlage läuft wieder.'],
  mailing: ['Einladung zur Hausmesse', 'Jahresendbrief mit Kalender', 'Neue Preisliste'],
  first: [
    'Erstes Gespräch: bauen {Menge} Maschinen im Jahr, Teile kommen bisher aus Tschechien.',
    'Bedarf grundsätzlich da, entscheidet {Person}. Unterlagen geschickt.',
    'Hat einen Hauslieferanten, will aber eine zweite Quelle.',
    'Von {Person} empfohlen worden. Interesse an {Teil}, Zeichnung folgt.',
    'Kennt uns nicht. Referenzliste geschickt, Rückruf vereinbart.',
    'Anfrage über die Website: {Menge} {Teil}, eilig.',
  ],
} as const

export const results = [
  'Einkauf und Technik wollen weitermachen, wenn das Muster hält.',
  'Preis passt, Lieferzeit muss auf vier Wochen runter.',
  'Entscheidung fällt nach der Budgetrunde.',
  'Sehr gutes Klima, zweite Quelle sind wir damit.',
]
export const agreements = [
  'Angebot mit Staffelpreisen schicken',
  'Muster bis Ende des Monats liefern',
  'Zeichnung prüfen und Rückmeldung zur Passung geben',
  'Termin mit der Konstruktion ausmachen',
  'Referenz aus der Fördertechnik nennen',
]
export const followUps = [
  'Angebot nachfassen',
  'Zeichnung da?',
  'Muster freigegeben?',
  'Abruf klären',
  'Wegen Termin anrufen',
  'Nach der Budgetrunde fragen',
]
export const nextSteps = [
  'Muster liefern',
  'Angebot nachfassen',
  'Termin mit Einkauf',
  'Zeichnung klären',
  'Preis mit Geschäftsführung abstimmen',
  'Erstbemusterung vorbereiten',
]
export const projects = [
  'Serie',
  'Muster',
  'Ersatzteile Linie 2',
  'Rahmenvertrag',
  'neue Baureihe',
  'Nachfolgeteil',
  'Retrofit',
]
export const lossNotes: Record<string, string> = {
  price: 'Mitbewerber lag 12 % darunter',
  competitor: 'Bleibt beim Hauslieferanten',
  delivery: 'Acht Wochen waren zu lang',
  technical: 'Oberfläche nicht erreichbar',
  noDecision: 'Projekt auf Eis gelegt',
  other: 'Firma baut die Teile jetzt selbst',
}
export const competitors = ['Kessler Präzision', 'Brandl Drehteile', 'Importeur aus Fernost'] as const
export const channels = ['Außendienst', 'Innendienst', 'Empfehlung', 'Messe', 'Website', 'Partner'] as const
export const winReasons = ['wonTechnical', 'wonRelation', 'wonSpeed', 'wonTechnical', 'wonService', 'wonPrice'] as const
export const lessons = [
  null,
  'Muster in fünf Tagen geliefert, bevor das zweite Angebot da war. Der Meister am Band hat sie selbst eingebaut und im Einkauf davon erzählt.',
  null,
  null,
  'Zuerst die Stillstandskosten gerechnet, dann den Preis genannt. Danach ging es nicht mehr um Cent je Teil.',
  null,
  null,
  'Technik und Einkauf an einen Tisch geholt, statt zweimal zu verhandeln. Lieferplan gleich mitgebracht.',
  null,
] as const
export const months = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' ')
