import { useState } from 'react'
import { Button, Buttons } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../notice/contract.ts'
import css from './Import.module.css'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract>()

/** The duty to inform persons that an import made, with the text to adapt; nothing where it made none. */
export function PrivacyNotice({ importId }: { importId: string }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const [language, setLanguage] = useState(format.language)
  const [texts, setTexts] = useState<Partial<Record<'de' | 'en', string>>>({})
  const notice = useOperation('getPrivacyNotice', { id: importId }).data
  if (!notice || notice.persons === 0) return null
  const text = texts[language] ?? notice.text[language]
  return (
    <Section
      title={t('imports.notice.title')}
      note={notice.dueDay ? t('imports.notice.until', { day: format.day(notice.dueDay) }) : undefined}
    >
      <Card padded>
        <p className={css.said}>{t('imports.notice.lead', { count: notice.persons })}</p>
        <Buttons>
          <Button onClick={() => setOpen(true)}>{t('imports.notice.show')}</Button>
        </Buttons>
      </Card>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('imports.notice.show')}>
        <Segments
          label={t('imports.notice.show')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'de', label: t('imports.notice.german') },
            { value: 'en', label: t('imports.notice.english') },
          ]}
        />
        <Field label={t('imports.notice.show')} hint={t('imports.notice.hint')}>
          {(control) => (
            <TextArea {...control} rows={14} value={text} onChange={(own) => setTexts({ ...texts, [language]: own })} />
          )}
        </Field>
        <Buttons end>
          <Button
            kind="do"
            onClick={async () => {
              if (await copyText(text)) toast(t('imports.notice.copied'), { tone: 'done' })
            }}
          >
            {t('imports.notice.copy')}
          </Button>
        </Buttons>
      </Dialog>
    </Section>
  )
}
