import type { ActivityKind } from '#features/contact-again/rules.ts'
import type { Direction } from './chips.ts'
import { type FoldedLine, overlapsAny, type Range, words } from './folded.ts'

/** A word that says how it was spoken. `verb`: says by itself that it happened ("telefoniert"); `vague`: leaves open how. */
export type KindHit = Range & { kind: ActivityKind; verb: boolean; vague: boolean }

/** How, whether reached and who called whom; `also`: a second place that says so ("Tel … nicht erreicht"). */
export type KindFound = Range & {
  kind: ActivityKind
  outcome: 'notReached' | null
  direction: Direction | null
  sure: boolean
  verb: boolean
  also?: Range[]
}

const kinds: readonly { kind: ActivityKind; verb: boolean; vague?: true; pattern: RegExp }[] = [
  {
    kind: 'service',
    verb: true,
    pattern: words(
      '(?:service-?)?techniker(?: war| vor ort)?|monteur(?: war| vor ort)?|kundendienst|technician|service engineer',
    ),
  },
  { kind: 'mailing', verb: false, pattern: words('mailing|newsletter|serienbrief|rundschreiben') },
  {
    kind: 'video',
    verb: false,
    pattern: words(
      'video-?call|video call|videokonferenz|videotermin|video|teams-?call|teams|zoom(?: call)?|webex|google meet',
    ),
  },
  {
    kind: 'call',
    verb: true,
    pattern: words(
      'telefoniert|angerufen|rief(?: \\p{L}+){0,3} an|ruft (?:gerade )?an|zurueckgerufen|called(?: back)?|phoned|am telefon|per telefon|by phone|on the phone',
    ),
  },
  {
    kind: 'call',
    verb: false,
    pattern: words(
      'tel\\.?|telefon|telefonat|telefongespraech|anruf|rueckruf|call|phone call|phone|telko|telefonkonferenz',
    ),
  },
  { kind: 'visit', verb: true, pattern: words('besucht|visited|vor ort gewesen|war(?:en)? vor ort') },
  { kind: 'visit', verb: false, pattern: words('besuch|kundenbesuch|vor ort|war(?:en)? bei|visit|on site|site visit') },
  { kind: 'chat', verb: true, pattern: words('gechattet|texted|per whatsapp|per sms') },
  { kind: 'chat', verb: false, pattern: words('chat|whatsapp|sms|text message|threema') },
  { kind: 'email', verb: true, pattern: words('gemailt|mailed|e-?mailed|per e?-?mail|by e?-?mail|zurueckgeschrieben') },
  { kind: 'email', verb: false, pattern: words('e-?mail|mail') },
  { kind: 'letter', verb: true, pattern: words('per brief|per post|by letter') },
  { kind: 'letter', verb: false, pattern: words('brief|letter|fax') },
  { kind: 'meeting', verb: true, pattern: words('getroffen|met with|hatten termin|zusammengesessen') },
  { kind: 'meeting', verb: false, pattern: words('meeting|treffen|besprechung|gespraech|termin|met|messegespraech') },
  { kind: 'call', verb: true, vague: true, pattern: words('gesprochen|unterhalten|spoke|spoken|talked') },
  { kind: 'note', verb: false, pattern: words('notiz|note|memo|info') },
]

const unreached = words(
  "nicht (?:erreicht|erreichbar|rangegangen|drangegangen|abgenommen|zu sprechen)|niemand(?:en)? (?:erreicht|da|zu erreichen)|kein(?:er|en|e)? (?:ran|rangegangen|erreicht|da|antwort|anschluss)|geht (?:keiner |nicht )(?:ran|dran)|nimmt (?:nicht|keiner) ab|besetzt|(?:auf )?mailbox(?: gesprochen| besprochen)?|(?:auf (?:den )?)?anrufbeantworter(?: gesprochen)?|auf (?:den )?ab gesprochen|no answer|no reply|not reached|could ?n[o']?t reach(?: him| her| them)?|did ?n[o']?t (?:pick up|answer)|not available|unreachable|left (?:a )?(?:message|voicemail)|voicemail",
)
const answeringMachine = /(?<![\p{L}\p{N}])AB(?![\p{L}\p{N}]|-\p{L})/gu

