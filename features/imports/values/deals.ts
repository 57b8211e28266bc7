import { defaultStageNames, type OpportunityKind, type Outcome } from '#features/opportunities/rules.ts'
import { fold } from '#shared/text.ts'

/** A stage of ours as a list may name it. */
export type KnownStage = { id: string; name: string }

/** What a list says about where an opportunity stands: a stage of ours, or only that it is open, won or lost. */
export type StageMeaning = { stageId: string } | 'open' | Outcome

/** Foreign value → stage name of ours, `open`, `won` or `lost`, as somebody said it. */
export type StageAnswers = Record<string, string>

const won =
  /^(closed)?won$|^gewonnen$|^(abgeschlossen|geschlossen|abschluss)gewonnen$|^(auftragerhalten|beauftragt|bestellt)$|^wonclosed$/
const lost =
  /^(closed)?lost$|^verloren$|^(abgeschlossen|geschlossen|abschluss)verloren$|^(abgesagt|absage|abgelehnt)$|^lostclosed$/
const open = /^(open|offen|laufend|inbearbeitung|inprogress|aktiv|active)$/

/** Where a foreign stage stands with us; `null` if nobody said and its name is none of ours. */
export function readStage(text: string, stages: readonly KnownStage[], answers: StageAnswers): StageMeaning | null {
  const key = keyOf(text)
  const said = Object.entries(answers).find(([foreign]) => keyOf(foreign) === key)?.[1]
  if (said !== undefined) return meaningOf(said, stages)
  const stage = stageNamed(text, stages)
  if (stage) return stage
  return won.test(key) ? 'won' : lost.test(key) ? 'lost' : open.test(key) ? 'open' : null
}

/** What an answer means: `open`, `won`, `lost` or a stage of ours; `null` if it is none of these. */
export function meaningOf(answer: string, stages: readonly KnownStage[]): StageMeaning | null {
  const word = answer.trim().toLowerCase()
  if (word === 'open' || word === 'won' || word === 'lost') return word
  return stageNamed(answer, stages)
}

/** A stage that is still called as it came with the house answers to its name in the other language too. */
function stageNamed(text: string, stages: readonly KnownStage[]): StageMeaning | null {
  const key = keyOf(text)
  const twin = defaultStageNames.find(({ de, en }) => keyOf(de) === key || keyOf(en) === key)
  const names = twin ? [key, keyOf(twin.de), keyOf(twin.en)] : [key]
  const stage = stages.find(({ name }) => keyOf(name) === key) ?? stages.find(({ name }) => names.includes(keyOf(name)))
  return stage ? { stageId: stage.id } : null
}

const kindWords: [RegExp, OpportunityKind][] = [
  [/cross/, 'crossSelling'],
  [/up-?sell|erweiterung|upgrade/, 'upSelling'],
  [/wiederhol|folge|bestand|repeat|renewal|existing|verlaenger/, 'repeat'],
  [/neu|new/, 'newCustomer'],
]

/** Reads what kind of business it is ("New Business", "Bestandskunde"); `null` if it is none. */
export function readOpportunityKind(text: string): OpportunityKind | null {
  return kindWords.find(([pattern]) => pattern.test(fold(text)))?.[1] ?? null
}

// The reasons that the house came with; hidden ones stay known.
const reasonWords: [RegExp, string][] = [
  [
    /keine entscheidung|no decision|kein bedarf|projekt (eingestellt|gestoppt|verschoben)|timing|no response/,
    'noDecision',
  ],
  [/preis|price|teuer|budget|expensive|cost/, 'price'],
  [/mitbewerb|wettbewerb|competitor|konkurren/, 'competitor'],
  [/liefer|delivery|lead time/, 'delivery'],
  [/techni|feature|funktion|spezifikation/, 'technical'],
]

/** Reads why an opportunity was lost; what fits none of our reasons is `other`, the words beside it. */
export function readLossReason(text: string): string {
  return reasonWords.find(([pattern]) => pattern.test(fold(text)))?.[1] ?? 'other'
}

function keyOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}
