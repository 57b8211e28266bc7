import { companyOf } from '#features/company/rules.ts'
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

const form = { on: false, sites: [], confirms: true, offersNews: false, thanks: '' }
const named = (names: Record<'need' | 'budget' | 'decision' | 'timing', string>): Criterion[] =>
  Object.entries(names).map(([id, name]) => ({ id, name }))

const defaults: Record<'de' | 'en', LeadSettings> = {
  de: {
    definition:
      'Eine Anfrage geht an den Verkauf, wenn Bedarf und Ansprechpartner bekannt sind. Der Verkauf meldet sich am selben Arbeitstag und sagt dem Marketing, was daraus wurde.',
    agreedOn: null,
    criteria: named({ need: 'Bedarf', budget: 'Budget', decision: 'Entscheidung', timing: 'Zeitpunkt' }),
    reasons: ['kein Bedarf', 'kein Budget', 'passt nicht zu uns', 'nicht erreichbar', 'Wettbewerb', 'Spam'],
    form,
  },
  en: {
    definition:
      'A lead goes to sales once need and person are known. Sales gets in touch on the same working day and tells marketing what came of it.',
    agreedOn: null,
    criteria: named({ need: 'Need', budget: 'Budget', decision: 'Decision', timing: 'Timing' }),
    reasons: ['no need', 'no budget', 'does not fit us', 'not reachable', 'competitor', 'Spam'],
    form,
  },
}

/** As set by the company; until then the defaults in its language. */
export function leadSettingsOf(settings: Settings): LeadSettings {
  const own = (settings.leads as Partial<LeadSettings> | undefined) ?? {}
  return { ...defaults[companyOf(settings).language], ...own, form: { ...form, ...own.form } }
}
