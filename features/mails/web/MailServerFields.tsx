import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { NumberInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { type MailPlace, type MailSecurity, securities } from '../server/rules.ts'
import type { messages } from './messages.ts'

/** A server that mails go out through or come in by: its name, how it is reached, and who logs in there. */
export function MailServerFields(props: {
  hostLabel: string
  hostExample: string
  server: MailPlace
  /** The port a server usually has, by its security: it follows until another one is typed. */
  usualPorts: Record<MailSecurity, number>
  password: string
  /** A password is kept and still fits. */
  keeps: boolean
  onChange: (patch: Partial<MailPlace>) => void
  onPassword: (password: string) => void
}) {
  const t = useT<typeof messages>()
  const { server, usualPorts, onChange } = props
  const setSecurity = (security: MailSecurity) => {
    const usual = server.port === usualPorts[server.security]
    onChange({ security, ...(usual ? { port: usualPorts[security] } : {}) })
  }
  return (
    <>
      <Field label={props.hostLabel}>
        {(control) => (
          <TextInput
            {...control}
            maxLength={253}
            placeholder={props.hostExample}
            value={server.host}
            onChange={(host) => onChange({ host })}
          />
        )}
      </Field>
      <FieldPair>
        <Field label={t('mails.security')}>
          {(control) => (
            <SelectInput
              {...control}
              value={server.security}
              options={securities.map((value) => ({ value, label: t(`mails.security.${value}`) }))}
              onChange={(value) => value && setSecurity(value)}
            />
          )}
        </Field>
        <Field label={t('mails.port')}>
          {(control) => (
            <NumberInput
              {...control}
              least={1}
              most={65_535}
              digits={0}
              value={server.port}
              onChange={(port) => onChange({ port: Math.round(port ?? usualPorts[server.security]) })}
            />
          )}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('mails.user')}>
          {(control) => (
            <TextInput {...control} maxLength={200} value={server.user} onChange={(user) => onChange({ user })} />
          )}
        </Field>
        <Field label={t('mails.password')} hint={props.keeps ? t('mails.passwordKept') : undefined}>
          {(control) => (
            <TextInput
              {...control}
              type="password"
              autoComplete="new-password"
              maxLength={500}
              value={props.password}
              onChange={props.onPassword}
            />
          )}
        </Field>
      </FieldPair>
    </>
  )
}
