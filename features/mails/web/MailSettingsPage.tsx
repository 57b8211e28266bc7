import { useState } from 'react'
import { IntakeSettings } from '#features/mails/intake/web/IntakeSettings.tsx'
import { useMe } from '#features/members/web/me.tsx'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../server/contract.ts'
import { keepsPassword, usualPorts } from '../server/rules.ts'
import { MailServerFields } from './MailServerFields.tsx'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Settings = Output<(typeof contract)['getMailSettings']>

/** Through which server mails leave the house, and whether it takes them. */
export default function MailSettingsPage() {
  const t = useT<typeof messages>()
  const query = useOperation('getMailSettings', {})
  return (
    <>
      <PageTitle title={t('mails.settings')}>{t('mails.lead')}</PageTitle>
      <Loaded query={query}>
        {(settings) => (
          <Halves>
            <Section title={t('mails.host')}>
              <Card padded>
                <ServerForm key={String(settings.hasPassword)} settings={settings} />
              </Card>
            </Section>
            <Section title={t('mails.test')}>
              <Card padded>
                <TestForm ready={settings.ready} />
              </Card>
            </Section>
          </Halves>
        )}
      </Loaded>
      <IntakeSettings />
    </>
  )
}

function ServerForm({ settings }: { settings: Settings }) {
  const t = useT<typeof messages>()
  const change = useCommand('changeMailSettings')
  const { hasPassword, byEnvironment, ready: _, ...before } = settings
  const [now, setNow] = useState(before)
  const [password, setPassword] = useState('')
  const put = (patch: Partial<typeof now>) => setNow({ ...now, ...patch })
  const save = async () => {
    const saved = await change.run({ ...now, ...(password === '' ? {} : { password }) })
    if (!saved) return
    setPassword('')
    toast(t('mails.saved'))
  }
  return (
    <Form
      onSubmit={save}
      foot={
        <Button kind="do" type="submit" busy={change.busy}>
          {t('ui.save')}
        </Button>
      }
    >
      {byEnvironment && <Notice title={t('mails.byEnvironment')} />}
      <MailServerFields
        hostLabel={t('mails.host')}
        hostExample="mail.ihre-firma.de"
        server={now}
        usualPorts={usualPorts}
        password={password}
        keeps={hasPassword && keepsPassword(before, now)}
        onChange={put}
        onPassword={setPassword}
      />
      <Field label={t('mails.sender')} hint={t('mails.senderHint')}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            maxLength={200}
            placeholder="vertrieb@ihre-firma.de"
            value={now.sender}
            onChange={(sender) => put({ sender })}
          />
        )}
      </Field>
    </Form>
  )
}

function TestForm({ ready }: { ready: boolean }) {
  const t = useT<typeof messages>()
  const { member } = useMe()
  const send = useCommand('sendTestMail')
  const [to, setTo] = useState(member.email ?? '')
  const [said, setSaid] = useState<{ to: string; sent: boolean; problem: string | null } | null>(null)
  const test = async () => {
    setSaid(null)
    const answer = await send.run({ to })
    if (answer) setSaid({ to, ...answer })
  }
  return (
    <Form
      onSubmit={test}
      foot={
        <Button type="submit" busy={send.busy} disabled={!ready}>
          {t('mails.testSend')}
        </Button>
      }
    >
      <Field label={t('mails.testTo')} required>
        {(control) => <TextInput {...control} type="email" maxLength={200} value={to} onChange={setTo} />}
      </Field>
      {said &&
        (said.sent ? (
          <Notice alert title={t('mails.testSent', { to: said.to })} />
        ) : (
          <Notice alert tone="problem" title={t('mails.testFailed')}>
            {said.problem}
          </Notice>
        ))}
    </Form>
  )
}
