import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { messages as tourMessages } from '#features/tours/web/messages.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { errorSentence } from '#ui/errors.ts'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { Customer, contract } from '../contract.ts'
import { checkEmails } from '../rules.ts'
import css from './CustomerPage.module.css'
import { mailLink, placeLine, telLink, webLink } from './links.ts'
import { EmailsInput, filledPhones, PhonesInput } from './ReachInputs.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** How one reaches the company: numbers, addresses, the web, each to be tapped. */
export function CustomerReach({ customer }: { customer: Customer }) {
  const t = useT<Words & typeof tourMessages>()
  const [editing, setEditing] = useState(false)
  const { phones, emails, web, street, country } = customer
  const place = [placeLine(customer), country !== 'DE' ? country : ''].filter(Boolean).join(', ')
  const link = web && webLink(web)
  const nothing = phones.length === 0 && emails.length === 0 && !web && !street && place === ''
  return (
    <Section
      title={t('customers.reach')}
      actions={
        customer.canChange && (
          <Button size="small" icon="edit" onClick={() => setEditing(true)}>
            {t('customers.change')}
          </Button>
        )
      }
    >
      <Card padded>
        <div className={css.reachLines}>
          {nothing && <small>{t('ui.empty')}</small>}
          {phones.map((phone) => (
            <span key={phone.number}>
              <a href={telLink(phone)}>{phone.number}</a>
              {phone.label && <small> {phone.label}</small>}
            </span>
          ))}
          {emails.map((email) => (
            <a key={email} href={mailLink(email)}>
              {email}
            </a>
          ))}
          {web &&
            (link ? (
              <a href={link} target="_blank" rel="noreferrer">
                {web}
              </a>
            ) : (
              <span>{web}</span>
            ))}
          {(street || place) && (
            <address>
              {street && <span>{street}</span>}
              {place && <span>{place}</span>}
            </address>
          )}
          {customer.postcode && (
            <Link to="/tour" search={{ customer: customer.id } as never}>
              {t('tours.near')}
            </Link>
          )}
          {customer.addresses.map((address) => (
            <address key={address.label}>
              <small>{address.label}</small>
              {address.street && <span>{address.street}</span>}
              {placeLine(address) && <span>{placeLine(address)}</span>}
            </address>
          ))}
        </div>
      </Card>
      {editing && <ReachDialog customer={customer} onClose={() => setEditing(false)} />}
    </Section>
  )
}

function ReachDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const t = useT<Words>()
  const translate = useTranslate()
  const [values, setValues] = useState({
    phones: customer.phones.map(({ label, number }) => ({ label, number })),
    emails: customer.emails,
    web: customer.web ?? '',
    street: customer.street ?? '',
    postcode: customer.postcode ?? '',
    city: customer.city ?? '',
    country: customer.country ?? '',
  })
  const [problem, setProblem] = useState<string | null>(null)
  const change = useCommand('changeCustomer')
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch })
  const save = async () => {
    try {
      await change.attempt({
        ...values,
        id: customer.id,
        version: customer.version,
        phones: filledPhones(values.phones),
        emails: checkEmails(values.emails),
      })
      onClose()
    } catch (error) {
      setProblem(errorSentence(error, translate))
    }
  }
  return (
    <Dialog open onClose={onClose} title={t('customers.reach')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        {problem && <p role="alert">{problem}</p>}
        <Field label={t('customers.column.phone')}>
          {(control) => <PhonesInput {...control} value={values.phones} onChange={(phones) => set({ phones })} />}
        </Field>
        <Field label={t('customers.column.email')}>
          {(control) => <EmailsInput {...control} value={values.emails} onChange={(emails) => set({ emails })} />}
        </Field>
        <Field label={t('customers.column.web')}>
          {(control) => <TextInput {...control} maxLength={200} value={values.web} onChange={(web) => set({ web })} />}
        </Field>
        <Field label={t('customers.column.street')}>
          {(control) => (
            <TextInput {...control} maxLength={200} value={values.street} onChange={(street) => set({ street })} />
          )}
        </Field>
        <FieldPair>
          <Field label={t('customers.column.postcode')}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={12}
                value={values.postcode}
                onChange={(postcode) => set({ postcode })}
              />
            )}
          </Field>
          <Field label={t('customers.column.city')}>
            {(control) => (
              <TextInput {...control} maxLength={120} value={values.city} onChange={(city) => set({ city })} />
            )}
          </Field>
        </FieldPair>
        <Field label={t('customers.column.country')} hint={t('customers.countryHint')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={2}
              pattern="[A-Za-z]{2}"
              value={values.country}
              onChange={(country) => set({ country: country.toUpperCase() })}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
