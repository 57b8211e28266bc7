import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import type { Login } from '#platform/auth/login.ts'
import { newSecret } from '#platform/auth/secrets.ts'
import { demoLogin, makeDemoFile } from './seed.ts'
import { colleagues } from './types.ts'

const thisMachine = ['127.0.0.1', '::1', '::ffff:127.0.0.1']

/**
 * A link that logs the sales lead of the demo company in: once, and only from this machine. Afterwards, and from
 * elsewhere, it only leads to the start page. Answers its path.
 */
export function addLoginLink(http: FastifyInstance, login: Login): string {
  const secret = newSecret()
  let used = false
  http.get(`/demo/${secret}`, async (request, reply) => {
    const origin = `http://${request.host}`
    if (!used && thisMachine.includes(request.socket.remoteAddress ?? '')) {
      used = true
      const answer = await login.handle({
        method: 'POST',
        url: new URL('/api/auth/sign-in/email', origin),
        headers: new Headers({ origin, host: request.host }),
        body: demoLogin,
        address: request.ip,
      })
      for (const cookie of answer.cookies) reply.header('set-cookie', cookie)
    }
    return reply.redirect('/')
  })
  return `/demo/${secret}`
}

/** Makes the demo company, if it is not there yet. */
export async function prepareDemo(file: string): Promise<void> {
  if (existsSync(file)) return
  process.stdout.write('Die Demo-Firma wird angelegt, einige Sekunden … (making the demo company)\n')
  await makeDemoFile(file)
}

/** What is printed beside the address: how to log in. */
export function invitation(link: string): string {
  const { renz, alber, bader, kurz } = colleagues
  return `Demo: ${link}
  (meldet ${renz.name}, Vertriebsleitung, an; einmal, nur an diesem Rechner / logs in the sales lead, once, on this machine)
  Oder mit E-Mail und Passwort ${demoLogin.password}: ${[renz, alber, bader, kurz].map((one) => one.email).join(', ')}
`
}
