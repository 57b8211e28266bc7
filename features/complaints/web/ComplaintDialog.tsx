import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerChooser, PersonSelect } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { Complaint, contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Takes in a complaint, or changes one: what, when it came in, from whom, what was promised until when. */
export function ComplaintDialog(props: {
  complaint?: Complaint
  /** Where it is known; else it is chosen. */
  customer?: { id: string; name: string } | null
  personId?: string
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const create = useCommand('createComplaint')
  const change = useCommand('changeComplaint')
  const { complaint, onClose } = props
  const known = complaint ? { id: complaint.customerId, name: complaint.customerName } : props.customer
  const [customer, setCustomer] = useState(known ? { value: known.id, label: known.name } : null)
  const [personId, setPersonId] = useState<string | null>(complaint?.personId ?? props.personId ?? null)
  const [text, setText] = useState(complaint?.text ?? '')
  const [receivedDay, setReceivedDay] = useState<string | null>(complaint?.receivedDay ?? today)
  const [promise, setPromise] = useState(complaint?.promise ?? '')
  const [promisedUntil, setPromisedUntil] = useState<string | null>(complaint?.promisedUntil ?? null)

  const save = async () => {
    if (!customer) return
    const input = { personId, text, receivedDay: receivedDay ?? today, promise: promise.trim() || null, promisedUntil }
    if (complaint) {
      const answer = await change.run({ id: complaint.id, version: complaint.version, ...input })
      if (!answer) return
      onClose()
      done(t('complaints.changed'), answer)
      return
    }
    const answer = await create.run({ customerId: customer.value, ...input })
    if (!answer) return
    onClose()
    done(t('complaints.takenIn', { number: answer.number }), answer)
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={complaint ? t('complaints.titleOf', { number: complaint.number }) : t('complaints.new')}
    >
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={create.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        {!known && (
          <Field label={t('complaints.customer')} required>
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
        <Field label={t('complaints.text')} required>
          {(control) => (
            <TextArea
              {...control}
              data-autofocus={known ? true : undefined}
              maxLength={2000}
              value={text}
              onChange={setText}
            />
          )}
        </Field>
        <FieldPair>
          <Field label={t('complaints.receivedDay')} required>
            {(control) => <DayInput {...control} value={receivedDay} today={today} onChange={setReceivedDay} />}
          </Field>
          {customer && (
            <Field label={t('complaints.person')}>
              {(control) => (
                <PersonSelect
                  {...control}
                  customerId={customer.value}
                  value={personId}
                  onChange={setPersonId}
                  empty={t('complaints.nobody')}
                />
              )}
            </Field>
          )}
        </FieldPair>
        <FieldPair>
          <Field label={t('complaints.promise')} hint={t('complaints.promiseHint')}>
            {(control) => <TextInput {...control} maxLength={1000} value={promise} onChange={setPromise} />}
          </Field>
          <Field
            label={t('complaints.promisedUntil')}
            hint={t('complaints.promisedHint')}
            required={promise.trim() !== ''}
          >
            {(control) => <DayInput {...control} value={promisedUntil} today={today} onChange={setPromisedUntil} />}
          </Field>
        </FieldPair>
      </Form>
    </Dialog>
  )
}
