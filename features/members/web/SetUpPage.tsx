import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Refusal } from '#shared/refusal.ts'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useLanguage, useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { ErrorNotice, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { Gate } from './Gate.tsx'
import type { messages } from './messages.ts'
import { signIn } from './session.ts'

const { useClient } = operationHooks<typeof contract>()

/** The first person: company, name, e-mail, password, and in. */
export default function SetUpPage() {
  const t = useT<typeof messages>()
  const { language } = useLanguage()
  const client = useClient()
  const navigate = useNavigate()
  const [secret] = useState(() => location.hash.slice(1))
  const [company, setCompany] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const [spent, setSpent] = useState(false)

  useEffect(() => {
    if (secret === '') return
    client.checkLink({ secret }).then(
      ({ purpose }) => setSpent(purpose !== 'setUp'),
      (failure) => setSpent(failure instanceof Refusal && failure.code === 'linkUnknown'),
    )
  }, [client, secret])

  const submit = async () => {
    setBusy(true)
    setError(null)
    try {
      await client.setUp({ secret, company, name, email: email.trim(), password, language })
      await signIn(email.trim(), password)
      await navigate({ to: '/', replace: true })
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  if (secret === '') {
    return (
      <Gate title={t('setUp.title')}>
        <Notice title={t('setUp.noLink')} />
      </Gate>
    )
  }
  if (spent) {
    return (
      <Gate title={t('setUp.title')}>
        <Notice title={t('setUp.spent')} />
        <ButtonLink kind="do" to="/anmelden">
          {t('setUp.toLogin')}
        </ButtonLink>
      </Gate>
    )
  }
  return (
    <Gate title={t('setUp.title')} lead={t('setUp.lead')}>
      <Form
        onSubmit={submit}
        foot={
          <Button kind="do" type="submit" wide busy={busy}>
            {t('setUp.do')}
          </Button>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        <Field label={t('setUp.company')} required>
          {(control) => (
            <TextInput
              {...control}
              autoComplete="organization"
              autoFocus
              maxLength={200}
              value={company}
              onChange={setCompany}
            />
          )}
        </Field>
        <Field label={t('setUp.name')} required>
          {(control) => <TextInput {...control} autoComplete="name" maxLength={200} value={name} onChange={setName} />}
        </Field>
        <Field label={t('login.email')} required>
          {(control) => (
            <TextInput
              {...control}
              type="email"
              autoComplete="username"
              maxLength={200}
              value={email}
              onChange={setEmail}
            />
          )}
        </Field>
        <Field label={t('login.password')} hint={t('setUp.passwordHint')} required>
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
    </Gate>
  )
}
