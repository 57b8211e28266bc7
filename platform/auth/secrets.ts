import { createHash, createHmac, randomBytes } from 'node:crypto'

/** A secret for a link or key: 32 random bytes, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a secret. Secrets are random, so a plain SHA-256 is enough. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

/** A hash that only finds what is known, and only with the secret beside it: for addresses that must not be readable. */
export function keyedHash(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url')
}
