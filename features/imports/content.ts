import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ColumnProfile } from './columns.ts'
import { besideLead, fieldOf, fields, headerKey, type Kind, type Target } from './fields.ts'
import { type Answers, decideForms, type Forms, type Question, titleOf } from './forms.ts'
import { lookupKey, type TablePlan } from './normalise.ts'
import type { Cell, FileFormat, Note, SheetPlace } from './readers/tables.ts'
import { type Guess, type Learned, recognise } from './recognise.ts'
import { spanOfPeriod, spanOfSum } from './sums.ts'
import { type KnownStage, meaningOf, readStage } from './values/deals.ts'
import { type Period, readPeriod } from './values/periods.ts'

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
  /** The first lines that stood above the header. */
  above?: Cell[][]
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
  /** Columns that each name a time and hold revenue of it, also if it was said that they are to stay own fields. */
  periods: { unit: Period['unit']; columns: number[] }[]
  /** The year of those that name none. */
  year: number | null
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
  const periods = periodsOf(profiles, targets)
  if (chosen.answers.periods === 'own') {
    for (const { columns } of periods)
      for (const at of columns) if (guesses[at]!.reason !== 'chosen') targets[at] = null
  }
  const year = chosen.answers.year ?? yearOf(table)
  const forms = decideForms(profiles, targets, chosen.answers, chosen.answers.country ?? home.country)
  const questions: Question[] = [
    ...forms.questions,
    ...askStages(table, targets, home),
    ...(year === null ? askYear(profiles, targets) : []),
  ]
  if (!kind) questions.unshift({ code: 'kind', column: '', sample: table.name, flag: 'kind' })
  const used = chosen.use ?? (table.rowCount > 0 && !table.hidden && !(kind === null && table.optional))
  return {
    kind,
    guesses: guesses.map((guess, index) => ({ ...guess, target: targets[index]! })),
    targets,
    forms,
    questions: used ? questions : [],
    periods,
    year,
    used,
  }
}

function periodsOf(profiles: ColumnProfile[], targets: (Target | null)[]): DecidedTable['periods'] {
  const columns = [...targets.keys()].filter((at) => targets[at] === 'customers.revenueOf')
  const units = Map.groupBy(columns, (at) => readPeriod(profiles[at]!.header)?.unit)
  return (['month', 'quarter', 'year'] as const).flatMap((unit) => {
    const some = units.get(unit)
    return some ? [{ unit, columns: some }] : []
  })
}

/** The year that the name of the sheet or of the file says, if it is one. */
export function yearOf({ name, file }: ImportTable): number | null {
  for (const text of [name, file]) {
    const years = new Set(text.match(/(?<!\d)20\d\d(?!\d)/g))
    if (years.size === 1) return Number([...years][0])
  }
  return null
}

/** Months that name no year are asked for it. */
function askYear(profiles: ColumnProfile[], targets: (Target | null)[]): Question[] {
  const headers = profiles.flatMap(({ header }, at) =>
    targets[at] === 'customers.revenueOf' && readPeriod(header)?.year === null ? [header] : [],
  )
  return headers.length > 0 ? [{ code: 'year', column: titleOf(headers), sample: headers[0]!, flag: 'year' }] : []
}

/** The time of each column with revenue of one; a second column of the same time has none, and nothing adds up twice. */
export function spansOf(
  { profiles }: ImportTable,
  { targets, year }: Pick<DecidedTable, 'targets' | 'year'>,
  today: Day,
): TablePlan['spans'] {
  const taken = new Set<string>()
  return profiles.map(({ header }, at) => {
    if (targets[at] === 'customers.revenue12') return spanOfSum(header, today)
    if (targets[at] !== 'customers.revenueOf') return null
    const period = readPeriod(header)
    const of = period?.year ?? year
    const span = !period ? spanOfSum(header, today) : of === null ? null : spanOfPeriod({ ...period, year: of }, today)
    const key = span && `${span.period} ${span.from}`
    if (!key || taken.has(key)) return null
    taken.add(key)
    return span
  })
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
    spans: spansOf(table, decided, today),
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
    case 'currency':
      return new Refusal('importAsksCurrency', params)
    case 'year':
      return new Refusal('importAsksYear', params)
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
