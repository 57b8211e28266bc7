import type { ActivityKind } from '#features/contact-again/rules.ts'
import { words } from './folded.ts'

const again = '(?:wieder|noch ?mal|nochmals|erneut|noch einmal|spaeter|again)'
/** Reminders by name: what else the clause says is their subject. */
export const reminders = words(
  'wv|wiedervorlage|follow[ -]?up|fu|f\\/u|todo|to-do|aufgabe|task|remind me(?: to)?|reminder|erinner(?:n|ung|e mich)',
)
export const strongFollowUps = words(
  `nachfassen|nachhaken|nachfragen|rueckruf|rueckrufen|zurueckrufen|${again}\\s(?:anrufen|melden|kontaktieren|vorbeischauen|vorbeifahren|besuchen|telefonieren|mailen|schreiben|anschreiben|versuchen|probieren|nachfragen|sprechen|nachfassen|treffen|ansprechen)|(?:ich\\s)?melde?\\s(?:ich\\s)?mich|mich\\s(?:wieder\\s)?melden|call\\s(?:(?:him|her|them|us|me)\\s)?back|call again|ring back|get back to (?:him|her|them)|check in|check back|chase(?: up)?|try again|touch base`,
)
export const weakFollowUps = words(
  '(?<!sich (?:\\p{L}+ ){0,3})melden|anrufen|telefonieren|mailen|anschreiben|besuchen|kontaktieren|vorbeifahren|vorbeischauen|abklaeren|ansprechen|vorbereiten|anbieten|(?:to|please|will|must|should)\\s(?:call|ring|visit|email|contact|write|check|ask)|(?:call|ring|email|ask)\\s(?:him|her|them)',
)
export const appointments = words(
  '(?:vor-ort-|telefon|besuchs|video|messe|praesentations|kunden|service)?termin|besprechung|meeting|treffen|(?:kunden|werks)?besuch|video-?call|videokonferenz|video|teams(?:-call)?|zoom|call|telko|telefonkonferenz|demo|vorfuehrung|workshop|praesentation|mittagessen|abendessen|fruehstueck|audit|appointment|visit|lunch|dinner|breakfast|presentation|(?:conference|video|phone)\\scall',
)
export const calledOff = words('abgesagt|storniert|entfaellt|faellt aus|ausgefallen|cancell?ed|called off')
export const wants = words(
  'will|wollen|moechten?|wuenschen|wuenscht|brauche?n?|braucht|benoetigen|erwarten|benoetigt|erwartet|bekommt|kriegt|erhaelt|bittet um|haette gern(?:e)?|verlangt|fragt nach|schicken?|sende[nt]?|schickt|liefer(?:n|e|t)|zusenden|zuschicken|nachreichen|erstellen|mach(?:e|en)|wants?|needs?|expects?|would like|asks? for|asked for|gets?|sends?|deliver|prepare',
)
export const things = words(
  'angebot|angebote|offerte|richtpreis|kostenvoranschlag|muster|musterteile?|preis|preise|preisliste|unterlagen|zeichnung|zeichnungen|datenblatt|datenblaetter|katalog|kataloge|prospekt|prospekte|rueckmeldung|antwort|bescheid|infos?|informationen|liefertermin|auftragsbestaetigung|gutschrift|vertrag|rahmenvertrag|vertragsentwurf|ersatz|ersatzteile?|quote|quotation|offer|proposal|samples?|prices?|price list|drawings?|data sheets?|catalogue|brochure|documents|answer|feedback|contract|spare parts?|lead time',
)
/** It was promised. */
export const promised = words('zugesagt|zusage|zusagen|versprochen|verspreche|promised|promise')
export const customerActs = words(
  'entscheide[nt]|entscheidung|meldet sich|meldet|sich melden|ueberlegt(?: sich)?|prueft|bestellt|bestellen|ordert|zahlt|zahlen|gibt (?:bescheid|rueckmeldung|antwort)|schickt uns|(?:will|moechte)(?: \\p{L}+){1,6} (?:pruefen|entscheiden|ueberlegen|bestellen|melden|zurueckrufen|klaeren|besprechen|abstimmen)|ruft(?: \\p{L}+){0,2} (?:zurueck|an)|decides?|decision|will (?:decide|order|get back|let|call)|orders|pays|gets back|calls back',
)

/** Small words that say nothing at the edge of a subject. */
export const edges =
  '(?:und|and|bitte|please|dann|then|bei|beim|mit|von|an|am|um|zu|bis|in|im|with|at|to|by|on|for|from|ein|eine|einen|einem|das|die|der|den|dem|a|the|er|sie|wir|ich|we|i|he|she|they|habe|haben|have|has|kunde|customer|noch|uns|us)'

/** How a plan is to be carried out, if its words say so. */
export function kindOf(trigger: string, region: string): ActivityKind | null {
  for (const text of [trigger, region]) {
    if (/anruf|rueckruf|zurueckruf|telefon|telko|\bcall|\bring\b|phone/.test(text)) return 'call'
    if (/besuch|vorbei|visit|vor-ort|vor ort/.test(text)) return 'visit'
    if (/video|teams|zoom/.test(text)) return 'video'
    if (/mail|schreib|write/.test(text)) return 'email'
  }
  return null
}
