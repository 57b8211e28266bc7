import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import { checkEmails } from '#features/customers/rules.ts'
import { EmailsInput, filledPhones, PhonesInput } from '#features/customers/web/ReachInputs.tsx'
import { SimilarPersons } from '#features/duplicates/web/Similar.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { errorSentence } from '#ui/errors.ts'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Person } from '../contract.ts'
import { languages, nameOf, readYearless, salutations, writeYearless } from '../rules.ts'
import type { Words } from './words.ts'

const { useCommand, useClient } = operationHooks<typeof contract & typeof customersContract>()

const yearless = { read: readYearless, write: writeYearless }

/** A new person, or what is known of one; only the last name is needed. */
export function PersonDialog(props: {
  /** The one to change; none for a new one. */
  person?: Person
  customerId: string | null
  customerName: string | null
  onClose: () => void
  onCreated?: (id: string) => void
}) {
  const t = useT<Words>()
  const translate = useTranslate()
  const client = useClient()
  const done = useDone()
  const { today } = useMe()
  const { person } = props
  const create = useCommand('createPerson')
  const change = useCommand('changePerson')
  const [more, setMore] = useState(person !== undefined)
  const [problem, setProblem] = useState<string | null>(null)
  const [customer, setCustomer] = useState(
    props.customerId ? { value: props.customerId, label: props.customerName ?? '' } : null,
  )
  const [values, setValues] = useState({
    salutation: person?.salutation ?? null,
    title: person?.title ?? '',
    firstName: person?.firstName ?? '',
    lastName: person?.lastName ?? '',
    function: person?.function ?? '',
    phones: person?.phones.map(({ label, number }) => ({ label, number })) ?? [],
    emails: person?.emails ?? [],
    birthday: person?.birthday ?? null,
    language: person?.language ?? null,
  })
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch })

  const save = async () => {
    try {
      const input = {
        ...values,
        customerId: customer?.value ?? null,
        phones: filledPhones(values.phones),
        emails: checkEmails(values.emails),
      }
      if (person) await change.attempt({ ...input, id: person.id, version: person.version })
      else {
        const created = await create.attempt(input)
        done(t('persons.created', { name: nameOf(values) }), created)
        props.onCreated?.(created.id)
      }
      props.onClose()
    } catch (error) {
      setProblem(errorSentence(error, translate))
    }
  }

  return (
    <Dialog open onClose={props.onClose} title={person ? nameOf(person) : t('persons.new')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={create.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        {problem && <p role="alert">{problem}</p>}
        <FieldPair>
          <Field label={t('persons.firstName')}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={100}
                value={values.firstName}
                onChange={(firstName) => set({ firstName })}
              />
            )}
          </Field>
          <Field label={t('persons.lastName')} required>
            {(control) => (
              <TextInput
                {...control}
                maxLength={100}
                value={values.lastName}
                onChange={(lastName) => set({ lastName })}
              />
            )}
          </Field>
        </FieldPair>
        {!person && (
          <SimilarPersons
            firstName={values.firstName}
            lastName={values.lastName}
            customerId={customer?.value}
            email={values.emails[0]}
            phone={values.phones[0]?.number}
          />
        )}
        <Field label={t('persons.function')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={120}
              placeholder={t('persons.functionExample')}
              value={values.function}
              onChange={(text) => set({ function: text })}
            />
          )}
        </Field>
        <Field label={t('persons.phone')}>
          {(control) => <PhonesInput {...control} value={values.phones} onChange={(phones) => set({ phones })} />}
        </Field>
        <Field label={t('persons.email')}>
          {(control) => <EmailsInput {...control} value={values.emails} onChange={(emails) => set({ emails })} />}
        </Field>
        {more ? (
          <>
            <FieldPair>
              <Field label={t('persons.salutation')}>
                {(control) => (
                  <SelectInput
                    {...control}
                    value={values.salutation}
                    empty=""
                    options={salutations.map((value) => ({ value, label: t(`persons.salutation.${value}`) }))}
                    onChange={(salutation) => set({ salutation })}
                  />
                )}
              </Field>
              <Field label={t('persons.title')}>
                {(control) => (
                  <TextInput {...control} maxLength={60} value={values.title} onChange={(title) => set({ title })} />
                )}
              </Field>
            </FieldPair>
            <FieldPair>
              <Field label={t('persons.birthday')} hint={t('persons.birthdayHint')}>
                {(control) => (
                  <DayInput
                    {...control}
                    today={today}
                    own={yearless}
                    value={values.birthday}
                    onChange={(birthday) => set({ birthday })}
                  />
                )}
              </Field>
              <Field label={t('persons.language')}>
                {(control) => (
                  <SelectInput
                    {...control}
                    value={values.language}
                    empty=""
                    options={languages.map((value) => ({ value, label: t(`persons.language.${value}`) }))}
                    onChange={(language) => set({ language })}
                  />
                )}
              </Field>
            </FieldPair>
            <Field label={t('persons.company')} hint={person && t('persons.moveHint')}>
              {(control) => (
                <Combobox
                  {...control}
                  value={customer}
                  options={async (text) =>
                    (await client.listCustomers({ search: text, limit: 20 })).customers.map((one) => ({
                      value: one.id,
                      label: one.name,
                      note: one.city ?? undefined,
                    }))
                  }
                  onChange={setCustomer}
                />
              )}
            </Field>
          </>
        ) : (
          <Button kind="ghost" size="small" onClick={() => setMore(true)}>
            {t('persons.more')}
          </Button>
        )}
      </Form>
    </Dialog>
  )
}
