import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { ErrorNotice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { OwnPassword } from './dialogs.tsx'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A new password; the one so far is asked for, and all other devices are logged out. */
export function ChangePasswordDialog({ email, onClose }: { email: string; onClose: () => void }) {
  const t = useT<typeof messages>()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>(null)
  const change = useCommand('changePassword')
  const save = async () => {
    setError(null)
    try {
      const { endedSessions } = await change.attempt({ current, password })
      onClose()
      const text =
        endedSessions > 0 ? t('account.passwordChangedEnded', { count: endedSessions }) : t('account.passwordChanged')
      toast(text, { tone: 'done' })
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Dialog open onClose={onClose} title={t('account.passwordTitle')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={change.busy}>
            {t('account.passwordTitle')}
          </Button>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        <OwnPassword label={t('account.passwordOld')} email={email} value={current} onChange={setCurrent} />
        <Field label={t('account.passwordNew')} hint={t('account.passwordHint')} required>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="new-password"
              maxLength={200}
              value={password}
              onChange={setPassword}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
