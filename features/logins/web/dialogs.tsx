import { useState } from 'react'
import { Button, Buttons } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { ErrorNotice } from '#ui/Notice.tsx'
import { toast } from '#ui/toast.ts'
import css from './AccountPage.module.css'
import type { messages } from './messages.ts'

/** Asks for the own password before something that touches the login; a refusal stands above the field. */
export function PasswordDialog(props: {
  title: string
  /** The verb on the button. */
  action: string
  email: string
  onClose: () => void
  /** Does it; rejects if it could not. */
  onPassword: (password: string) => Promise<void>
}) {
  const t = useT<typeof messages>()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async () => {
    setBusy(true)
    setError(null)
    await props.onPassword(password).catch(setError)
    setBusy(false)
  }
  return (
    <Dialog open onClose={props.onClose} title={props.title}>
      <Form
        onSubmit={submit}
        foot={
          <Button kind="do" type="submit" busy={busy}>
            {props.action}
          </Button>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        <OwnPassword
          label={t('account.confirmPassword')}
          hint={t('account.factorPasswordHint')}
          email={props.email}
          value={password}
          onChange={setPassword}
        />
      </Form>
    </Dialog>
  )
}

/** The field for the password one has; password managers are told for whom. */
export function OwnPassword(props: {
  label: string
  hint?: string
  email: string
  value: string
  onChange: (value: string) => void
}) {
  return (
    <>
      <input type="email" name="email" autoComplete="username" value={props.email} readOnly hidden />
      <Field label={props.label} hint={props.hint} required>
        {(control) => (
          <TextInput
            {...control}
            data-autofocus
            type="password"
            autoComplete="current-password"
            maxLength={200}
            value={props.value}
            onChange={props.onChange}
          />
        )}
      </Field>
    </>
  )
}

/** The backup codes, shown this once. */
export function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useT<typeof messages>()
  const copy = async () => {
    if (await copyText(codes.join('\n'))) toast(t('account.codesCopied'), { tone: 'done' })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('account.codesTitle')}
      foot={
        <Buttons>
          <Button onClick={copy}>{t('account.codesCopy')}</Button>
          <Button kind="do" data-autofocus onClick={onClose}>
            {t('account.codesKept')}
          </Button>
        </Buttons>
      }
    >
      <p>{t('account.codesText')}</p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Dialog>
  )
}
