/** Words to make up companies, people and texts from. */
export const firstNames = (
  'Anna Bernd Claudia Dieter Elke Frank Gabriele Heinz Ines Jürgen Karin Lars Monika Norbert Petra Rainer Sabine Thomas ' +
  'Ulrike Volker Wolfgang Yvonne Andreas Birgit Christian Dagmar Erik Franziska Günther Heike Ingo Julia Klaus Lena Markus ' +
  'Nicole Oliver Peter Renate Stefan Tanja Uwe Vera Werner Aylin Mehmet Giulia Marco Katarzyna Piotr Björn Jörg Käthe Søren'
).split(' ')

const lastNameStarts =
  'Alt Bach Berg Birn Brand Burg Dorn Eber Eich Fels Fuchs Gruen Hag Hart Hell Hirsch Hohen Kirch Klein Krumm Lang Linden Mühl Neu Ober Reb Rosen Roth Schön Schwarz Stein Stroh Tann Vogel Wald Weid Wein Wolf Zimmer Zoll'.split(
    ' ',
  )
const lastNameEnds =
  'acher auer bauer beck berger brecht dörfer eder egger feld gruber haus heimer hofer huber inger länder lechner lein maier mann meier müller reuter schmid städter stetter thaler wanger weiler'.split(
    ' ',
  )
export const lastNames = lastNameStarts.flatMap((start) => lastNameEnds.map((end) => start + end))

export const trades =
  'Stahlbau Werkzeugbau Maschinenbau Pumpen Antriebe Getriebe Hydraulik Feinmechanik Metallbau Formenbau Blechtechnik Fördertechnik Anlagenbau Präzisionsteile Zerspanung Gusstechnik Messtechnik Automation Sondermaschinen Verpackungstechnik Kältetechnik Medizintechnik Apparatebau Drehteile'.split(
    ' ',
  )
export const legalForms = ['GmbH', 'GmbH & Co. KG', 'KG', 'AG', 'e. K.', 'OHG', 'SE']
export const functions = [
  'Einkauf',
  'Leitung Einkauf',
  'Geschäftsführung',
  'Konstruktion',
  'Produktionsleitung',
  'Technische Leitung',
  'Qualitätssicherung',
  'Instandhaltung',
  'Arbeitsvorbereitung',
  'Disposition',
]

export const cities: readonly [postcode: string, city: string, region: string][] = [
  ['70173', 'Stuttgart', 'Mittlerer Neckar'],
  ['72760', 'Reutlingen', 'Neckar-Alb'],
  ['72070', 'Tübingen', 'Neckar-Alb'],
  ['73728', 'Esslingen', 'Mittlerer Neckar'],
  ['71032', 'Böblingen', 'Mittlerer Neckar'],
  ['74072', 'Heilbronn', 'Unterland'],
  ['78532', 'Tuttlingen', 'Schwarzwald-Baar'],
  ['78647', 'Trossingen', 'Schwarzwald-Baar'],
  ['89073', 'Ulm', 'Donau-Iller'],
  ['88045', 'Friedrichshafen', 'Bodensee'],
  ['76133', 'Karlsruhe', 'Baden'],
  ['79098', 'Freiburg', 'Baden'],
  ['86150', 'Augsburg', 'Bayern'],
  ['90402', 'Nürnberg', 'Bayern'],
  ['60311', 'Frankfurt', 'Hessen'],
  ['50667', 'Köln', 'Nordrhein-Westfalen'],
]

export const parts =
  'Spindelgehäuse Antriebswelle Flansch Lagerbock Zahnrad Ritzel Kupplung Grundplatte Führungsschiene Ventilblock Pumpengehäuse Kolbenstange Hohlwelle Lagerdeckel Distanzring Aufnahme'.split(
    ' ',
  )

export const sentences = [
  'Preis für die nächste Serie besprochen, Entscheidung nach der Inventur.',
  'Will ein Angebot mit Staffelpreisen ab 500 Stück.',
  'Liefertermin hat gehalten, sehr zufrieden mit der Oberfläche.',
  'Zeichnung kommt nächste Woche, Toleranz an der Passung noch offen.',
  'Neue Ansprechpartnerin im Einkauf, stellt sich im Januar vor.',
  'Wettbewerber bietet 8 % günstiger an, Qualität war aber schlecht.',
  'Muster freigegeben, Erstbemusterung bis Monatsende.',
  'Rahmenvertrag läuft aus, Verlängerung im Gespräch.',
  'Bittet um Besuch vor Ort wegen der neuen Linie.',
  'Bedarf erst wieder im zweiten Quartal.',
]
