import type { Settings } from '#platform/actions/context.ts'
import type { Criterion } from './rules.ts'

export type LeadSettings = {
  /** When sales takes a lead from marketing, in the company's words, and since when that is agreed. */
  definition: string
  agreedOn: string | null
  criteria: readonly Criterion[]
  reasons: readonly string[]
  form: {
    /** Whether the form can be opened from outside. */
    on: boolean
    /** Origins of websites that show it in a frame. */
    sites: readonly string[]
    /** Whether somebody is asked by mail if the enquiry is theirs. */
    confirms: boolean
    /** Whether the form offers news by mail. */
    offersNews: boolean
    thanks: string
  }
}

const defaults: LeadSettings = {
  definition:
    'Eine Anfrage geht an den Verkauf, wenn Bedarf und Ansprechpartner bekannt sind. Der Verkauf meldet sich am selben Arbeitstag und sagt dem Marketing, was daraus wurde.',
  agreedOn: null,
  criteria: [
    { id: 'need', name: 'Bedarf' },
    { id: 'budget', name: 'Budget' },
    { id: 'decision', name: 'Entscheidung' },
    { id: 'timing', name: 'Zeitpunkt' },
  ],
  reasons: ['kein Bedarf', 'kein Budget', 'passt nicht zu uns', 'nicht erreichbar', 'Wettbewerb', 'Spam'],
  form: { on: false, sites: [], confirms: true, offersNews: false, thanks: '' },
}

export function leadSettingsOf(settings: Settings): LeadSettings {
  const own = (settings.leads as Partial<LeadSettings> | undefined) ?? {}
  return { ...defaults, ...own, form: { ...defaults.form, ...own.form } }
}
