import { expect, it } from 'vitest'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import type { Activity } from './contract.ts'
import { reportMail } from './report.ts'
import { messages } from './web/messages.ts'

const activity = {
  kind: 'visit',
  customerName: 'Reiser Pumpen GmbH',
  memberName: 'Jonas Bader',
  day: '2026-11-24',
  text: 'Mustervorstellung',
  report: {
    participants: ['Dr. Kollmar', 'Frau Egli'],
    result: 'Muster gefallen.',
    agreed: [
      { text: 'Zeichnung schicken', taskId: 't1' },
      { text: 'Preis rechnen', taskId: 't2' },
      { text: 'Wir hören uns', taskId: null },
    ],
  },
} as Activity
const tasks = [
  { id: 't1', assigneeName: 'Jonas Bader', dueDay: '2026-11-27', doneAt: null },
  { id: 't2', assigneeName: 'Tina Alber', dueDay: null, doneAt: '2026-11-25T09:00:00.000Z' },
]

it('a visit report as a mail says who, what, and who does what until when', () => {
  expect(reportMail(activity, tasks, translatorFor('de', messages.de), formatFor('de'))).toEqual({
    subject: 'Besuch Reiser Pumpen GmbH, 24.11.2026',
    text: `Besuch Reiser Pumpen GmbH, 24.11.2026

Teilnehmende:
Dr. Kollmar, Frau Egli

Mustervorstellung

Ergebnis:
Muster gefallen.

Vereinbart:
- Zeichnung schicken (Jonas Bader bis 27.11.2026)
- Preis rechnen (erledigt)
- Wir hören uns

Bericht von Jonas Bader`,
  })
})

it('leaves out what there is not', () => {
  const bare = { ...activity, text: '', report: { participants: [], result: 'gut', agreed: [] } }
  const { text } = reportMail(bare, [], translatorFor('en', messages.en), formatFor('en'))
  expect(text).toBe('Visit Reiser Pumpen GmbH, 24 Nov 2026\n\nResult:\ngut\n\nReport by Jonas Bader')
})
