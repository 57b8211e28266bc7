import type { OpenDatabase } from '../db/dialect.ts'

export type LibraryOptions = {
  database: OpenDatabase
  secret: string
  cookiePrefix: string
  /** Cookies for TLS only (named `__Secure-…`). */
  secure: boolean
  /** False for somebody who left: no session is made for them. */
  mayLogIn: (userId: string) => Promise<boolean>
  /** False if this code of the app was used for this login just before. */
  isFirstUse: (userId: string, code: string) => Promise<boolean>
  onFault: (error: unknown) => void
}

export const daysOfSession = 14

/** The auth library as this house uses it. Loaded when somebody logs in, not before (memory). */
export async function createLibrary(options: LibraryOptions): Promise<(request: Request) => Promise<Response>> {
  const [{ betterAuth }, { APIError }, { twoFactor }, { passkey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/api'),
    import('better-auth/plugins/two-factor'),
    import('@better-auth/passkey'),
  ])
  const auth = betterAuth({
    appName: 'Bordmittel',
    basePath: '/api/auth',
    secret: options.secret,
    database: { db: options.database.writer as never, type: options.database.engine },
    telemetry: { enabled: false },
    // Its messages name e-mail addresses; only unexpected errors are worth an entry.
    logger: {
      level: 'error',
      log: (_level, _message, ...values) => {
        const error = values.find((value) => value instanceof Error)
        if (error) options.onFault(error)
      },
    },
    user: { modelName: 'authUsers' },
    session: { modelName: 'authSessions', expiresIn: daysOfSession * 24 * 3600, updateAge: 24 * 3600 },
    account: { modelName: 'authAccounts' },
    verification: { modelName: 'authVerifications' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    // Attempts are counted by ourselves, over all processes (attempts.ts).
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: options.cookiePrefix,
      useSecureCookies: options.secure,
      ipAddress: { ipAddressHeaders: ['x-forwarded-for'] },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session, request) {
            if (!(await options.mayLogIn(session.userId))) return false
            if (request?.path !== '/two-factor/verify-totp') return undefined
            if (await options.isFirstUse(session.userId, String(request.body?.code))) return undefined
            throw new APIError('UNAUTHORIZED', { code: 'CODE_USED', message: '' })
          },
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'Bordmittel', schema: { twoFactor: { modelName: 'authTwoFactors' } } }),
      passkey({
        rpName: 'Bordmittel',
        authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
        // A passkey replaces both factors, so the device has to have asked for finger, face or PIN.
        registration: {
          afterVerification: ({ verification }) => needVerifiedUser(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => needVerifiedUser(verification.authenticationInfo.userVerified),
        },
        schema: { passkey: { modelName: 'authPasskeys' } },
      }),
    ],
  })
  return auth.handler

  function needVerifiedUser(verified: boolean | undefined): undefined {
    if (!verified) throw new APIError('UNAUTHORIZED', { code: 'USER_NOT_VERIFIED', message: '' })
  }
}
