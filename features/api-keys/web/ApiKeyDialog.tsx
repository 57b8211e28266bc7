import { useRef, useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { Button } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextInput } from '#ui/inputs.tsx'
import { ErrorNotice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Makes a key (what for, until when, the own password) and shows it this once. */
export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT<typeof messages>()
  const { member, today } = useMe()
  const [name, setName] = useState('')
  const [lastDay, setLastDay] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const [key, setKey] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const create = useCommand('createApiKey')

  const save = async () => {
    setError(null)
    try {
      setKey((await create.attempt({ name, lastDay, password })).key)
    } catch (failure) {
      setError(failure)
    }
  }
  if (key) return <KeyDialog name={name} apiKey={key} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('apiKeys.add')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={create.busy}>
            {t('apiKeys.add')}
          </Button>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        <Field label={t('apiKeys.name')} hint={t('apiKeys.nameHint')} required>
          {(control) => <TextInput {...control} maxLength={100} value={name} onChange={setName} />}
        </Field>
        <Field label={t('apiKeys.lastDay')} hint={t('apiKeys.lastDayHint')}>
          {(control) => <DayInput {...control} value={lastDay} today={today} onChange={setLastDay} />}
        </Field>
        <input type="email" name="email" autoComplete="username" value={member.email ?? ''} readOnly hidden />
        <Field label={t('apiKeys.password')} required>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="current-password"
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

function KeyDialog(props: { name: string; apiKey: string; onClose: () => void }) {
  const t = useT<typeof messages>()
  const input = useRef<HTMLInputElement>(null)
  const copy = async () => {
    if (await copyText(props.apiKey, input.current)) toast(t('apiKeys.copied'), { tone: 'done' })
  }
  return (
    <Dialog open onClose={props.onClose} title={t('apiKeys.made', { name: props.name })}>
      <Form
        onSubmit={copy}
        foot={
          <Button kind="do" type="submit">
            {t('apiKeys.copy')}
          </Button>
        }
      >
        <Field label={t('apiKeys.key')} hint={t('apiKeys.shownOnce')}>
          {(control) => (
            <TextInput
              {...control}
              ref={input}
              data-autofocus
              readOnly
              value={props.apiKey}
              onFocus={(event) => event.target.select()}
              onChange={() => {}}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
