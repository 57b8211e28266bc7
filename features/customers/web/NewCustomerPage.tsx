import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { SimilarCustomers } from '#features/duplicates/web/Similar.tsx'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as personsContract } from '#features/persons/contract.ts'
import type { Words as PersonWords } from '#features/persons/web/words.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { errorSentence } from '#ui/errors.ts'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { SelectInput, TextInput } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { checkEmails, type Standing, standings } from '../rules.ts'
import css from './CustomerPage.module.css'
import { filledPhones } from './ReachInputs.tsx'
import { useMembers } from './useMembers.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract & typeof personsContract>()

/** A new customer: the name is enough, the rest comes when it comes. */
export default function NewCustomerPage() {
  const t = useT<Words & PersonWords>()
  const translate = useTranslate()
  const navigate = useNavigate()
  const done = useDone()
  const me = useMe()
  const { options, nameOf } = useMembers()
  const create = useCommand('createCustomer')
  const createPerson = useCommand('createPerson')
  const [problem, setProblem] = useState<string | null>(null)
  const [values, setValues] = useState({
    name: '',
    customerNumber: '',
    standing: 'customer' as Standing,
    ownerId: me.member.id as string | null,
    street: '',
    postcode: '',
    city: '',
    phone: '',
    email: '',
    firstName: '',
    lastName: '',
    function: '',
    personPhone: '',
  })
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch })
  const field = (
    name: Exclude<keyof typeof values, 'standing' | 'ownerId'>,
    label: string,
    more: { required?: boolean; maxLength?: number; type?: string; inputMode?: 'email'; placeholder?: string } = {},
  ) => (
    <Field label={label} required={more.required}>
      {(control) => (
        <TextInput
          {...control}
          {...more}
          maxLength={more.maxLength ?? 120}
          value={values[name]}
          onChange={(value) => set({ [name]: value })}
        />
      )}
    </Field>
  )

  const save = async () => {
    try {
      const { phone, email, firstName, lastName, function: role, personPhone, ownerId, ...plain } = values
      const created = await create.attempt({
        ...plain,
        ...(ownerId ? { ownerId } : {}),
        phones: filledPhones([{ label: '', number: phone }]),
        emails: checkEmails([email]),
      })
      if (lastName.trim() !== '') {
        const phones = filledPhones([{ label: '', number: personPhone }])
        await createPerson.attempt({ customerId: created.id, firstName, lastName, function: role, phones })
      }
      void navigate({ to: `/kunden/${created.id}` })
      done(t('customers.created', { name: values.name }), created)
    } catch (error) {
      setProblem(errorSentence(error, translate))
    }
  }

  return (
    <>
      <PageTitle title={t('customers.new')}>{t('customers.newLead')}</PageTitle>
      <div className={css.form}>
        <Form
          onSubmit={save}
          foot={
            <Buttons>
              <Button kind="do" type="submit" busy={create.busy || createPerson.busy}>
                {t('customers.new')}
              </Button>
            </Buttons>
          }
        >
          {problem && <Notice alert tone="problem" title={problem} />}
          {field('name', t('customers.column.name'), { required: true, maxLength: 200 })}
          <SimilarCustomers
            name={values.name}
            customerNumber={values.customerNumber}
            street={values.street}
            postcode={values.postcode}
            city={values.city}
            phone={values.phone}
            email={values.email}
            memberName={nameOf}
          />
          <FieldPair>
            {field('street', t('customers.column.street'), { maxLength: 200 })}
            {field('phone', t('customers.column.phone'), { type: 'tel', maxLength: 60 })}
          </FieldPair>
          <FieldPair>
            {field('postcode', t('customers.column.postcode'), { maxLength: 12 })}
            {field('city', t('customers.column.city'))}
          </FieldPair>
          <FieldPair>
            {field('email', t('customers.column.email'), { inputMode: 'email', maxLength: 200 })}
            {field('customerNumber', t('customers.column.customerNumber'), { maxLength: 64 })}
          </FieldPair>
          <FieldPair>
            <Field label={t('customers.column.standing')}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={values.standing}
                  options={standings
                    .filter((standing) => standing !== 'blocked')
                    .map((value) => ({ value, label: t(`customers.standing.${value}`) }))}
                  onChange={(standing) => standing && set({ standing })}
                />
              )}
            </Field>
            {options.length > 1 && (
              <Field label={t('customers.column.owner')}>
                {(control) => (
                  <Combobox
                    {...control}
                    value={options.find((option) => option.value === values.ownerId) ?? null}
                    options={options}
                    onChange={(option) => set({ ownerId: option?.value ?? null })}
                  />
                )}
              </Field>
            )}
          </FieldPair>
          <Card padded>
            <fieldset className={css.fieldset}>
              <legend>{t('customers.withPerson')}</legend>
              <FieldPair>
                {field('firstName', t('persons.firstName'), { maxLength: 100 })}
                {field('lastName', t('persons.lastName'), { maxLength: 100 })}
              </FieldPair>
              <FieldPair>
                {field('function', t('persons.function'), { placeholder: t('persons.functionExample') })}
                {field('personPhone', t('persons.phone'), { type: 'tel', maxLength: 60 })}
              </FieldPair>
            </fieldset>
          </Card>
        </Form>
      </div>
    </>
  )
}
