import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ColumnProfile } from './columns.ts'
import { besideLead, fieldOf, fields, headerKey, type Kind, type Target } from './fields.ts'
import { type Answers, decideForms, type Forms, type Question } from './forms.ts'
import { lookupKey, type TablePlan } from './normalise.ts'
import type { FileFormat, Note, SheetPlace } from './readers/tables.ts'
import { type Guess, type Learned, recognise } from './recognise.ts'
import { type KnownStage, meaningOf, readStage } from './values/deals.ts'

/** What of the company decides how lists are read. */
export type Home = { country: string; currency: string; stages: readonly KnownStage[] }

/** What an import consists of, as stored with it. */
export type ImportContent = { files: ImportFile[]; tables: ImportTable[] }

export type ImportFile = { id: string; name: string; format: FileFormat; size: number; notes: Note[] }

export type ImportTable = {
  fileId: string
  file: string
  name: string
  /** Which table of its file. */
  indexInFile: number
  /** Where it lies in a workbook. */
  place?: SheetPlace
  headerRow: number | null
  rowCount: number
  hidden: boolean
  profiles: ColumnProfile[]
  /** Targets that the format itself names (vCard). */
  formatTargets: (string | null)[] | null
  /** What the format knew (databases), and whether it is left out rather than asked about. */
  given?: { kind?: Kind; targets: Record<string, Target | null> }
  optional?: boolean
  /** Choices of a person, or of the map file; what is not chosen is guessed. */
  chosen: Chosen
  /** The field of each column when the table came in. */
  ran?: (Target | null)[]
}

/** What a person decided about a table. */
export type Chosen = {
  kind?: Kind
  use?: boolean
  targets: Record<string, Target | null>
  /** Only the chosen columns have fields; nothing is guessed of the others (map file). */
  only?: boolean
  answers: Answers
  /** Cells as they should have been: row → header → text. */
  fixes: Record<string, Record<string, string>>
  /** Rows whose customer is the one that was found, or is not. */
  duplicates: Record<string, 'same' | 'new'>
}

export const nothingChosen: Chosen = { targets: {}, answers: {}, fixes: {}, duplicates: {} }

/** How a run treats what it meets. */
export type ImportOptions = {
  /** What happens to differing values of customers that are already there: stay, or be replaced by those of the file. */
  existing: 'fill' | 'replace'
  /** Whether a customer that is probably the same is taken as the same. */
  probable: 'new' | 'same'
  /** Who looks after new customers whose row names nobody. */
  ownerId: string | null
}

/** A table with everything decided that can be: what the wizard shows and the run works by. */
export type DecidedTable = {
  kind: Kind | null
  guesses: Guess[]
  targets: (Target | null)[]
  forms: Forms
  questions: Question[]
  used: boolean
}

/** Decides a table: choices first, then what was learned, then the guess. */
export function decideTable(table: ImportTable, learned: (kind: Kind) => Learned, home: Home): DecidedTable {
  const { chosen, profiles } = table
  const options = {
    ...(table.formatTargets ? { targets: table.formatTargets } : {}),
    ...(table.given ? { given: table.given.targets } : {}),
  }
  const kind = chosen.kind ?? table.given?.kind ?? recognise(profiles, options).kind
  const recognised = recognise(profiles, { ...options, ...(kind ? { kind, learned: learned(kind) } : {}) })
  const guesses = recognised.columns.map((guess) => {
    if (Object.hasOwn(chosen.targets, guess.column))
      return { ...guess, target: chosen.targets[guess.column]!, confidence: 1, reason: 'chosen' as const }
    // What the format itself says of a column is no guess.
    if (!chosen.only || guess.reason === 'format') return guess
    return { ...guess, target: null, confidence: 0, reason: 'none' as const }
  })
  const taken = new Set(Object.values(chosen.targets))
  const targets = guesses.map((guess) => {
    const single = guess.target !== null && !fieldOf(guess.target)?.many
    return guess.reason !== 'chosen' && single && taken.has(guess.target) ? null : guess.target
  })
  const forms = decideForms(profiles, targets, chosen.answers, chosen.answers.country ?? home.country)
  const questions: Question[] = [...forms.questions, ...askStages(table, targets, home)]
  if (!kind) questions.unshift({ code: 'kind', column: '', sample: table.name, flag: 'kind' })
  const used = chosen.use ?? (!table.hidden && !(kind === null && table.optional))
  return {
    kind,
    guesses: guesses.map((guess, index) => ({ ...guess, target: targets[index]! })),
    targets,
    forms,
    questions: used ? questions : [],
    used,
  }
}

/** Stages that neither we nor an answer know. What has too many values is no list of stages; its rows are problems then. */
function askStages({ profiles, chosen }: ImportTable, targets: (Target | null)[], home: Home): Question[] {
  const at = targets.indexOf('opportunities.stage')
  const values = at < 0 ? [] : (profiles[at]!.values ?? [])
  const unknown = values.filter((value) => readStage(value, home.stages, chosen.answers.stages ?? {}) === null)
  if (unknown.length === 0) return []
  const { header } = profiles[at]!
  return [{ code: 'stages', column: header, sample: unknown.join(', '), flag: 'stages', values: unknown }]
}

