import { describe, expect, it } from 'vitest'
import { fileName, typeOf } from './rules.ts'

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

describe('the type is what the bytes say', () => {
  it.each([
    ['%PDF-1.7', 'a.pdf', 'application/pdf'],
    ['%PDF-1.7', 'a.html', 'application/pdf'],
    ['\x89PNG\r\n\x1a\n', 'bild.png', 'image/png'],
    ['\xff\xd8\xff\xe0', 'foto.JPG', 'image/jpeg'],
    ['RIFF\x10\x00\x00\x00WEBPVP8 ', 'x', 'image/webp'],
    ['RIFF\x10\x00\x00\x00WAVEfmt ', 'x.wav', 'application/octet-stream'],
    ['\x00\x00\x00\x18ftypheic', 'IMG_1.HEIC', 'image/heic'],
    ['\x00\x00\x00\x18ftypisom', 'film.mp4', 'video/mp4'],
    ['PK\x03\x04', 'Angebot.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['PK\x03\x04', 'Angebot.exe', 'application/zip'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'alt.xls', 'application/vnd.ms-excel'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'alt', 'application/octet-stream'],
    ['MZ\x90\x00', 'setup.pdf', 'application/octet-stream'],
    ['Name;Ort\r\nM\xfcller;Ulm', 'liste.csv', 'text/csv'],
    ['<html><script>alert(1)</script>', 'seite.html', 'text/plain'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="x()">', 'logo.svg', 'text/plain'],
    ['nur Text', 'notiz', 'text/plain'],
    ['\x00\x01\x02', 'x.txt', 'application/octet-stream'],
  ])('%j named %s: %s', (content, name, type) => {
    expect(typeOf(bytes(content), name)).toBe(type)
  })
})

describe('the name is kept without tricks', () => {
  it.each([
    ['Angebot 2026-418.pdf', 'Angebot 2026-418.pdf'],
    ['C:\\Users\\tina\\Zeichnung.dwg', 'Zeichnung.dwg'],
    ['../../etc/passwd', 'passwd'],
    ['Rechnung\u202efdp.exe', 'Rechnungfdp.exe'],
    ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie x.txt'],
    ['u\u0308ber.txt', 'über.txt'],
    [' . ', 'Datei'],
    ['', 'Datei'],
    ['what?"<now>|*.txt', 'whatnow.txt'],
  ])('%j → %s', (name, kept) => {
    expect(fileName(name)).toBe(kept)
  })

  it('a long one keeps its ending', () => {
    expect(fileName(`${'ä'.repeat(300)}.docx`)).toBe(`${'ä'.repeat(140)}.docx`)
  })
})
