import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { ErrorNotice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { Gate } from './Gate.tsx'
import type { messages } from './messages.ts'
import { signIn } from './session.ts'

const { useClient } = operationHooks<typeof contract>()

/** An invitation, or a new password: one field, and in. */
export default function InvitationPage() {
  const t = useT<typeof messages>()
  const client = useClient()
  const navigate = useNavigate()
  const [secret] = useState(() => location.hash.slice(1))
  const [link, setLink] = useState<Output<(typeof contract)['checkLink']> | null>(null)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    client.checkLink({ secret }).then(setLink, setError)
  }, [client, secret])

  const submit = async () => {
    if (!link) return
    setBusy(true)
    setError(null)
    try {
      const { email } =
        link.purpose === 'reset'
          ? await client.resetPassword({ secret, password })
          : await client.acceptInvitation({ secret, password })
      const { secondFactor } = await signIn(email, password)
      await navigate(secondFactor ? { to: '/anmelden', search: { email }, replace: true } : { to: '/', replace: true })
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  const reset = link?.purpose === 'reset'
  return (
    <Gate
      title={t(!link ? 'invitation.linkTitle' : reset ? 'invitation.resetTitle' : 'invitation.title', link ?? {})}
      lead={link && t(reset ? 'invitation.resetLead' : 'invitation.lead', link)}
    >
      {error !== null && <ErrorNotice error={error} />}
      {link && (
        <Form
          onSubmit={submit}
          foot={
            <Button kind="do" type="submit" wide busy={busy}>
              {t('invitation.do')}
            </Button>
          }
        >
          {/* Password managers want to know for whom the password is. */}
          <input type="email" name="email" autoComplete="username" value={link.email} readOnly hidden />
          <Field label={t('invitation.password')} hint={t('setUp.passwordHint')} required>
            {(control) => (
              <TextInput
                {...control}
                type="password"
                autoComplete="new-password"
                autoFocus
                maxLength={200}
                value={password}
                onChange={setPassword}
              />
            )}
          </Field>
        </Form>
      )}
    </Gate>
  )
}
