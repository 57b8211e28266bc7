import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { registry } from '#features/index.ts'
import { createHttp } from '#platform/http/server.ts'
import { createStream } from '#platform/http/stream.ts'
import { createCall } from '#shared/client.ts'
import type { FileAnswer } from '#shared/contract.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let sales: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Reiser Pumpen GmbH' })).id
})
afterEach(() => house.close())

const pdf = Buffer.from('%PDF-1.7 Zeichnung')
const at = () => ({ record: 'customers', recordId: customerId }) as const

it('a file is attached, listed, loaded as it was, deleted and brought back', async () => {
  const attached = await sales.attachFile({ ...at(), name: '..\\Zeichnung.pdf', bytes: pdf })
  expect(attached).toMatchObject({ name: 'Zeichnung.pdf', type: 'application/pdf', size: pdf.length })
  expect((await sales.listFiles(at())).files).toMatchObject([{ name: 'Zeichnung.pdf', createdByName: 'Jonas Bader' }])
  const { id } = attached
  const loaded = await sales.downloadFile({ id })
  expect(Buffer.from(loaded.bytes).equals(pdf)).toBe(true)
  const { undo } = await sales.deleteFile({ id })
  await expect(sales.downloadFile({ id })).rejects.toMatchObject({ code: 'notFound' })
  await sales.undo({ undo })
  expect((await sales.downloadFile({ id })).name).toBe('Zeichnung.pdf')
})

it('hangs on conversations, tasks and appointments too and shows in the timeline there', async () => {
  const call = await sales.logActivity({ customerId, kind: 'call', text: 'Preis' })
  const task = await sales.createTask({ customerId, text: 'Muster' })
  const visit = await sales.createAppointment({ customerId, title: 'Besuch', startsAt: '2026-12-01T09:00:00Z' })
  const person = await sales.createPerson({ customerId, lastName: 'Kollmar' })
  await sales.attachFile({ record: 'activities', recordId: call.id, name: 'Notiz.txt', bytes: pdf })
  await sales.attachFile({ record: 'tasks', recordId: task.id, name: 'Liste.csv', bytes: pdf })
  await sales.attachFile({ record: 'appointments', recordId: visit.id, name: 'Anfahrt.pdf', bytes: pdf })
  await sales.attachFile({ record: 'persons', recordId: person.id, name: 'Karte.pdf', bytes: pdf })
  await sales.attachFile({ ...at(), name: 'Rahmen.pdf', bytes: pdf })
  const { entries } = await sales.listTimeline({ customerId, kinds: ['conversation', 'task', 'appointment', 'file'] })
  const shown = entries.map(({ type, file, files }) => `${type}: ${file?.name ?? files.map(({ name }) => name)}`)
  expect(shown.sort()).toEqual([
    'activity: Notiz.txt',
    'appointment: Anfahrt.pdf',
    'file: Rahmen.pdf',
    'task: Liste.csv',
  ])
  const all = await sales.listFiles({ ...at(), all: true, limit: 3 })
  expect(all.files.map(({ name }) => name)).toEqual(['Rahmen.pdf', 'Karte.pdf', 'Anfahrt.pdf'])
  const rest = await sales.listFiles({ ...at(), all: true, limit: 3, after: all.next ?? '' })
  expect(rest).toMatchObject({ files: [{ name: 'Liste.csv' }, { name: 'Notiz.txt' }], next: null })
})

it('empty and too large ones are refused', async () => {
  await expect(sales.attachFile({ ...at(), name: 'leer.txt', bytes: new Uint8Array() })).rejects.toMatchObject({
    code: 'fileEmpty',
  })
  const tooLarge = new Uint8Array(25 * 1024 * 1024 + 1)
  await expect(sales.attachFile({ ...at(), name: 'a.bin', bytes: tooLarge })).rejects.toMatchObject({
    code: 'fileTooLarge',
  })
  expect((await sales.listFiles(at())).files).toEqual([])
})

it('a file of a private task is nobody else’s', async () => {
  const other = await house.member(['sales'])
  const task = await sales.createTask({ text: 'Zahnarzt' })
  const { id } = await sales.attachFile({ record: 'tasks', recordId: task.id, name: 'Befund.pdf', bytes: pdf })
  await expect(other.downloadFile({ id })).rejects.toMatchObject({ code: 'notFound' })
  await expect(other.listFiles({ record: 'tasks', recordId: task.id })).rejects.toMatchObject({ code: 'notFound' })
  await expect(other.deleteFile({ id })).rejects.toMatchObject({ code: 'notFound' })
})

it('travels over HTTP byte by byte, and comes back only as a download', async () => {
  const stream = createStream()
  const http = await createHttp({
    runner: house.runner,
    registry,
    login: house.login,
    log: house.log,
    stream,
    actorOfToken: async () => sales.actor,
    webFolder: '/nowhere',
    version: '1',
    healthy: async () => true,
  })
  const send = (async (url: string, { method, headers, body }: RequestInit) => {
    const response = await http.inject({
      method: method as 'GET',
      url,
      headers: { ...(headers as Record<string, string>), authorization: 'Bearer x' },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body as Uint8Array) }),
    })
    return new Response(new Uint8Array(response.rawPayload), {
      status: response.statusCode,
      headers: response.headers as Record<string, string>,
    })
  }) as typeof fetch
  const call = createCall(registry.operations, send)

  const bytes = new Uint8Array(randomBytes(3 * 1024 * 1024))
  const { id } = (await call('attachFile', { ...at(), name: 'Prüfplan „neu“ 50%.html', bytes })) as { id: string }
  const file = (await call('downloadFile', { id })) as FileAnswer
  expect(file.name).toBe('Prüfplan „neu“ 50%.html')
  expect(Buffer.from(file.bytes).equals(bytes)).toBe(true)

  const { headers } = await http.inject({ url: `/api/files/${id}/content`, headers: { authorization: 'Bearer x' } })
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })
  expect(headers['content-disposition']).toMatch(
    /^attachment; filename="Pr_fplan _neu_ 50_.html"; filename\*=UTF-8''Pr/,
  )
  const tooLarge = new Uint8Array(25 * 1024 * 1024 + 1)
  await expect(call('attachFile', { ...at(), name: 'a', bytes: tooLarge })).rejects.toMatchObject({
    code: 'bodyTooLarge',
  })
  await expect(call('downloadFile', { id: 'nothing' })).rejects.toMatchObject({ code: 'notFound' })
  stream.close()
  await http.close()
})
