import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { ErrorNotice, Notice } from '#ui/Notice.tsx'
import { one, useUrl } from '#ui/url.ts'
import { Gate } from './Gate.tsx'
import type { messages } from './messages.ts'
import { passkeyObstacle, signIn, signInWithPasskey, verifyCode } from './session.ts'

/** E-mail and password, the code where one is set up, then back to where one wanted to go. */
export default function LoginPage() {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [url] = useUrl()
  const [email, setEmail] = useState(one(url.email) ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const enter = async () => {
    // What was read for whoever was here before is not shown to the next.
    queryClient.clear()
    const back = one(url.zurueck)
    // Only our own pages: an address of another site begins with // or a scheme.
    await navigate({ to: back?.startsWith('/') && !back.startsWith('//') ? back : '/', replace: true })
  }
  const submit = async () => {
    setBusy(true)
    setError(null)
    try {
      if (step === 'code') {
        await verifyCode(code)
        await enter()
      } else {
        const { secondFactor } = await signIn(email.trim(), password)
        if (secondFactor) setStep('code')
        else await enter()
      }
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  const withPasskey = async () => {
    setBusy(true)
    setError(null)
    try {
      if (await signInWithPasskey()) await enter()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Gate title={t('login.title')} foot={step === 'password' && t('login.forgot')}>
      <Form
        onSubmit={submit}
        foot={
          <>
            <Button kind="do" type="submit" wide busy={busy}>
              {t(step === 'password' ? 'login.do' : 'login.codeDo')}
            </Button>
            {step === 'password' && passkeyObstacle() === null && (
              <Button wide busy={busy} onClick={withPasskey}>
                {t('login.passkey')}
              </Button>
            )}
          </>
        }
      >
        {error === null && one(url.grund) === 'wiederhergestellt' && <Notice title={t('login.restored')} />}
        {error !== null && <ErrorNotice error={error} />}
        {step === 'password' ? (
          <>
            <Field label={t('login.email')} required>
              {(control) => (
                <TextInput
                  {...control}
                  type="email"
                  autoComplete="username"
                  autoFocus
                  value={email}
                  onChange={setEmail}
                />
              )}
            </Field>
            <Field label={t('login.password')} required>
              {(control) => (
                <TextInput
                  {...control}
                  type="password"
                  autoComplete="current-password"
                  value={password}
                  onChange={setPassword}
                />
              )}
            </Field>
          </>
        ) : (
          <Field label={t('login.code')} hint={t('login.codeHint')} required>
            {(control) => (
              <TextInput
                {...control}
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                value={code}
                onChange={setCode}
              />
            )}
          </Field>
        )}
      </Form>
    </Gate>
  )
}
