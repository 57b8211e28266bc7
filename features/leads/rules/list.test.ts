import { describe, expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import { mostListed, readList } from './list.ts'

describe('a pasted list', () => {
  it('by its heading, whatever the order; what has no place stands in the text', () => {
    const { leads } = readList(
      'E-Mail\tFirma\tAnsprechpartner\tUmsatz\r\na@kern.example\tKern GmbH\tPetra von der Au\t3 Mio\r\n',
    )
    expect(leads).toMatchObject([
      {
        company: 'Kern GmbH',
        firstName: 'Petra',
        lastName: 'von der Au',
        email: 'a@kern.example',
        text: 'Umsatz: 3 Mio',
      },
    ])
  })
  it('without a heading in the usual order', () => {
    expect(readList('Kern GmbH;Petra Sauter;p@kern.example;0711 12;Muster').leads).toMatchObject([
      { company: 'Kern GmbH', lastName: 'Sauter', email: 'p@kern.example', phone: '0711 12', text: 'Muster' },
    ])
  })
  it('quotes hold a cell together; a mail address that is none is kept as text', () => {
    const { leads } = readList('Firma,Mail,Notiz\n"Kern, Sohn & ""Co""",keine,"zwei\nZeilen"\n\n,,\n')
    expect(leads).toMatchObject([{ company: 'Kern, Sohn & "Co"', email: null, text: 'Mail: keine\nzwei\nZeilen' }])
  })
  it('says how many lines are too many', () => {
    const { leads, more } = readList(Array.from({ length: mostListed + 3 }, (_, i) => `Firma ${i};x`).join('\n'))
    expect([leads.length, more]).toEqual([mostListed, 3])
  })
  it('nothing pasted, nothing read', () => expect(readList(' \n \n').leads).toEqual([]))

  it('no cell is lost, whatever it holds', () => {
    const cell = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replace(/[\s"]/g, 'x'))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 4 }), (rows) => {
        const pasted = ['Firma\tVorname\tNachname\tE-Mail\tAnderes', ...rows.map((row) => row.join('\t'))].join('\n')
        const { leads } = readList(pasted)
        expect(leads).toHaveLength(rows.length)
        rows.forEach((row, index) => {
          const kept = JSON.stringify(Object.values(leads[index] ?? {}))
          for (const one of row) expect(kept).toContain(JSON.stringify(one).slice(1, -1))
        })
      }),
    )
  })
})
