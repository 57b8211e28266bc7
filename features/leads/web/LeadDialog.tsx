import { useRef, useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { SimilarCustomers, SimilarPersons } from '#features/duplicates/web/Similar.tsx'
import type { contract as filesContract } from '#features/files/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { errorSentence } from '#ui/errors.ts'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { MoneyInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Lead } from '../contract.ts'
import { type Origin, origins } from '../rules.ts'
import { useLeadWords } from './LeadRow.tsx'
import css from './Leads.module.css'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract & typeof filesContract>()
const texts = [
  'originNote',
  'recommendedBy',
  'company',
  'firstName',
  'lastName',
  'function',
  'email',
  'phone',
  'postcode',
  'city',
] as const
type TextField = (typeof texts)[number]
const largest: Partial<Record<TextField, number>> = {
  firstName: 100,
  lastName: 100,
  phone: 60,
  postcode: 12,
  function: 120,
  city: 120,
}

/** Takes in a lead within seconds, or changes one. At a fair the business card is photographed and kept with it. */
export function LeadDialog({
  lead,
  origin: first = 'call',
  onClose,
}: {
  lead?: Lead
  origin?: Origin
  onClose: () => void
}) {
  const t = useT<Words>()
  const translate = useTranslate()
  const done = useDone()
  const words = useLeadWords()
  const { company } = useMe()
  const { nameOf } = useMembers()
  const create = useCommand('createLead')
  const change = useCommand('changeLead')
  const attach = useCommand('attachFile')
  const chooser = useRef<HTMLInputElement>(null)
  const [photo, setPhoto] = useState<File | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [origin, setOrigin] = useState<Origin>(lead?.origin ?? first)
  const [text, setText] = useState(lead?.text ?? '')
  const [amount, setAmount] = useState(lead?.amount ?? null)
  const [take, setTake] = useState(first !== 'fair')
  const [values, setValues] = useState(
    () => Object.fromEntries(texts.map((name) => [name, lead?.[name] ?? ''])) as Record<TextField, string>,
  )
  const field = (name: TextField, more: { type?: string; inputMode?: 'email' | 'tel' } = {}) => (
    <Field label={t(`leads.field.${name}`)}>
      {(control) => (
        <TextInput
          {...control}
          {...more}
          data-autofocus={name === 'company' ? true : undefined}
          maxLength={largest[name] ?? 200}
          value={values[name]}
          onChange={(value) => setValues({ ...values, [name]: value })}
        />
      )}
    </Field>
  )

  const photograph = (
    <Button icon="file" onClick={() => chooser.current?.click()}>
      {t(photo ? 'leads.photoTaken' : 'leads.photo')}
    </Button>
  )
  const save = async () => {
    try {
      const input = { ...values, origin, text, amount }
      if (lead) {
        const answer = await change.attempt({ ...input, id: lead.id, version: lead.version })
        done(t('leads.changed'), answer)
      } else {
        const answer = await create.attempt({ ...input, take })
        if (photo) {
          const bytes = new Uint8Array(await photo.arrayBuffer())
          await attach.attempt({ record: 'leads', recordId: answer.id, name: photo.name || 'Visitenkarte.jpg', bytes })
        }
        done(t('leads.added'), answer)
      }
      onClose()
    } catch (error) {
      setProblem(errorSentence(error, translate))
    }
  }

  return (
    <Dialog open kind="side" onClose={onClose} title={lead ? words.title(lead) : t('leads.new')}>
      <Form
        onSubmit={save}
        foot={
          <Buttons>
            {!lead && origin !== 'fair' && photograph}
            <Button kind="do" type="submit" busy={create.busy || change.busy || attach.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        }
      >
        {problem && <Notice alert tone="problem" title={problem} />}
        <input
          ref={chooser}
          type="file"
          accept="image/*"
          capture="environment"
          className={css.hidden}
          aria-label={t('leads.photo')}
          onChange={(event) => setPhoto(event.target.files?.[0] ?? null)}
        />
        {!lead && origin === 'fair' && photograph}
        {field('company')}
        <SimilarCustomers
          name={values.company}
          postcode={values.postcode}
          city={values.city}
          phone={values.phone}
          email={values.email}
          memberName={nameOf}
        />
        <FieldPair>
          {field('firstName')}
          {field('lastName')}
        </FieldPair>
        <SimilarPersons
          firstName={values.firstName}
          lastName={values.lastName}
          email={values.email}
          phone={values.phone}
        />
        <Field label={t('leads.field.text')}>
          {(control) => <TextArea {...control} maxLength={5000} value={text} onChange={setText} />}
        </Field>
        <FieldPair>
          {field('phone', { type: 'tel', inputMode: 'tel' })}
          {field('email', { inputMode: 'email' })}
        </FieldPair>
        <FieldPair>
          <Field label={t('leads.field.origin')}>
            {(control) => (
              <SelectInput
                {...control}
                value={origin}
                options={origins.map((value) => ({ value, label: t(`leads.origin.${value}`) }))}
                onChange={(value) => setOrigin(value ?? 'call')}
              />
            )}
          </Field>
          {origin === 'recommendation' ? field('recommendedBy') : field('originNote')}
        </FieldPair>
        <FieldPair>
          {field('postcode')}
          {field('city')}
        </FieldPair>
        <FieldPair>
          {field('function')}
          <Field label={t('leads.field.amount')}>
            {(control) => (
              <MoneyInput
                {...control}
                value={amount}
                currency={lead?.currency ?? company.currency}
                onChange={setAmount}
              />
            )}
          </Field>
        </FieldPair>
        {!lead && <CheckField label={t('leads.takeAtOnce')} checked={take} onChange={setTake} />}
      </Form>
    </Dialog>
  )
}
