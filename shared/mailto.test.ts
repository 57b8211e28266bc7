import { expect, it } from 'vitest'
import { mailtoOf } from './mailto.ts'

it('carries umlauts, line ends and several addresses', () => {
  expect(mailtoOf(['a@b.de', 'c+d@e.ch'], 'Muster & Preis', 'Grüße\nJonas')).toBe(
    'mailto:a@b.de,c%2Bd@e.ch?subject=Muster%20%26%20Preis&body=Gr%C3%BC%C3%9Fe%0D%0AJonas',
  )
})

it('cannot be made to add recipients', () => {
  expect(mailtoOf(['a@b.de?bcc=x@y.de'], 's', '')).not.toContain('?bcc')
})

it('cuts a long text so that mail programs take it, never within a character', () => {
  const link = mailtoOf([], 'Bericht', '😀ü'.repeat(2000))
  expect(link.length).toBeLessThan(2000)
  expect(decodeURIComponent(link)).toMatch(/ …$/)
})
