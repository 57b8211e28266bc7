import { expect, it } from 'vitest'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import type { Task } from './contract.ts'
import { handoutOf } from './handout.ts'
import { messages } from './messages.ts'

const task = {
  kind: 'task',
  customerName: 'Stahlbau Müller KG',
  personName: 'Petra Sauter',
  assigneeName: 'Jonas Bader',
  delegatedTo: null,
  text: 'Muster verpacken\nund abholen lassen',
  dueDay: '2026-11-27',
  repeat: { every: 2, unit: 'week' },
} as Task

it('says what, for whom, until when and from whom', () => {
  const { subject, text } = handoutOf(task, 'Tina Alber', translatorFor('de', messages.de), formatFor('de'))
  expect(subject).toBe('Bitte erledigen: Muster verpacken')
  expect(text).toBe(`Hallo Jonas Bader,

können Sie das bitte übernehmen?

Muster verpacken
und abholen lassen

Kunde: Stahlbau Müller KG
Ansprechpartner:in: Petra Sauter
Bis: 27.11.2026
alle 2 Wochen

Geben Sie mir kurz Bescheid, wenn es erledigt ist oder etwas dazwischenkommt.

Tina Alber`)
})

it('greets the one outside, leaves out what is not known', () => {
  const bare = {
    ...task,
    kind: 'promise',
    customerName: null,
    personName: null,
    dueDay: null,
    repeat: null,
    delegatedTo: { name: 'Spedition Huber', email: null },
  } as Task
  const { text } = handoutOf(bare, 'Tina Alber', translatorFor('en', messages.en), formatFor('en'))
  expect(text).toContain('Hello Spedition Huber,')
  expect(text).toContain('we promised this to a customer')
  expect(text).not.toContain('By:')
  expect(text).not.toContain('\n\n\n')
})
