import { useState } from 'react'
import { useVerdictWords } from '#features/consents/web/PersonConsents.tsx'
import type { contract as personsContract } from '#features/persons/contract.ts'
import { nameOf } from '#features/persons/rules.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { SelectInput, TextArea } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { type HandedOut, LinkFields } from './LinkDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof personsContract>()
const mostPersons = 200

/** Asks one person of a customer: who, at which address, and what the mail will say. */
export function AskDialog({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const t = useT<Words>()
  const [personId, setPersonId] = useState('')
  const [link, setLink] = useState<HandedOut | null>(null)
  const query = useOperation('listPersons', { customerId, left: false, limit: mostPersons })
  if (link)
    return (
      <Dialog open onClose={onClose} title={t('surveys.link.title')}>
        <LinkFields link={link} />
      </Dialog>
    )
  return (
    <Dialog open onClose={onClose} title={t('surveys.ask.title')}>
      <Loaded query={query}>
        {({ persons }) => {
          const known = persons.filter(({ emails }) => emails.length > 0)
          if (known.length === 0) return <Notice title={t('surveys.ask.nobody')} />
          return (
            <>
              <Field label={t('surveys.ask.who')}>
                {(control) => (
                  <SelectInput
                    {...control}
                    value={personId}
                    onChange={(value) => setPersonId(value ?? '')}
                    options={[
                      { value: '', label: t('surveys.ask.choose') },
                      ...known.map((one) => ({ value: one.id, label: nameOf(one) })),
                    ]}
                  />
                )}
              </Field>
              {personId && <AskForm key={personId} personId={personId} onClose={onClose} onLink={setLink} />}
            </>
          )
        }}
      </Loaded>
    </Dialog>
  )
}

function AskForm(props: { personId: string; onClose: () => void; onLink: (link: HandedOut) => void }) {
  const { personId } = props
  const t = useT<Words>()
  const format = useFormat()
  const verdict = useVerdictWords()
  const ask = useCommand('askPerson')
  const query = useOperation('draftSurvey', { personId })
  const [chosen, setChosen] = useState('')
  return (
    <Loaded query={query}>
      {(draft) => {
        const allowed = draft.addresses.filter((one) => one.allowed)
        const to = chosen || (allowed[0]?.address ?? '')
        if (draft.againFrom) return <Notice title={t('surveys.ask.tooSoon', { day: format.day(draft.againFrom) })} />
        if (!draft.reachable)
          return (
            <Notice
              tone="signal"
              title={t('surveys.ask.unreachable')}
              action={<ButtonLink to="/einwilligungen">{t('surveys.ask.settings')}</ButtonLink>}
            />
          )
        if (allowed.length === 0)
          return (
            <Notice
              tone="signal"
              title={draft.addresses
                .map((one) =>
                  t('surveys.ask.blocked', {
                    address: one.address,
                    why: verdict({ ...one, ground: null, warning: null }),
                  }),
                )
                .join(' · ')}
              action={<ButtonLink to={`/personen/${personId}`}>{t('surveys.ask.toPerson')}</ButtonLink>}
            >
              {t('surveys.ask.law')}
            </Notice>
          )
        const send = async () => {
          const asked = await ask.run({ personId, address: to })
          if (!asked) return
          if (asked.handedOut) return props.onLink(asked.handedOut)
          props.onClose()
          toast(t('surveys.ask.sent', { to }))
        }
        return (
          <Form
            onSubmit={send}
            foot={
              <Buttons end>
                <Button kind="do" type="submit" busy={ask.busy}>
                  {t(draft.mails ? 'surveys.ask.send' : 'surveys.ask.link')}
                </Button>
              </Buttons>
            }
          >
            <Field label={t('surveys.ask.address')}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={to}
                  onChange={(value) => setChosen(value ?? '')}
                  options={allowed.map(({ address }) => ({ value: address, label: address }))}
                />
              )}
            </Field>
            <Field label={t('surveys.ask.mail')}>
              {(control) => <TextArea {...control} rows={8} value={draft.text} onChange={() => {}} />}
            </Field>
          </Form>
        )
      }}
    </Loaded>
  )
}
