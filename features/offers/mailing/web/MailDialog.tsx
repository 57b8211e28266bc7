import { useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CheckField, Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type MailProps = { id: string; number: string; version: number; onClose: () => void }

/** To whom an offer goes by mail, and what the mail says. */
export function MailDialog(props: MailProps) {
  const t = useT<typeof messages>()
  const query = useOperation('draftOfferMail', { id: props.id })
  return (
    <Dialog open onClose={props.onClose} title={t('offerMails.title', { number: props.number })}>
      <Loaded query={query}>
        {(draft) =>
          draft.ready ? (
            <MailForm {...props} draft={draft} />
          ) : (
            <Notice
              tone="signal"
              title={t('offerMails.notReady')}
              action={<ButtonLink to="/einstellungen/mail">{t('offerMails.settings')}</ButtonLink>}
            />
          )
        }
      </Loaded>
    </Dialog>
  )
}

function MailForm({
  id,
  number,
  version,
  onClose,
  draft,
}: MailProps & { draft: Output<(typeof contract)['draftOfferMail']> }) {
  const t = useT<typeof messages>()
  const send = useCommand('mailOffer')
  const [to, setTo] = useState(draft.addresses[0]?.address ?? '')
  const [copies, setCopies] = useState('')
  const [subject, setSubject] = useState(draft.subject)
  const [text, setText] = useState(draft.text)
  const [asked, setAsked] = useState(true)
  const known = `mails-${id}`
  const save = async () => {
    const addresses = copies
      .split(/[,;\s]+/)
      .map((address) => address.trim())
      .filter((address) => address !== '')
    const sent = await send.run({ id, version, to: to.trim(), copies: addresses, subject, text, asked })
    if (!sent) return
    onClose()
    toast(t('offerMails.queued', { to }))
  }
  return (
    <Form
      onSubmit={save}
      foot={
        <Buttons end>
          <Button kind="do" type="submit" busy={send.busy}>
            {t('offerMails.send')}
          </Button>
        </Buttons>
      }
    >
      <datalist id={known}>
        {draft.addresses.map(({ address, name }) => (
          <option key={address} value={address}>
            {name}
          </option>
        ))}
      </datalist>
      <Field label={t('offerMails.to')} required>
        {(control) => (
          <TextInput
            {...control}
            data-autofocus
            type="email"
            list={known}
            maxLength={200}
            value={to}
            onChange={setTo}
          />
        )}
      </Field>
      <Field label={t('offerMails.copies')} hint={t('offerMails.copiesHint')}>
        {(control) => <TextInput {...control} maxLength={1000} value={copies} onChange={setCopies} />}
      </Field>
      <Field label={t('offerMails.subject')} required>
        {(control) => <TextInput {...control} maxLength={200} value={subject} onChange={setSubject} />}
      </Field>
      <Field label={t('offerMails.text')} hint={t('offerMails.attached', { number })} required>
        {(control) => <TextArea {...control} rows={8} maxLength={5000} value={text} onChange={setText} />}
      </Field>
      <CheckField
        label={t('offerMails.asked')}
        hint={asked ? undefined : t('offerMails.unasked')}
        checked={asked}
        onChange={setAsked}
      />
    </Form>
  )
}
