import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { servePages } from './pages.ts'

const parent = mkdtempSync(join(tmpdir(), 'bordmittel-pages-'))
let app: FastifyInstance

beforeAll(() => {
  const folder = join(parent, 'web')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'index.html'), '<p>Start</p>')
  writeFileSync(join(folder, 'assets', 'a-1.js'), 'start()')
  writeFileSync(join(folder, 'assets', 'a-1.js.br'), brotliCompressSync('start()'))
  writeFileSync(join(folder, 'server.key'), 'a type nobody asks for')
  app = Fastify()
  servePages(app, folder)
})
afterAll(async () => {
  await app.close()
  rmSync(parent, { recursive: true })
})

const get = (url: string, headers = {}) => app.inject({ url, headers })
const html = { accept: 'text/html,*/*' }

it('the start page stands for every page of the application and is asked for anew', async () => {
  for (const url of ['/', '/index.html', '/kunden/01?tab=verlauf']) {
    const answer = await get(url, html)
    expect([answer.statusCode, answer.body]).toEqual([200, '<p>Start</p>'])
    expect(answer.headers['cache-control']).toBe('no-cache')
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  }
})

it('assets come compressed where the browser takes it, and are kept for good', async () => {
  const packed = await get('/assets/a-1.js', { 'accept-encoding': 'gzip, br' })
  expect(packed.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe('start()')
  expect(packed.headers['cache-control']).toContain('immutable')
  const plain = await get('/assets/a-1.js')
  expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, 'start()'])
})

it('what the browser has is not sent again', async () => {
  const { etag } = (await get('/', html)).headers
  const again = await get('/', { ...html, 'if-none-match': etag })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

it('nothing else is served', async () => {
  for (const url of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/server.key',
    '/assets/a-1.js.br',
    '/assets',
  ]) {
    const answer = await get(url)
    expect([url, answer.statusCode]).toEqual([url, 404])
  }
  expect((await app.inject({ method: 'POST', url: '/', headers: html })).statusCode).toBe(404)
})
