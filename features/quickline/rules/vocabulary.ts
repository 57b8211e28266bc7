/** Months as typed (folded), with their number. */
export const months: Record<string, number> = {
  januar: 1,
  january: 1,
  jaenner: 1,
  jan: 1,
  februar: 2,
  february: 2,
  feber: 2,
  feb: 2,
  maerz: 3,
  march: 3,
  mrz: 3,
  mar: 3,
  april: 4,
  apr: 4,
  mai: 5,
  may: 5,
  juni: 6,
  june: 6,
  jun: 6,
  juli: 7,
  july: 7,
  jul: 7,
  august: 8,
  aug: 8,
  september: 9,
  sept: 9,
  sep: 9,
  oktober: 10,
  october: 10,
  okt: 10,
  oct: 10,
  november: 11,
  nov: 11,
  dezember: 12,
  december: 12,
  dez: 12,
  dec: 12,
}

/** Weekdays written out, ISO numbers. */
export const weekdays: Record<string, number> = {
  montag: 1,
  dienstag: 2,
  mittwoch: 3,
  donnerstag: 4,
  freitag: 5,
  samstag: 6,
  sonnabend: 6,
  sonntag: 7,
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
}

/** Weekdays in short; most of them are also words or beginnings of names, so their surroundings decide. */
export const shortWeekdays: Record<string, number> = {
  mo: 1,
  di: 2,
  mi: 3,
  do: 4,
  fr: 5,
  sa: 6,
  so: 7,
  mon: 1,
  tue: 2,
  tues: 2,
  wed: 3,
  thu: 4,
  thur: 4,
  thurs: 4,
  fri: 5,
  sat: 6,
  sun: 7,
}

export const numberWords: Record<string, number> = {
  ein: 1,
  eine: 1,
  einem: 1,
  einen: 1,
  einer: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fuenf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  elf: 11,
  zwoelf: 12,
  vierzehn: 14,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
}

/** A pattern that matches any of the keys, longest first. */
export function anyOf(table: Record<string, unknown>): string {
  return Object.keys(table)
    .sort((a, b) => b.length - a.length)
    .join('|')
}

/** Legal forms: never part of what makes a company's name. */
export const legalForms: ReadonlySet<string> = new Set(
  (
    'gmbh mbh ggmbh ag kg kgaa ohg gbr ug se eg ev ek ekfm ekfr egbr partg partgmbb haftungsbeschraenkt co cokg cie compagnie ' +
    'sarl sagl sa srl spa snc sas ltd limited inc incorporated llc llp lp corp corporation plc bv nv sro as oy ab kft doo zoo ' +
    'gesmbh gesellschaft einzelunternehmen inh inhaber'
  ).split(' '),
)

/** Words in names that say little: they cannot carry a match alone. */
export const weakNameWords: ReadonlySet<string> = new Set(
  (
    'gruppe group holding international deutschland germany austria oesterreich schweiz switzerland europe europa soehne sohn ' +
    'sons partner brothers gebrueder gebr technik technologie technologies tech technology systeme systems system anlagen ' +
    'anlagenbau maschinen maschinenbau maschinenfabrik machinery stahl steel metall metallbau metal bau handel trading ' +
    'vertrieb sales service services werkzeuge werkzeug werkzeugbau tools logistik logistics elektro elektronik ' +
    'electronics automation holz holzbau kunststoff kunststofftechnik verpackung packaging industrie industries werk ' +
    'werke fabrik solutions produktion nord sued west ost hotel praxis stadt gemeinde firma company'
  ).split(' '),
)

/** Small words between the parts of a name. */
export const connectors: ReadonlySet<string> = new Set(
  'und and u der die das dem den von vom zu zur zum de di da la le van of the fuer + &'.split(' '),
)

export const titles: ReadonlySet<string> = new Set(
  'herr herrn hr hrn frau fr mr mrs ms miss dr prof ing dipl mag'.split(' '),
)

/** Titles that only a person has in front of the name. */
export const salutations: ReadonlySet<string> = new Set('herr herrn hr hrn frau fr mr mrs ms miss dr prof'.split(' '))

/** Words after which a name is likely. */
export const nameLeads: ReadonlySet<string> = new Set('bei beim mit with at from firma fa von an @'.split(' '))

const everyday =
  'aber alle alles also als am an auch auf aus ab bei beim bis bin bitte braucht benoetigt bekommt dann dass das dem den der ' +
  'des die doch dort du ein eine einen einem einer er es erst erwartet etwa fuer gegen gibt gut hab habe haben hat hatte ' +
  'heute hier ich ihm ihn ihr im in ins ist ja jetzt kann kein keine kommt kunde lang mal man mehr mein mit moechte muss ' +
  'nach neu neue neuen nicht nichts noch nochmal nun nur ob oder ok okay per schickt schon sehr seit sich sie sind so soll ' +
  'sollte ueber um und uns unser unter viel vom von vor wann war was weg wegen weil wenn wer wie wieder will wir wird wo ' +
  'wollen wollte wuenscht zu zum zur zwei sagt sagte meint meinte fragt bestellt gekauft zufrieden ruft rief meldet ' +
  'about after again all also and any are as asks at back be been before but by can could customer did do does first for ' +
  'from get gets good got had has have he her him his how i if in is it its just like me more my need needs new next no ' +
  'not now of on one only or our out over please she should so some than that the their them then there they this to ' +
  'today too until up us very wait want wants was we well were what when where which who will with would yes yet you said says told maybe'

const trade =
  'angebot angebote offerte muster preis preise preisliste rabatt skonto auftrag auftraege bestellung anfrage rechnung ' +
  'gutschrift reklamation zeichnung zeichnungen unterlagen datenblatt katalog prospekt vertrag projekt lieferung ' +
  'liefertermin termin termine budget bedarf interesse gespraech info infos rueckmeldung rueckruf antwort bescheid ' +
  'entscheidung entscheidet besuch besuche anruf anrufe telefon telefonat mail mails email brief messe urlaub woche ' +
  'wochen monat monate tag tage jahr jahre uhr zugesagt zusage versprochen wiedervorlage nachfassen anrufen melden ' +
  'schicken senden besuchen brennt technik stueck neukunde interessent einkauf einkaeufer chef ' +
  'quote quotes quotation offer offers proposal sample samples price prices discount order orders invoice complaint ' +
  'drawing drawings documents catalogue brochure contract project delivery meeting budget demand interest call calls ' +
  'called mailed visited letter visit week weeks month months day days year years promised promise follow deadline ' +
  'decision decides waiting send sends sent deliver'

/** Words of everyday lines. They are no names unless a capital, their place and an exact match say so. */
export const commonWords: ReadonlySet<string> = new Set([
  ...everyday.split(' '),
  ...trade.split(' '),
  ...Object.keys(months),
  ...Object.keys(weekdays),
  ...Object.keys(shortWeekdays),
  ...Object.keys(numberWords),
  ...(
    'morgen uebermorgen gestern vorgestern tomorrow yesterday ostern easter pfingsten weihnachten christmas ' +
    'tel telefoniert angerufen video teams zoom chat whatsapp sms notiz note wv kw'
  ).split(' '),
])