/**
 * The plan by which the rows of a table are read.
 * @throws Refusal the question that is still open, with column, sample and flag
 */
export function planOf(table: ImportTable, decided: DecidedTable, home: Home, today: Day): TablePlan {
  const question = decided.questions[0]
  if (question) throw questionRefusal(table, question, home)
  const kind = decided.kind!
  const headers = table.profiles.map((profile) => profile.header)
  return {
    kind,
    headers,
    fixes: table.chosen.fixes,
    fileId: table.fileId,
    duplicates: table.chosen.duplicates,
    targets: decided.targets,
    forms: decided.forms,
    home: table.chosen.answers.country ?? home.country,
    today,
    stages: home.stages,
    stageAnswers: table.chosen.answers.stages ?? {},
    currency: table.chosen.answers.currency ?? home.currency,
    lookup: lookupOf(kind, table.chosen.answers.lookup ?? {}),
  }
}

function lookupOf(kind: Kind, said: NonNullable<Answers['lookup']>): TablePlan['lookup'] {
  return new Map(
    Object.entries(said).map(([field, words]) => [
      targetOf(kind, field)!,
      new Map(Object.entries(words).map(([theirs, ours]) => [lookupKey(theirs), ours])),
    ]),
  )
}

/** Checks answers before they are stored. Refuses importStageUnknown, importFieldUnknown. */
export function checkAnswers(table: ImportTable, kind: Kind | null, answers: Answers, home: Home): void {
  for (const stage of Object.values(answers.stages ?? {})) {
    if (meaningOf(stage, home.stages) === null)
      throw new Refusal('importStageUnknown', { file: table.file, stage, stages: namesOf(home) })
  }
  for (const field of Object.keys(answers.lookup ?? {})) {
    if (!kind || !targetOf(kind, field)) throw new Refusal('importFieldUnknown', { file: table.file, field })
  }
}

function namesOf({ stages }: Home): string {
  return stages.map((stage) => stage.name).join(', ')
}

/** The question as a refusal, for whoever cannot be asked. */
export function questionRefusal(table: ImportTable, question: Question, home: Home): Refusal {
  const params = { file: table.file, column: question.column, sample: question.sample }
  switch (question.code) {
    case 'dateForm':
    case 'dateMixed':
      return new Refusal('importAsksDate', params)
    case 'decimal':
    case 'decimalMixed':
      return new Refusal('importAsksDecimal', params)
    case 'postcodeZero':
      return new Refusal('importAsksCountry', params)
    case 'stages':
      return new Refusal('importAsksStages', { ...params, stages: namesOf(home) })
    default:
      return new Refusal('importAsksKind', params)
  }
}

/** Checks and stores a choice of fields: headers must exist, fields too. Refuses importColumnUnknown, importFieldUnknown. */
export function chooseTargets(
  table: ImportTable,
  kind: Kind,
  wanted: Record<string, string | null>,
): Record<string, Target | null> {
  const byKey = new Map(table.profiles.map((profile) => [headerKey(profile.header), profile.header]))
  const chosen: Record<string, Target | null> = {}
  for (const [header, field] of Object.entries(wanted)) {
    const column = byKey.get(headerKey(header))
    if (column === undefined) throw new Refusal('importColumnUnknown', { file: table.file, column: header })
    const target = field === null || field === '' ? null : targetOf(kind, field)
    if (target === undefined) throw new Refusal('importFieldUnknown', { file: table.file, field: field ?? '' })
    chosen[column] = target
  }
  return chosen
}

/** Every field that a row of a kind may fill, for whoever chooses. */
export function fieldsFor(kind: Kind | null): Target[] {
  if (!kind) return []
  const shared: Kind[] = ['customers', 'persons', 'activities', 'tasks']
  const carried = shared.includes(kind) ? [kind, ...shared.filter((one) => one !== kind)] : [kind]
  const own = carried.flatMap((one) => Object.keys(fields[one]).map((name) => `${one}.${name}`))
  if (kind === 'leads') return [...own, ...besideLead]
  return kind === 'revenue' || kind === 'opportunities' || kind === 'orders'
    ? [...own, 'customers.customerNumber']
    : own
}

/** The target of a field as the map file names it: `postcode`, or `persons.lastName`; `undefined` if there is none. */
export function targetOf(kind: Kind, field: string): Target | undefined {
  const name = field.trim()
  if (fieldOf(name)) return name
  if (fieldOf(`${kind}.${name}`)) return `${kind}.${name}`
  const shared = kind === 'customers' || kind === 'persons' || kind === 'activities' || kind === 'tasks'
  if (kind === 'leads') return besideLead.find((target) => target.endsWith(`.${name}`))
  return shared && fieldOf(`customers.${name}`) ? `customers.${name}` : undefined
}
