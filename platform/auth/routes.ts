import { Refusal } from '#shared/refusal.ts'

/** What of the auth library this house uses, and what of its answers goes out (never a session token). */
export type Route = {
  /** The fields that are handed on; the library knows more (to trust a device for a month, say). */
  takes: readonly string[]
  /** What a wrong attempt is counted against, beside the address. */
  guesses?: 'email' | 'session' | 'address'
  /** Event when nobody was logged in before; then this was the login. */
  logsIn?: string
  /** Event when somebody was logged in. */
  notes?: string
  /** Only over TLS or on this machine, as browsers have it for passkeys. */
  secureOnly?: true
  /** Only soon after a login, because the password is not asked for. */
  freshOnly?: true
  shown: (answer: Record<string, unknown>) => unknown
}

export type Answer = { body: unknown; cookies: string[] }

const nothing = () => ({})
const whole = (answer: unknown) => answer

const routes: Record<string, Route> = {
  'POST /sign-in/email': {
    takes: ['email', 'password'],
    guesses: 'email',
    logsIn: 'login.succeeded',
    notes: 'login.succeeded',
    shown: ({ twoFactorRedirect }) => ({ secondFactor: twoFactorRedirect === true }),
  },
  'POST /sign-out': { takes: [], notes: 'login.ended', shown: nothing },
  'POST /two-factor/enable': {
    takes: ['password'],
    guesses: 'session',
    shown: ({ totpURI, backupCodes }) => ({ uri: totpURI, backupCodes }),
  },
  'POST /two-factor/verify-totp': {
    takes: ['code'],
    guesses: 'address',
    logsIn: 'login.succeeded',
    notes: 'login.secondFactorOn',
    shown: nothing,
  },
  'POST /two-factor/verify-backup-code': {
    takes: ['code'],
    guesses: 'address',
    logsIn: 'login.backupCodeUsed',
    shown: nothing,
  },
  'POST /two-factor/generate-backup-codes': {
    takes: ['password'],
    guesses: 'session',
    notes: 'login.backupCodesRenewed',
    shown: ({ backupCodes }) => ({ backupCodes }),
  },
  'POST /two-factor/disable': {
    takes: ['password'],
    guesses: 'session',
    notes: 'login.secondFactorOff',
    shown: nothing,
  },
  'GET /passkey/generate-register-options': { takes: [], secureOnly: true, shown: whole },
  'POST /passkey/verify-registration': {
    takes: ['response', 'name'],
    secureOnly: true,
    notes: 'login.passkeyAdded',
    shown: nothing,
  },
  'GET /passkey/generate-authenticate-options': { takes: [], secureOnly: true, shown: whole },
  'POST /passkey/verify-authentication': {
    takes: ['response'],
    secureOnly: true,
    guesses: 'address',
    logsIn: 'login.succeeded',
    notes: 'login.succeeded',
    shown: nothing,
  },
  'POST /passkey/delete-passkey': { takes: ['id'], freshOnly: true, notes: 'login.passkeyRemoved', shown: nothing },
}

export function routeOf(method: string, path: string): Route | undefined {
  return routes[`${method} ${path.replace(/^\/api\/auth/, '')}`]
}

const codes: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: 'loginWrong',
  INVALID_EMAIL: 'loginWrong',
  // Somebody who left: told the same as a wrong password.
  FAILED_TO_CREATE_SESSION: 'loginWrong',
  UNABLE_TO_CREATE_SESSION: 'loginWrong',
  INVALID_PASSWORD: 'passwordWrong',
  INVALID_CODE: 'codeWrong',
  CODE_USED: 'codeUsed',
  INVALID_BACKUP_CODE: 'codeWrong',
  INVALID_TWO_FACTOR_COOKIE: 'codeTooLate',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'codeTooLate',
  TOTP_ALREADY_ENABLED: 'secondFactorOn',
  TOTP_NOT_ENABLED: 'secondFactorOff',
  SESSION_NOT_FRESH: 'loginStale',
  UNAUTHORIZED: 'loginNeeded',
  SESSION_REQUIRED: 'loginNeeded',
  PASSKEY_NOT_FOUND: 'passkeyUnknown',
  CHALLENGE_NOT_FOUND: 'passkeyFailed',
  AUTHENTICATION_FAILED: 'passkeyFailed',
  FAILED_TO_VERIFY_REGISTRATION: 'passkeyFailed',
  USER_NOT_VERIFIED: 'passkeyUnverified',
  PREVIOUSLY_REGISTERED: 'passkeyKnown',
  INVALID_ORIGIN: 'notAllowed',
  MISSING_OR_NULL_ORIGIN: 'notAllowed',
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: 'notAllowed',
}
const secondFactorLock = 15 * 60

/** A refusal of the library in our words; anything unexpected is a fault. */
export function refusalOf(status: number, answer: Record<string, unknown>): Error {
  const code = String(answer.code ?? '')
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return new Refusal('tooMany', { seconds: secondFactorLock })
  if (codes[code]) return new Refusal(codes[code])
  if (status === 400 && /VALIDATION|INVALID_BODY/.test(code))
    return new Refusal('invalidInput', { field: '', problem: code, detail: '' })
  return new Error(`auth library answered ${status} ${code}`)
}
