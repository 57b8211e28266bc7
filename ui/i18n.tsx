import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { type Format, formatFor } from '#shared/format.ts'
import { type Language, languages } from '#shared/messages.ts'
import { type MessageKey, type MessageParams, type Translate, translatorFor } from '#shared/translate.ts'
import type { messages as uiMessages } from './messages.ts'
import { readLocal, writeLocal } from './theme.ts'

export type Messages = Readonly<Record<string, string>>
type UiKey = MessageKey<(typeof uiMessages)['de']>

type Texts = {
  language: Language
  messages: Messages
  translate: Translate
  chooseLanguage: (language: Language) => Promise<void>
}

const TextContext = createContext<Texts | null>(null)
const key = 'bordmittel.language'

/** The language to start with: chosen on this device, else the browser's, else German. */
export function startLanguage(): Language {
  const wanted = [readLocal(key), ...navigator.languages].map((name) => name?.slice(0, 2))
  return languages.find((language) => language === wanted.find((name) => name === 'de' || name === 'en')) ?? 'de'
}

/** Gives the pages their words and formats; `load` fetches the other language when it is asked for. */
export function TextProvider(props: {
  language: Language
  messages: Messages
  load: (language: Language) => Promise<Messages>
  children: ReactNode
}) {
  const { load } = props
  const [current, setCurrent] = useState({ language: props.language, messages: props.messages })
  const chooseLanguage = useCallback(
    async (language: Language) => {
      const messages = await load(language)
      writeLocal(key, language)
      document.documentElement.lang = language
      setCurrent({ language, messages })
    },
    [load],
  )
  const texts = useMemo(
    () => ({
      ...current,
      translate: translatorFor(current.language, current.messages),
      chooseLanguage,
    }),
    [current, chooseLanguage],
  )
  return <TextContext value={texts}>{props.children}</TextContext>
}

/** Inside, the company's own words stand in the place of those of the house: message key → word. */
export function OwnWords(props: { words: Messages; children: ReactNode }) {
  const texts = useTexts()
  const { words } = props
  const own = useMemo(() => {
    // Not a copy: the words of pages opened later are still to come into what lies below.
    const messages = Object.assign(Object.create(texts.messages) as Messages, words)
    return { ...texts, messages, translate: translatorFor(texts.language, messages) }
  }, [texts, words])
  return <TextContext value={own}>{props.children}</TextContext>
}

function useTexts(): Texts {
  const texts = use(TextContext)
  if (!texts) throw new Error('TextProvider is missing')
  return texts
}

/** Words of one slice and of the frame, typed by the slice's messages: `useT<typeof messages>()`. */
export function useT<M extends { de: object } = { de: Record<never, string> }>(): (
  key: MessageKey<M['de']> | UiKey,
  params?: MessageParams,
) => string {
  return useTexts().translate
}

/** The translator for keys known only at run time (refusal codes, kinds, names of areas). */
export function useTranslate(): Translate {
  return useTexts().translate
}

/** How amounts, days and shares are written in the language in use. */
export function useFormat(): Format {
  return formatFor(useTexts().language)
}

/** The language in use, and how to change it. */
export function useLanguage(): { language: Language; chooseLanguage: (language: Language) => Promise<void> } {
  return useTexts()
}

/** As `useT`, for sentences with `<b>…</b>` in them; values are never read as markup. */
export function useRich<M extends { de: object } = { de: Record<never, string> }>(): (
  key: MessageKey<M['de']> | UiKey,
  params?: MessageParams,
) => ReactNode {
  const { translate } = useTexts()
  return (key, params) => bold(translate(key, params && guarded(params)))
}

const guard = '\ue000'
const guarded = (params: MessageParams): MessageParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('<', guard) : value,
    ]),
  )

/** Splits a sentence at `<b>…</b>` into text and bold parts. */
export function bold(sentence: string): ReactNode {
  return sentence.split(/<b>(.*?)<\/b>/g).map((part, index) => {
    const text = part.replaceAll(guard, '<')
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence have no other name and no state
    return index % 2 === 1 ? <b key={index}>{text}</b> : text
  })
}
