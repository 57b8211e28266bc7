import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

// Hashing a password takes a tenth of a second on purpose, and slice tests log in hundreds of times. So there the same
// function does a fraction of the work, once it has seen that all of it was asked for (docs/security.md). The servers of
// the browser tests and of the tests with two processes do all of it.

const documented = { N: 16_384, r: 16, p: 1 }
const enough = { N: 256, r: 8, p: 1 }
const done = Symbol.for('quick passwords')

type Scrypt = typeof crypto.scrypt & { [done]?: true }
const real = crypto.scrypt as Scrypt

if (!real[done]) {
  const quick = ((password, salt, length, options, answer) => {
    const asked = options as typeof documented
    if (asked.N < documented.N || asked.r < documented.r || asked.p < documented.p)
      throw new Error(`passwords are hashed with ${JSON.stringify(asked)} only`)
    real(password, salt, length, enough, answer)
  }) as Scrypt
  quick[done] = true
  crypto.scrypt = quick
  syncBuiltinESMExports()
}
