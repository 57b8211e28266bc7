import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { PersonConsents } from '#features/consents/web/PersonConsents.tsx'
import { phoneToCall } from '#features/customers/rules.ts'
import css from '#features/customers/web/CustomerPage.module.css'
import { mailLink, telLink } from '#features/customers/web/links.ts'
import { useMergedAway } from '#features/customers/web/useMergedAway.ts'
import { useMe } from '#features/members/web/me.tsx'
import { CustomerTimeline } from '#features/timeline/web/CustomerTimeline.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { TagsInput } from '#ui/Combobox.tsx'
import { EditableFact, Fact, Facts } from '#ui/Editable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { isYearUnknown, nameOf, shownYearless } from '../rules.ts'
import { PersonDialog } from './PersonDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Whole = Output<(typeof contract)['getPerson']>

/** One person: how to reach them, where they were before, what was spoken. */
export default function PersonPage() {
  const id = usePathParam('id')
  const query = useOperation('getPerson', { id })
  if (useMergedAway(query.error, (into) => `/personen/${into}`)) return null
  return <Loaded query={query}>{(person) => <OnePerson key={person.id} person={person} />}</Loaded>
}

function OnePerson({ person }: { person: Whole }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const phone = phoneToCall(person.phones)
  const email = person.emails[0]
  return (
    <>
      <PageTitle
        title={nameOf(person)}
        badge={person.leftAt && <Badge>{t('persons.gone')}</Badge>}
        actions={
          <Buttons>
            {phone && (
              <ButtonLink icon="phone" href={telLink(phone)}>
                {phone.number}
              </ButtonLink>
            )}
            {email && (
              <ButtonLink icon="mail" href={mailLink(email)}>
                {t('persons.write')}
              </ButtonLink>
            )}
            <PersonMenu person={person} />
          </Buttons>
        }
      >
        {person.function}
        {person.function && person.customerId && ', '}
        {person.customerId && <Link to={`/kunden/${person.customerId}`}>{person.customerName}</Link>}
        {person.lastContact && (
          <>
            {(person.function || person.customerId) && ' · '}
            {t('persons.spoken', { ago: format.ago(person.lastContact, today) })}
          </>
        )}
      </PageTitle>
      <div className={css.page}>
        <div className={css.main}>
          <CustomerTimeline
            customer={person.customerId ? { id: person.customerId, name: person.customerName ?? '' } : null}
            personId={person.id}
            canLog={person.canLog}
          />
        </div>
        <aside className={css.side}>
          <PersonReach person={person} />
          <PersonFacts person={person} />
          <PersonConsents personId={person.id} />
        </aside>
      </div>
    </>
  )
}

function PersonReach({ person }: { person: Whole }) {
  const t = useT<Words>()
  const [editing, setEditing] = useState(false)
  return (
    <Section
      title={t('persons.reach')}
      actions={
        person.canChange && (
          <Button size="small" icon="edit" onClick={() => setEditing(true)}>
            {t('persons.edit')}
          </Button>
        )
      }
    >
      <Card padded>
        <div className={css.reachLines}>
          {person.phones.length === 0 && person.emails.length === 0 && <small>{t('ui.empty')}</small>}
          {person.phones.map((phone) => (
            <span key={phone.number}>
              <a href={telLink(phone)}>{phone.number}</a>
              {phone.label && <small> {phone.label}</small>}
            </span>
          ))}
          {person.emails.map((email) => (
            <a key={email} href={mailLink(email)}>
              {email}
            </a>
          ))}
        </div>
      </Card>
      {editing && (
        <PersonDialog
          person={person}
          customerId={person.customerId}
          customerName={person.customerName}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  )
}

function PersonFacts({ person }: { person: Whole }) {
  const t = useT<Words>()
  const format = useFormat()
  const { company } = useMe()
  const { attempt } = useCommand('changePerson')
  const { birthday } = person
  return (
    <Section title={t('persons.facts')}>
      <Facts label={t('persons.facts')}>
        {birthday && (
          <Fact label={t('persons.birthday')}>
            {isYearUnknown(birthday)
              ? format.dayShort(shownYearless(birthday), shownYearless(birthday))
              : format.day(birthday)}
          </Fact>
        )}
        {person.language && <Fact label={t('persons.language')}>{t(`persons.language.${person.language}`)}</Fact>}
        <EditableFact
          label={t('persons.tags')}
          value={person.tags}
          may={person.canChange}
          show={(tags) => tags.join(', ')}
          save={(tags) => attempt({ id: person.id, tags })}
        >
          {(control, tags, onChange) => <TagsInput {...control} value={tags} known={[]} onChange={onChange} />}
        </EditableFact>
        <EditableFact
          label={t('persons.note')}
          value={person.note ?? ''}
          may={person.canChange}
          show={(note) => note}
          save={(note) => attempt({ id: person.id, note })}
        >
          {(control, note, onChange) => <TextArea {...control} maxLength={5000} value={note} onChange={onChange} />}
        </EditableFact>
        {Object.entries(person.fields).map(([name, value]) => (
          <Fact key={name} label={name}>
            {value}
          </Fact>
        ))}
        {person.earlier.map((place) => (
          <Fact key={`${place.customerId}${place.until}`} label={t('persons.earlier')}>
            <Link to={`/kunden/${place.customerId}`}>{place.customerName}</Link>{' '}
            {t('persons.until', { day: format.day(dayOf(place.until, company.timeZone)) })}
          </Fact>
        ))}
      </Facts>
    </Section>
  )
}

function PersonMenu({ person }: { person: Whole }) {
  const t = useT<Words>()
  const done = useDone()
  const navigate = useNavigate()
  const change = useCommand('changePerson')
  const remove = useCommand('deletePerson')
  const [moving, setMoving] = useState(false)
  if (!person.canChange) return null
  const name = nameOf(person)

  const leave = async () => {
    const changed = await change.run({ id: person.id, left: person.leftAt === null })
    if (changed) done(t(person.leftAt ? 'persons.isBack' : 'persons.hasLeft', { name }), changed)
  }
  const del = async () => {
    const deleted = await remove.run({ id: person.id })
    if (!deleted) return
    void navigate({ to: person.customerId ? `/kunden/${person.customerId}` : '/personen' })
    done(t('persons.deleted', { name }), deleted)
  }

  return (
    <>
      <Menu
        align="end"
        label={t('ui.actions')}
        trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('ui.actions')} />}
        items={[
          { label: t('persons.change'), icon: 'edit', run: () => setMoving(true) },
          { label: t(person.leftAt ? 'persons.back' : 'persons.leave'), icon: 'leave', run: leave },
          null,
          { label: t('persons.delete'), icon: 'trash', danger: true, run: del },
        ]}
      />
      {moving && (
        <PersonDialog
          person={person}
          customerId={person.customerId}
          customerName={person.customerName}
          onClose={() => setMoving(false)}
        />
      )}
    </>
  )
}
