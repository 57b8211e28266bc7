import { createCall } from '#shared/client.ts'

/** The routes of the login library; they answer and refuse like operations do. */
const call = createCall({
  signIn: { method: 'POST', path: '/api/auth/sign-in/email' },
  signOut: { method: 'POST', path: '/api/auth/sign-out' },
  verifyCode: { method: 'POST', path: '/api/auth/two-factor/verify-totp' },
  verifyBackupCode: { method: 'POST', path: '/api/auth/two-factor/verify-backup-code' },
})

/** Logs in with a password; says whether a code is wanted as well. Refuses `loginWrong`, `tooMany`. */
export async function signIn(email: string, password: string): Promise<{ secondFactor: boolean }> {
  const answer = (await call('signIn', { email, password })) as { secondFactor?: boolean } | null
  return { secondFactor: answer?.secondFactor === true }
}

/** The second step: six digits of the app, or a backup code. Refuses `codeWrong`, `codeTooLate`. */
export async function verifyCode(code: string): Promise<void> {
  const plain = code.replace(/\s/g, '')
  await call(/^\d{6}$/.test(plain) ? 'verifyCode' : 'verifyBackupCode', { code: plain })
}

/** Ends the session of this device. */
export async function signOut(): Promise<void> {
  await call('signOut', {})
}
