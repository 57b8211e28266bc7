import { useMemo, useState } from 'react'
import { encode } from 'uqr'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { ErrorNotice } from '#ui/Notice.tsx'
import css from './AccountPage.module.css'
import { PasswordDialog } from './dialogs.tsx'
import { beginSecondFactor, confirmSecondFactor } from './factors.ts'
import type { messages } from './messages.ts'

/** Password, picture for the code app, first code; only then the second step counts. */
export function SecondFactorDialog(props: {
  email: string
  onClose: () => void
  /** It is on; these are the backup codes. */
  onDone: (backupCodes: string[]) => void
}) {
  const t = useT<typeof messages>()
  const [begun, setBegun] = useState<{ uri: string; backupCodes: string[] } | null>(null)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  if (!begun) {
    return (
      <PasswordDialog
        title={t('account.factorTitle')}
        action={t('account.continue')}
        email={props.email}
        onClose={props.onClose}
        onPassword={async (password) => setBegun(await beginSecondFactor(password))}
      />
    )
  }
  const confirm = async () => {
    setBusy(true)
    setError(null)
    try {
      await confirmSecondFactor(code)
      props.onDone(begun.backupCodes)
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  const key = new URL(begun.uri).searchParams.get('secret') ?? ''
  return (
    <Dialog open onClose={props.onClose} title={t('account.factorTitle')}>
      <p>{t('account.factorScan')}</p>
      <QrCode text={begun.uri} label={t('account.factorQr')} />
      <p className={css.key}>{t('account.factorKey', { key: key.replace(/(.{4})(?=.)/g, '$1 ') })}</p>
      <Form
        onSubmit={confirm}
        foot={
          <Button kind="do" type="submit" busy={busy}>
            {t('account.factorConfirm')}
          </Button>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        <Field label={t('account.factorCode')} required>
          {(control) => (
            <TextInput
              {...control}
              data-autofocus
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={10}
              value={code}
              onChange={setCode}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}

/** Drawn here: a secret goes to no other host. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const code = encode(text, { border: 4 })
    const dark = code.data.flatMap((line, y) => line.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { size: code.size, path: dark.join('') }
  }, [text])
  return (
    <svg role="img" aria-label={label} className={css.qr} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path d={path} fill="black" />
    </svg>
  )
}
