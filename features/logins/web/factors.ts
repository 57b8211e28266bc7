import { createCall } from '#shared/client.ts'

/** The routes of the login library for what belongs to the own login. */
const call = createCall({
  enable: { method: 'POST', path: '/api/auth/two-factor/enable' },
  verify: { method: 'POST', path: '/api/auth/two-factor/verify-totp' },
  disable: { method: 'POST', path: '/api/auth/two-factor/disable' },
  renewCodes: { method: 'POST', path: '/api/auth/two-factor/generate-backup-codes' },
  passkeyOptions: { method: 'GET', path: '/api/auth/passkey/generate-register-options' },
  addPasskey: { method: 'POST', path: '/api/auth/passkey/verify-registration' },
  removePasskey: { method: 'POST', path: '/api/auth/passkey/delete-passkey' },
})

/** Begins the second step; it counts once a code was given. `uri` is for the code app. Refuses `passwordWrong`, `tooMany`. */
export async function beginSecondFactor(password: string): Promise<{ uri: string; backupCodes: string[] }> {
  return (await call('enable', { password })) as { uri: string; backupCodes: string[] }
}

/** Switches the second step on with the first code. Refuses `codeWrong`, `tooMany`. */
export async function confirmSecondFactor(code: string): Promise<void> {
  await call('verify', { code: code.replace(/\s/g, '') })
}

/** Refuses `passwordWrong`, `tooMany`. */
export async function endSecondFactor(password: string): Promise<void> {
  await call('disable', { password })
}

/** New backup codes; the old ones no longer work. Refuses `passwordWrong`, `tooMany`. */
export async function renewBackupCodes(password: string): Promise<string[]> {
  return ((await call('renewCodes', { password })) as { backupCodes: string[] }).backupCodes
}

/** Lets the device make a passkey; `false` if the person let it be. Refuses `passkeyFailed`, `passkeyUnverified`, `loginStale`. */
export async function addPasskey(name: string): Promise<boolean> {
  const options = (await call('passkeyOptions', {})) as PublicKeyCredentialCreationOptionsJSON
  const made = await navigator.credentials
    .create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    .catch((error: unknown) => {
      if (error instanceof DOMException && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name))
        return null
      throw error
    })
  if (!(made instanceof PublicKeyCredential)) return false
  await call('addPasskey', { response: made.toJSON(), name })
  return true
}

export async function removePasskey(id: string): Promise<void> {
  await call('removePasskey', { id })
}
