import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerChooser, PersonSelect } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, Sample } from '../contract.ts'
import type { messages as spoken } from '../messages.ts'
import { askAgainOn, type SampleKind, sampleKinds } from '../rules.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Enters or changes a sample: what went out, when, to whom, and when to ask how it was found. */
export function SampleDialog(props: {
  sample?: Sample
  /** A new one that follows this. */
  after?: Sample
  /** Where it is known; else it is chosen. */
  customer?: { id: string; name: string } | null
  personId?: string
  onClose: () => void
}) {
  const t = useT<typeof messages & typeof spoken>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const create = useCommand('createSample')
  const change = useCommand('changeSample')
  const { sample, onClose } = props
  const like = sample ?? props.after
  const known = like ? { id: like.customerId, name: like.customerName } : props.customer
  const [kind, setKind] = useState<SampleKind>(like?.kind ?? 'sample')
  const [customer, setCustomer] = useState(known ? { value: known.id, label: known.name } : null)
  const [personId, setPersonId] = useState<string | null>(like?.personId ?? props.personId ?? null)
  const [text, setText] = useState(like?.text ?? '')
  const [sentOn, setSentOn] = useState<string | null>(sample?.sentOn ?? today)
  const [askOn, setAskOn] = useState<string | null>(sample?.askOn ?? askAgainOn(today))

  const save = async () => {
    if (!customer) return
    const sent = sentOn ?? today
    const input = { kind, personId, text, sentOn: sent, askOn: askOn ?? askAgainOn(sent) }
    const answer = sample
      ? await change.run({ id: sample.id, version: sample.version, ...input })
      : await create.run({ customerId: customer.value, ...input })
    if (!answer) return
    onClose()
    done(sample ? t('samples.changed') : t('samples.kept', { day: format.dayShort(input.askOn, today) }), answer)
  }

  return (
    <Dialog open onClose={onClose} title={t(sample ? 'samples.change' : 'samples.new')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={create.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Segments
          label={t('samples.kind')}
          value={kind}
          onChange={setKind}
          options={sampleKinds.map((value) => ({ value, label: t(`samples.kind.${value}`) }))}
        />
        {!known && (
          <Field label={t('samples.customer')} required>
            {(control) => (
              <CustomerChooser
                {...control}
                value={customer}
                onChange={(chosen) => {
                  setCustomer(chosen)
                  setPersonId(null)
                }}
              />
            )}
          </Field>
        )}
        <Field label={t('samples.text')} required>
          {(control) => (
            <TextArea
              {...control}
              data-autofocus={known ? true : undefined}
              rows={2}
              maxLength={1000}
              value={text}
              onChange={setText}
            />
          )}
        </Field>
        {customer && (
          <Field label={t('samples.person')}>
            {(control) => (
              <PersonSelect
                {...control}
                customerId={customer.value}
                value={personId}
                onChange={setPersonId}
                empty={t('samples.nobody')}
              />
            )}
          </Field>
        )}
        <FieldPair>
          <Field label={t('samples.sentOn')} required>
            {(control) => <DayInput {...control} value={sentOn} today={today} onChange={setSentOn} />}
          </Field>
          <Field label={t('samples.askOn')} required>
            {(control) => <DayInput {...control} value={askOn} today={today} onChange={setAskOn} />}
          </Field>
        </FieldPair>
      </Form>
    </Dialog>
  )
}
