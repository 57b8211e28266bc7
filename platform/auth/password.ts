/** Hashes a password as the auth library does (scrypt with a salt, off the main thread). Not inside a transaction. */
export async function hashPassword(password: string): Promise<string> {
  const crypto = await import('better-auth/crypto')
  return await crypto.hashPassword(password)
}

/** True if the password belongs to the hash. Not inside a transaction. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const crypto = await import('better-auth/crypto')
  return await crypto.verifyPassword({ hash, password })
}
