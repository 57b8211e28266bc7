import { useEffect, useRef, useState } from 'react'
import { dayOf } from '#shared/days.ts'
import { mailtoOf } from '#shared/mailto.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { ErrorNotice, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../../contract.ts'
import { useMe } from '../me.tsx'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** For whom a link is wanted, and what it opens. */
export type LinkWanted = { kind: 'invitation' | 'reset'; id: string; name: string; email: string }

/** Makes a link and shows it this once: to copy, or into a mail of one's own. */
export function LinkDialog({ wanted, onClose }: { wanted: LinkWanted; onClose: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { timeZone } = useMe().company
  const { attempt: invite } = useCommand('inviteMember')
  const { attempt: reset } = useCommand('createResetLink')
  const [made, setMade] = useState<{ path: string; expiresAt: string } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const asked = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  const invitation = wanted.kind === 'invitation'

  useEffect(() => {
    // A second link would end the first.
    if (asked.current) return
    asked.current = true
    void (invitation ? invite : reset)({ id: wanted.id }).then(setMade, setError)
  }, [invitation, invite, reset, wanted.id])

  const { name } = wanted
  const link = made && `${location.origin}${made.path}`
  const day = made && format.day(dayOf(made.expiresAt, timeZone))
  const copy = async () => {
    if (!link) return
    if (await copyText(link, input.current)) toast(t('team.link.copied'), { tone: 'done' })
  }
  return (
    <Dialog open onClose={onClose} title={t(invitation ? 'team.link.inviteTitle' : 'team.link.resetTitle', { name })}>
      {error !== null && <ErrorNotice error={error} />}
      {made && link && day && (
        <Form
          onSubmit={copy}
          foot={
            <Buttons>
              <ButtonLink
                icon="mail"
                href={mailtoOf(
                  [wanted.email],
                  t('team.link.subject'),
                  t(invitation ? 'team.link.inviteBody' : 'team.link.resetBody', { name, day, link }),
                )}
              >
                {t('team.link.mail')}
              </ButtonLink>
              <Button kind="do" type="submit">
                {t('team.link.copy')}
              </Button>
            </Buttons>
          }
        >
          {isLocal(location.hostname) && (
            <Notice tone="signal" title={t('team.link.local')}>
              {t('team.link.localHint', { host: location.host })}
            </Notice>
          )}
          <Field
            label={t('team.link.label')}
            hint={t(invitation ? 'team.link.inviteHint' : 'team.link.resetHint', {
              name,
              day,
              time: format.time(made.expiresAt, timeZone),
            })}
          >
            {(control) => (
              <TextInput
                {...control}
                ref={input}
                readOnly
                data-autofocus
                value={link}
                onFocus={(event) => event.target.select()}
                onChange={() => {}}
              />
            )}
          </Field>
        </Form>
      )}
    </Dialog>
  )
}

function isLocal(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || hostname.endsWith('.localhost')
}
