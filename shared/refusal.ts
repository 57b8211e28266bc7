/** Values that a refusal's sentence needs; they are shown to the person, so no secrets. */
export type RefusalParams = Record<string, string | number | null>

/**
 * An expected "no": bad input, missing right, a state that does not allow it.
 * `code` is the message key `refusal.<code>` (translated in the browser, the CLI and mails).
 * Anything thrown that is not a Refusal is a fault: logged with an id, shown as such.
 */
export class Refusal extends Error {
  readonly code: string
  readonly params: RefusalParams

  constructor(code: string, params: RefusalParams = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
  }
}
