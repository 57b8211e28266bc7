import { useState } from 'react'
import { type Language, languages } from '#shared/messages.ts'
import { Field } from './Field.tsx'
import { useLanguage, useT } from './i18n.tsx'
import { SelectInput } from './inputs.tsx'
import { type ColorScheme, chooseColorScheme, colorScheme } from './theme.ts'

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { de: 'Deutsch', en: 'English' }

/** Brightness and language of this device. */
export function Preferences(props: { onLanguage?: (language: Language) => unknown }) {
  const t = useT()
  const { language, chooseLanguage } = useLanguage()
  const [scheme, setScheme] = useState(colorScheme)
  const schemes: { value: ColorScheme; label: string }[] = [
    { value: 'auto', label: t('ui.scheme.auto') },
    { value: 'light', label: t('ui.scheme.light') },
    { value: 'dark', label: t('ui.scheme.dark') },
  ]
  return (
    <>
      <Field label={t('ui.scheme')}>
        {(control) => (
          <SelectInput
            {...control}
            value={scheme}
            options={schemes}
            onChange={(chosen) => {
              chooseColorScheme(chosen ?? 'auto')
              setScheme(chosen ?? 'auto')
            }}
          />
        )}
      </Field>
      <Field label={t('ui.language')}>
        {(control) => (
          <SelectInput
            {...control}
            value={language}
            options={languages.map((value) => ({ value, label: languageNames[value] }))}
            onChange={async (chosen) => {
              await chooseLanguage(chosen ?? 'de')
              props.onLanguage?.(chosen ?? 'de')
            }}
          />
        )}
      </Field>
    </>
  )
}
