import { useRef } from 'react'
import { Button, Buttons } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import css from './LogoField.module.css'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** The logo on the letters, as it is now; `setAt`: when it was set. */
export function LogoField({ setAt, canChange }: { setAt: string | null; canChange: boolean }) {
  const t = useT<typeof messages>()
  const set = useCommand('setLetterLogo')
  const remove = useCommand('removeLetterLogo')
  const chooser = useRef<HTMLInputElement>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    if (await set.run({ bytes: new Uint8Array(await file.arrayBuffer()) })) toast(t('letterhead.saved'))
    if (chooser.current) chooser.current.value = ''
  }
  if (!setAt && !canChange) return null
  return (
    <Section title={t('letterhead.logo')} note={t('letterhead.hint')}>
      <Card padded>
        {setAt && (
          <img
            className={css.logo}
            src={`/api/offer-settings/logo?set=${encodeURIComponent(setAt)}`}
            alt={t('letterhead.logo')}
          />
        )}
        {canChange && (
          <Buttons>
            <Button icon="file" busy={set.busy} onClick={() => chooser.current?.click()}>
              {t('letterhead.choose')}
            </Button>
            {setAt && (
              <Button kind="link" busy={remove.busy} onClick={() => void remove.run({})}>
                {t('letterhead.remove')}
              </Button>
            )}
          </Buttons>
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          accept="image/png,image/jpeg"
          aria-label={t('letterhead.choose')}
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </Card>
    </Section>
  )
}
