import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract, Person } from '#features/persons/contract.ts'
import { nameOf } from '#features/persons/rules.ts'
import { PersonDialog } from '#features/persons/web/PersonDialog.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { Customer } from '../contract.ts'
import css from './CustomerPage.module.css'
import { mailLink, telLink } from './links.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** The people there, each to be called or written to with one tap; who left stands at the end. */
export function CustomerPeople({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const persons = useOperation('listPersons', { customerId: customer.id, limit: 100 }).data?.persons
  const [adding, setAdding] = useState(false)
  if (!persons) return null
  const there = persons.filter((person) => !person.leftAt)
  const gone = persons.filter((person) => person.leftAt)
  return (
    <Section
      title={t('customers.persons')}
      actions={
        customer.canChange &&
        persons.length > 0 && (
          <Button size="small" icon="plus" onClick={() => setAdding(true)}>
            {t('customers.newPerson')}
          </Button>
        )
      }
    >
      <Card>
        {there.map((person) => (
          <PersonCard key={person.id} person={person} />
        ))}
        {gone.length > 0 && (
          <div className={css.person}>
            <small>
              {t('customers.noLongerThere')}{' '}
              {gone.map((person, at) => (
                <span key={person.id}>
                  {at > 0 && ', '}
                  <Link to={`/personen/${person.id}`}>{nameOf(person)}</Link>
                </span>
              ))}
            </small>
          </div>
        )}
        {persons.length === 0 && (
          <div className={css.person}>
            <small>{t('customers.noPersons')}</small>
            {customer.canChange && (
              <Button size="small" icon="plus" onClick={() => setAdding(true)}>
                {t('customers.newPerson')}
              </Button>
            )}
          </div>
        )}
      </Card>
      {adding && (
        <PersonDialog customerId={customer.id} customerName={customer.name} onClose={() => setAdding(false)} />
      )}
    </Section>
  )
}

function PersonCard({ person }: { person: Person }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  return (
    <div className={css.person}>
      <div>
        <b>
          <Link to={`/personen/${person.id}`}>{nameOf(person)}</Link>
        </b>
        {person.function && <small>{person.function}</small>}
      </div>
      <small>{person.lastContact ? format.ago(person.lastContact, today) : t('customers.never')}</small>
      {(person.phones.length > 0 || person.emails.length > 0) && (
        <div className={css.reach}>
          {person.phones.map((phone) => (
            <span key={phone.number}>
              <a href={telLink(phone)}>{phone.number}</a> {phone.label}
            </span>
          ))}
          {person.emails.map((email) => (
            <a key={email} href={mailLink(email)}>
              {email}
            </a>
          ))}
        </div>
      )}
    </div>
  )
}
