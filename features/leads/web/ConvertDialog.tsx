import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import type { contract as duplicatesContract } from '#features/duplicates/contract.ts'
import { SimilarCustomers } from '#features/duplicates/web/Similar.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerChooser, PersonSelect } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import type { Option } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, Lead } from '../contract.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof duplicatesContract>()

/** Customer, person and opportunity out of the lead, filled with what is known; a customer that is there already is proposed. */
export function ConvertDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT<Words>()
  const navigate = useNavigate()
  const done = useDone()
  const { today } = useMe()
  const { nameOf } = useMembers()
  const convert = useCommand('convertLead')
  const known = lead.customerId ? { value: lead.customerId, label: lead.customerName ?? '' } : null
  const [where, setWhere] = useState<'new' | 'known'>(known ? 'known' : 'new')
  const [customer, setCustomer] = useState<Option | null>(known)
  const [personId, setPersonId] = useState<string | null>(null)
  const [values, setValues] = useState({
    name: lead.company ?? ([lead.firstName, lead.lastName].filter(Boolean).join(' ') || ''),
    firstName: lead.firstName ?? '',
    lastName: lead.lastName ?? '',
    title: titleOf(lead),
    nextStep: '',
  })
  const [withOpportunity, setWithOpportunity] = useState(true)
  const [amount, setAmount] = useState(lead.amount)
  const [nextStepDay, setNextStepDay] = useState<string | null>(null)
  const similar =
    useOperation(
      'listSimilarCustomers',
      { name: values.name, phone: lead.phone ?? '', email: lead.email ?? '', city: lead.city ?? '' },
      { enabled: where === 'new' && values.name.trim().length > 2, keep: true },
    ).data?.customers ?? []
  const field = (name: keyof typeof values, label: string, required = false) => (
    <Field label={label} required={required}>
      {(control) => (
        <TextInput
          {...control}
          maxLength={name === 'nextStep' ? 500 : name === 'firstName' || name === 'lastName' ? 100 : 200}
          value={values[name]}
          onChange={(value) => setValues({ ...values, [name]: value })}
        />
      )}
    </Field>
  )

  const save = async () => {
    const { street, postcode, city, country, phone, email, salutation, function: role } = lead
    const existing = where === 'known' ? (customer?.value ?? null) : null
    const person = values.lastName.trim()
      ? { salutation, firstName: values.firstName, lastName: values.lastName, function: role, email, phone }
      : null
    const answer = await convert.run({
      id: lead.id,
      customerId: existing,
      customer:
        where === 'new' ? { name: values.name, street, postcode, city, country, phone: person ? null : phone } : null,
      personId: existing ? personId : null,
      person: existing && personId ? null : person,
      opportunity: withOpportunity ? { title: values.title, amount, nextStep: values.nextStep, nextStepDay } : null,
    })
    if (!answer) return
    onClose()
    done(t('leads.converted'), answer)
    void navigate({ to: `/kunden/${answer.customerId}` })
  }

  return (
    <Dialog open kind="side" onClose={onClose} title={t('leads.convert')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={convert.busy}>
            {t('leads.convertNow')}
          </Button>
        }
      >
        <Segments
          label={t('leads.customer')}
          value={where}
          onChange={setWhere}
          options={(['new', 'known'] as const).map((value) => ({ value, label: t(`leads.convert.${value}`) }))}
        />
        {where === 'new' ? (
          <>
            {field('name', t('leads.field.company'), true)}
            <SimilarCustomers
              name={values.name}
              phone={lead.phone ?? ''}
              email={lead.email ?? ''}
              city={lead.city ?? ''}
              memberName={nameOf}
            />
            {similar[0] && (
              <Button
                onClick={() => {
                  setCustomer({ value: similar[0]?.id ?? '', label: similar[0]?.name ?? '' })
                  setWhere('known')
                }}
              >
                {t('leads.takeKnown', { name: similar[0].name })}
              </Button>
            )}
          </>
        ) : (
          <>
            <Field label={t('leads.customer')} required>
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
            {customer && (
              <Field label={t('leads.person')}>
                {(control) => (
                  <PersonSelect
                    {...control}
                    customerId={customer.value}
                    value={personId}
                    onChange={setPersonId}
                    empty={t('leads.newPerson')}
                  />
                )}
              </Field>
            )}
          </>
        )}
        {!(where === 'known' && personId) && (
          <FieldPair>
            {field('firstName', t('leads.field.firstName'))}
            {field('lastName', t('leads.field.lastName'))}
          </FieldPair>
        )}
        <CheckField label={t('leads.withOpportunity')} checked={withOpportunity} onChange={setWithOpportunity} />
        {withOpportunity && (
          <>
            {field('title', t('leads.field.title'), true)}
            <Field label={t('leads.field.amount')}>
              {(control) => <MoneyInput {...control} value={amount} currency={lead.currency} onChange={setAmount} />}
            </Field>
            <FieldPair>
              {field('nextStep', t('leads.field.nextStep'))}
              <Field label={t('leads.field.nextStepDay')}>
                {(control) => <DayInput {...control} today={today} value={nextStepDay} onChange={setNextStepDay} />}
              </Field>
            </FieldPair>
          </>
        )}
      </Form>
    </Dialog>
  )
}

/** What is asked for, in the length of a title. */
function titleOf({ text, company }: Lead): string {
  const line = text.split('\n', 1)[0]?.trim() ?? ''
  const brief = line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line
  return brief || company || ''
}
