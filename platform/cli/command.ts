import type { ParseArgsConfig } from 'node:util'
import type { Day } from '#shared/days.ts'
import { isDay } from '#shared/days.ts'
import type { Format } from '#shared/format.ts'
import { Refusal, type RefusalParams } from '#shared/refusal.ts'
import type { Translate } from '#shared/translate.ts'

/** What a command may use beside its own arguments. */
export type CommandTools<Calls> = {
  /** The operations, as the member that the command acts as: through the running server, or on the data itself. */
  call: Calls
  /** Arguments after the command's name. */
  args: string[]
  values: Record<string, string | boolean | (string | boolean)[] | undefined>
  today: Day
  t: Translate
  format: Format
  /** Words for the person, on stderr; results are what `run` answers. */
  say(text: string): void
  /** Waits until the background work with this id has ended (works it off itself where no server runs). */
  finishJobs(): Promise<void>
  /** The same for one piece of work; throws the refusal it failed with. */
  finishJob(id: string): Promise<void>
  /** The address of the server that the command goes through; none where it works on the data itself. */
  server: string | null
}

/** One command of the command line: `bordmittel NAME …`. */
export type Command<Calls> = {
  /** One or two words: `contact-again`, `report movement`. */
  name: string
  usage: string
  /** What it does and answers, English; a line each. */
  help: string
  options?: ParseArgsConfig['options']
  run(tools: CommandTools<Calls>): Promise<CommandResult>
}

/** `json` is what `--json` prints (frozen names), `text` what a person reads. */
export type CommandResult = { json: unknown; text: string }

/** Wrong use of the command line: exit code 2, the usage is shown. */
export class WrongUse extends Error {}

/** A refusal that says more than its sentence: `--json` prints it. */
export class RefusedWith extends Refusal {
  readonly json: object

  constructor(code: string, params: RefusalParams, json: object) {
    super(code, params)
    this.json = json
  }
}

/** The input that a day of the command line gives. Throws `WrongUse` if it is none. */
export function dayOption<Name extends string>(name: Name, value: unknown): { [N in Name]?: string } {
  if (value === undefined) return {}
  if (typeof value !== 'string' || !isDay(value)) throw new WrongUse(`--${name} is a day like 2026-01-31`)
  return { [name]: value } as { [N in Name]?: string }
}
