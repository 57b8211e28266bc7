import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chapters } from './web/chapters.ts'

const folder = `${import.meta.dirname}/../../docs/handbuch`

it('every chapter of the handbook is listed, by the heading of its file', () => {
  const files = readdirSync(folder).map((name) => {
    const title = /^# (.+)$/m.exec(readFileSync(`${folder}/${name}`, 'utf8'))?.[1]
    return { id: name.replace(/\.md$/, ''), title }
  })
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect([...chapters].sort(byId)).toEqual(files.sort(byId))
})
