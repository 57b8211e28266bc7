import { expect, it } from 'vitest'
import { mailLink, placeLine, telLink, webLink } from './links.ts'

it.each([
  [{ number: '0711 / 12', e164: '+4971112' }, 'tel:+4971112'],
  [{ number: '+49 (0)711 / 12-3', e164: null }, 'tel:+49711123'],
  ['0711 123', 'tel:0711123'],
])('%j is called by %s', (phone, link) => {
  expect(telLink(phone)).toBe(link)
})

it.each([
  ['a@b.de', 'mailto:a@b.de'],
  ['a?bcc=x@b.de', 'mailto:a%3Fbcc%3Dx@b.de'],
])('%s is written to by %s', (address, link) => {
  expect(mailLink(address)).toBe(link)
})

it.each([
  ['www.mueller.de', 'https://www.mueller.de/'],
  ['http://mueller.de/a', 'http://mueller.de/a'],
  ['mueller.de:8080', 'https://mueller.de:8080/'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['siehe Prospekt', null],
])('%s leads to %s', (web, link) => {
  expect(webLink(web)).toBe(link)
})

it.each([
  [{ postcode: '70173', city: 'Stuttgart' }, '70173 Stuttgart'],
  [{ postcode: null, city: 'Ulm' }, 'Ulm'],
  [{ postcode: null, city: null }, ''],
])('%j is written %s', (place, line) => {
  expect(placeLine(place)).toBe(line)
})
