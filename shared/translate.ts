import type { Language } from './messages.ts'

/** Values that stand in a message as `{{name}}`; `count` also picks the plural form. */
export type MessageParams = Record<string, string | number | null | undefined>
/** Turns a message key and its values into a sentence. */
export type Translate = (key: string, params?: MessageParams) => string

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' }

/**
 * A translator over flat messages in i18next's syntax: `{{name}}` is filled in (`count` grouped
 * as the language does), `key_one`/`key_other` are chosen by `count`, `$t(other.key)` stands for another
 * message (a word that a company may call otherwise). A missing key shows itself.
 */
export function translatorFor(language: Language, messages: Readonly<Record<string, string>>): Translate {
  const plural = new Intl.PluralRules(locales[language])
  const numbers = new Intl.NumberFormat(locales[language])
  return (key, params) => {
    const form = typeof params?.count === 'number' ? messages[`${key}_${plural.select(params.count)}`] : undefined
    const own = form ?? messages[key] ?? key
    const message = own.includes('$t(') ? own.replace(/\$t\(([\w.]+)\)/g, (_, word) => messages[word] ?? word) : own
    if (!params) return message
    return message.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
      const value = params[name]
      if (value === undefined) return placeholder
      // Only the count is grouped: a year or a number of an order stays as it is.
      return name === 'count' && typeof value === 'number' ? numbers.format(value) : String(value ?? '–')
    })
  }
}

/** Message keys as callers write them: the plural ending left out. */
export type MessageKey<Messages> = keyof Messages & string extends infer Key extends string
  ? Key extends `${infer Base}_${'one' | 'other'}`
    ? Base
    : Key
  : never
