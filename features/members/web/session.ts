import { createCall } from '#shared/client.ts'

/** The routes of the login library; they answer and refuse like operations do. */
const call = createCall({
  signIn: { method: 'POST', path: '/api/auth/sign-in/email' },
  signOut: { method: 'POST', path: '/api/auth/sign-out' },
  verifyCode: { method: 'POST', path: '/api/auth/two-factor/verify-totp' },
  passkeyOptions: { method: 'GET', path: '/api/auth/passkey/generate-authenticate-options' },
  usePasskey: { method: 'POST', path: '/api/auth/passkey/verify-authentication' },
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

/** Why passkeys can neither be made nor used here; none if they can. An address of numbers has none, even on this machine. */
export function passkeyObstacle(): 'passkeyNoTls' | 'passkeyNoBrowser' | null {
  if (location.protocol !== 'https:' && !/(^|\.)localhost$/.test(location.hostname)) return 'passkeyNoTls'
  const known = 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential
  return known ? null : 'passkeyNoBrowser'
}

/** Logs in with a passkey of this device; `false` if the person let it be. Refuses `passkeyUnknown`, `passkeyFailed`. */
export async function signInWithPasskey(): Promise<boolean> {
  const options = (await call('passkeyOptions', {})) as PublicKeyCredentialRequestOptionsJSON
  const given = await navigator.credentials
    .get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    .catch((error: unknown) => {
      if (error instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(error.name)) return null
      throw error
    })
  if (!(given instanceof PublicKeyCredential)) return false
  await call('usePasskey', { response: given.toJSON() })
  return true
}

/** Ends the session of this device. */
export async function signOut(): Promise<void> {
  await call('signOut', {})
}
