import type { Language } from '#shared/messages.ts'
import { translatorFor } from '#shared/translate.ts'
import type { Target } from '../fields.ts'
import { messages } from './serverWords.ts'

/** What of the company the text names. */
export type NoticeCompany = { name: string; country: 'DE' | 'AT' | 'CH'; state: string }

/** What an import brought of persons: the fields of its columns, own fields by their headers. */
export type NoticeContent = { targets: Target[]; headers: string[]; photos: boolean }

/** What the authorities of the German states call themselves in short (private sector). */
const authorities: Record<string, string> = {
  BW: 'LfDI Baden-Württemberg',
  BY: 'BayLDA, Ansbach',
  BE: 'BlnBDI Berlin',
  BB: 'LDA Brandenburg',
  HB: 'LfDI Bremen',
  HH: 'HmbBfDI Hamburg',
  HE: 'HBDI Hessen',
  MV: 'LfDI Mecklenburg-Vorpommern',
  NI: 'LfD Niedersachsen',
  NW: 'LDI Nordrhein-Westfalen',
  RP: 'LfDI Rheinland-Pfalz',
  SL: 'Unabhängiges Datenschutzzentrum Saarland',
  SN: 'SDTB Sachsen',
  ST: 'LfD Sachsen-Anhalt',
  SH: 'ULD Schleswig-Holstein',
  TH: 'TLfDI Thüringen',
}

const categories: [category: string, fields: RegExp][] = [
  ['name', /^persons\.(name|firstName|lastName|salutation|title)$/],
  ['function', /^persons\.(function|department)$/],
  ['company', /^(customers\.name2?|persons\.customer)$/],
  ['address', /^customers\.(street|houseNumber|postcode|city|postcodeCity|country)$/],
  ['phone', /^(persons|customers)\.(phone|mobile|fax)$/],
  ['email', /^(persons|customers)\.email$/],
  ['birthday', /^persons\.birthday$/],
  ['language', /^persons\.language$/],
  ['notes', /^(persons|customers)\.note$|^activities\.text$/],
]
const mostHeaders = 20

/**
 * The information that persons are owed whose data came from elsewhere (Art. 14 GDPR; Switzerland: Art. 19 FADP), to
 * adapt: who we are, purpose, legal basis, source, categories, recipients, period, rights, objection, complaint. What
 * the software cannot know stands in square brackets.
 */
export function noticeText(company: NoticeCompany, content: NoticeContent, language: Language): string {
  const t = translatorFor(language, messages[language])
  const swiss = company.country === 'CH'
  const name = company.name || t('notice.company')
  const law = swiss ? 'CH' : 'EU'
  const parts = [
    t('notice.subject'),
    t('notice.greeting'),
    t('notice.opening', { law: t(`notice.law.${law}`) }),
    t('notice.who', { company: name, officer: t(swiss ? 'notice.adviser' : 'notice.officer') }),
    t('notice.purpose'),
    t(swiss ? 'notice.basisSwiss' : 'notice.basis'),
    t('notice.source'),
    t('notice.categories', { categories: categoriesOf(content, language) }),
    t('notice.recipients', { area: t(`notice.area.${law}`) }),
    t('notice.period', { years: t(`notice.years.${company.country}`) }),
    t(swiss ? 'notice.rightsSwiss' : 'notice.rights'),
    t('notice.objection'),
    t('notice.authority', { authority: authorityOf(company, language) }),
    t('notice.automated'),
    t('notice.closing', { company: name }),
  ]
  return parts.join('\n\n')
}

function categoriesOf({ targets, headers, photos }: NoticeContent, language: Language): string {
  const t = translatorFor(language, messages[language])
  const found = categories.filter(([, fields]) => targets.some((target) => fields.test(target)))
  const words = [...found.map(([category]) => category), ...(photos ? ['photo'] : [])].map((category) =>
    t(`notice.category.${category}`),
  )
  const shown = headers.slice(0, mostHeaders).join(', ')
  return [...words, ...(shown ? [t('notice.category.other', { headers: shown })] : [])].join('; ')
}

function authorityOf({ country, state }: NoticeCompany, language: Language): string {
  const t = translatorFor(language, messages[language])
  return t(`notice.authority.${country}`, { name: authorities[state] ?? t('notice.authority.unknown') })
}
