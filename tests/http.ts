import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPages, registry } from '#features/index.ts'
import { createSetUpLink } from '#features/members/actions.ts'
import { createHttp } from '#platform/http/server.ts'
import { createStream } from '#platform/http/stream.ts'
import { createLog } from '#platform/log.ts'
import { anyone, system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse } from './harness.ts'

export const password = 'kran birne sieben lot'

export type Site = {
  house: TestHouse
  /** What stands in the log until now. */
  logged(): string
  address: string
  /** A browser with its own cookies, on the site's own pages unless headers say otherwise. */
  browser(headers?: Record<string, string>): Browser
  close(): Promise<void>
}
export type Answer = { status: number; body: unknown; headers: Headers }
export type Browser = {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  send(method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer>
  logIn(email: string, password?: string): Promise<Answer>
}

/** A house behind real HTTP on a free port, with the real clock, and its first member (`lead@maier.example`). */
export async function openSite(): Promise<Site> {
  const stream = createStream()
  const lines: string[] = []
  const house = await openTestHouse({
    clock: () => new Date(),
    onActorsChanged: () => stream.recheck(),
    log: createLog((text) => lines.push(text)),
  })
  const webFolder = mkdtempSync(join(tmpdir(), 'bordmittel-web-'))
  const http = await createHttp({
    runner: house.runner,
    registry,
    login: house.login,
    log: house.log,
    stream,
    openPages,
    webFolder,
    version: '1',
    actorOfToken: (token) => house.keys.actorOf(token),
    healthy: async () => true,
  })
  const address = await http.listen({ port: 0, host: '127.0.0.1' })
  const secret = (await house.runner.command(system, createSetUpLink)) as string
  const lead = { company: 'Maier', name: 'Petra Lang', email: 'lead@maier.example' }
  await house.as(anyone).setUp({ secret, ...lead, password })

  function browser(own: Record<string, string> = {}): Browser {
    const cookies = new Map<string, string>()
    async function send(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
      const response = await fetch(address + path, {
        method,
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(method === 'GET' ? {} : { origin: address, 'sec-fetch-site': 'same-origin' }),
          ...own,
          ...headers,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
        if (/max-age=0/i.test(cookie)) cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await response.text()
      return { status: response.status, body: text ? JSON.parse(text) : {}, headers: response.headers }
    }
    return {
      cookies,
      get: (path, headers) => send('GET', path, undefined, headers),
      send,
      logIn: (email, typed = password) => send('POST', '/api/auth/sign-in/email', { email, password: typed }),
    }
  }

  return {
    house,
    logged() {
      house.log.flush()
      return lines.join('')
    },
    address,
    browser,
    async close() {
      stream.close()
      await http.close()
      await house.close()
      rmSync(webFolder, { recursive: true })
    },
  }
}
