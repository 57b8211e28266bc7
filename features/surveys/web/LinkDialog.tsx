import { useRef } from 'react'
import { Button, Buttons } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea, TextInput } from '#ui/inputs.tsx'
import { toast } from '#ui/toast.ts'
import type { Words } from './words.ts'

export type HandedOut = { url: string; subject: string; text: string }

/** The link, which is shown only now, and the words to send it with. */
export function LinkDialog({ link, onClose }: { link: HandedOut; onClose: () => void }) {
  const t = useT<Words>()
  return (
    <Dialog open onClose={onClose} title={t('surveys.link.title')}>
      <LinkFields link={link} />
    </Dialog>
  )
}

export function LinkFields({ link }: { link: HandedOut }) {
  const t = useT<Words>()
  const box = useRef<HTMLDivElement>(null)
  const copy = async (text: string) => {
    if (await copyText(text, box.current?.querySelector('input'))) toast(t('surveys.link.copied'))
  }
  const ignore = () => {}
  return (
    <div ref={box}>
      <p>{t('surveys.link.hint')}</p>
      <Field label={t('surveys.link.url')}>
        {(control) => <TextInput {...control} value={link.url} onChange={ignore} />}
      </Field>
      <Field label={t('surveys.link.text')}>
        {(control) => <TextArea {...control} rows={10} value={link.text} onChange={ignore} />}
      </Field>
      <Buttons end>
        <Button onClick={() => void copy(link.url)}>{t('surveys.link.copyUrl')}</Button>
        <Button kind="do" onClick={() => void copy(link.text)}>
          {t('surveys.link.copyText')}
        </Button>
      </Buttons>
    </div>
  )
}