/** Every word of this sort, in order; longer ones before the shorter ones they contain. */
export function findKindWords(line: FoldedLine): KindHit[] {
  const found: KindHit[] = []
  for (const { kind, verb, vague = false, pattern } of kinds) {
    for (const match of line.text.matchAll(pattern)) {
      const range = { from: match.index, to: match.index + match[0].length }
      if (!overlapsAny(range, found)) found.push({ ...range, kind, verb, vague })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/**
 * How it was spoken. Sure: the word opens the line (`opening`: what may stand before it), or is a verb of the past.
 * A noun elsewhere counts only beside a name (`names`); what was planned (`taken`) does not count.
 */
export function decideKind(
  line: FoldedLine,
  hits: readonly KindHit[],
  names: readonly Range[],
  opening: readonly Range[],
  taken: readonly Range[],
): KindFound | null {
  const missed = findUnreached(line, taken)
  const free = hits.filter(
    (hit) => !overlapsAny(hit, taken) && !isCalledOff(line, hit) && !(missed && overlapsAny(hit, [missed])),
  )
  const lead = free.find((hit) => opensLine(line, hit, opening))
  const verb = free.find((hit) => hit.verb && !hit.vague && !isDenied(line, hit))
  const vague = free.find((hit) => hit.vague && !isDenied(line, hit))
  const beside = free.find((hit) => !hit.verb && hit.kind !== 'note' && standsBeside(line, hit, names))
  const hit = lead ?? verb ?? beside ?? vague
  if (missed) {
    const also = hit && (hit.kind === 'call' || hit.kind === 'video') ? [{ from: hit.from, to: hit.to }] : undefined
    return {
      ...missed,
      kind: also ? hit!.kind : 'call',
      outcome: 'notReached',
      direction: 'out',
      sure: true,
      verb: true,
      also,
    }
  }
  if (!hit) return null
  const { from, to, kind } = hit
  const closes = /^\s*(?:$|[,;:.!?]|-\s)/.test(line.text.slice(to))
  const sure = hit === lead || hit === verb || (hit === beside && closes)
  return { from, to, kind, outcome: null, direction: directionOf(line, hit), sure, verb: hit.verb }
}

function findUnreached(line: FoldedLine, taken: readonly Range[]): Range | null {
  for (const match of line.text.matchAll(unreached)) {
    const range = { from: match.index, to: match.index + match[0].length }
    if (!overlapsAny(range, taken)) return range
  }
  for (const match of line.raw.matchAll(answeringMachine)) {
    const from = line.starts.indexOf(match.index)
    const range = { from, to: from + 2 }
    if (from >= 0 && !overlapsAny(range, taken) && !/\d/.test(line.text.slice(from + 2, from + 6))) return range
  }
  return null
}

function opensLine(line: FoldedLine, hit: Range, opening: readonly Range[]): boolean {
  let before = line.text.slice(0, hit.from)
  for (const { from, to } of [...opening].sort((a, b) => b.from - a.from)) {
    if (to <= hit.from) before = before.slice(0, from) + before.slice(to)
  }
  return /^(?:[\s,;:.!-]|(?<!\p{L})(?:heute|today|kurz(?:er|es|e)?|kurze[rs]?|langes?|gutes?|nettes?|habe?|ich|haben|wir|i|we|just|erneut|nochmal|noch mal|eingehender|incoming|neue[rs]?)(?!\p{L}))*$/u.test(
    before,
  )
}

/** "Termin Di 14 Uhr abgesagt" did not happen. */
function isCalledOff(line: FoldedLine, hit: Range): boolean {
  const clause = /^[^,;!?]*/.exec(line.text.slice(hit.to))![0]
  return /(?<!\p{L})(?:abgesagt|storniert|entfaellt|faellt aus|ausgefallen|cancell?ed|called off)(?!\p{L})/u.test(
    clause,
  )
}

function isDenied(line: FoldedLine, hit: Range): boolean {
  return /(?<!\p{L})(?:nicht|noch nicht|nie|kein(?:en|e)?|not|never|wird|werden|soll|sollen|muss|lass|to be)\s(?:\p{L}+\s)?$/u.test(
    line.text.slice(Math.max(0, hit.from - 30), hit.from),
  )
}

function standsBeside(line: FoldedLine, hit: Range, names: readonly Range[]): boolean {
  return names.some((name) => {
    if (name.to <= hit.from) {
      return /^[\s-]*$/.test(line.text.slice(name.to, hit.from)) && /^[\s\p{P}]*$/u.test(line.text.slice(0, name.from))
    }
    return false
  })
}

function directionOf(line: FoldedLine, hit: KindHit): Direction | null {
  const word = line.text.slice(hit.from, hit.to)
  if (hit.kind === 'service' || hit.kind === 'mailing' || hit.kind === 'note') return null
  const before = line.text.slice(Math.max(0, hit.from - 60), hit.from)
  const after = line.text.slice(hit.to, hit.to + 12)
  if (/^(?:rief|ruft)/.test(word) || /^\s(?:von|from|vom)\s/.test(after)) return 'in'
  if (/(?<!\p{L})(?:eingehende[rs]?|incoming|got an?|received an?)\s$/u.test(before)) return 'in'
  if (/^\s(?:us|me|in|uns|mich)(?!\p{L})/u.test(after)) return 'in'
  if (
    hit.verb &&
    /(?<!\p{L})(?:hat|haben)\s(?!wir|ich)(?:\p{L}+\s){0,4}$/u.test(before) &&
    !/(?<!\p{L})(?:wir|ich)\s/u.test(before)
  )
    return 'in'
  if (/^\s(?:an|bei|to)\s/.test(after)) return 'out'
  return hit.verb && /^(?:angerufen|called|phoned|gemailt|e?-?mailed|besucht|visited|texted)/.test(word) ? 'out' : null
}

const burning =
  /(?<![\p{L}\p{N}])(?:(?:hier |da |es )?brennt(?: es| 's)?(?: (?:lichterloh|richtig|gewaltig))?|feuer|(?:it'?s |is )?(?:on fire|burning)|fire)(?![\p{L}\p{N}]|-\p{L})[!\s]*!?/gu

/** "Es brennt!": said of a customer, not of a lamp. */
export function findFire(line: FoldedLine, taken: readonly Range[]): (Range & { sure: boolean }) | null {
  for (const match of line.text.matchAll(burning)) {
    const range = { from: match.index, to: match.index + match[0].trimEnd().length }
    if (overlapsAny(range, taken)) continue
    const before = line.text.slice(0, range.from)
    const after = line.text.slice(range.to)
    if (/(?<!\p{L})(?:nicht|nichts|nix|kein|keine|not|nothing|no)\s(?:\p{L}+\s)?$/u.test(before)) continue
    if (/^\s(?:nicht|nichts|nix|nirgends|darauf|auf|fuer|durch|not|nothing)(?!\p{L})/u.test(after)) continue
    const said = match[0]
    const alone = /(?:^|[,;:.!?-]\s*)$/.test(before) && /^\s*(?:$|[,;:.!?-])/.test(after)
    // "Feuer bei BASF!!"
    const called = /^\s(?:bei|beim|at)\s[^,;.?]*!/.test(after)
    if (/^(?:feuer|fire|burning)/.test(said) && !/!/.test(said) && !alone && !called) continue
    const sure =
      /!/.test(said) ||
      /(?<!\p{L})es(?!\p{L})|'s/u.test(said) ||
      /on fire/.test(said) ||
      alone ||
      /^\s(?:bei|beim|at)\s/.test(after)
    return { ...range, sure }
  }
  return null
}
