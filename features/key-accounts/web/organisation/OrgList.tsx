import { useT } from '#ui/i18n.tsx'
import { Card } from '#ui/Section.tsx'
import type { StakeholderRow } from '../../people/contract.ts'
import type { Words } from '../words.ts'
import { useContact } from './contact.ts'
import css from './Organisation.module.css'
import { Bars, Dots, Stance } from './OrgCard.tsx'
import { type Branch, organisationOf } from './organisation.ts'

type Props = {
  people: StakeholderRow[]
  folded: ReadonlySet<string>
  onFold: (personId: string) => void
  onOpen: (one: StakeholderRow) => void
}

/** The organisation on a phone: reports indented below whom they report to. */
export function OrgList(props: Props) {
  const t = useT<Words>()
  const { roots, alone } = organisationOf(props.people, props.folded)
  return (
    <>
      {roots.length > 0 && (
        <Card>
          <Level branches={roots} label={t('keyAccounts.org')} {...props} />
        </Card>
      )}
      {alone.length > 0 && (
        <>
          <p className={css.aloneHead}>{t('keyAccounts.org.alone')}</p>
          <Card>
            <Level
              branches={alone.map((person) => ({ person, reports: [], below: 0 }))}
              label={t('keyAccounts.org.alone')}
              {...props}
            />
          </Card>
        </>
      )}
    </>
  )
}

function Level(props: Props & { branches: Branch<StakeholderRow>[]; label: string }) {
  const t = useT<Words>()
  const contact = useContact()
  const { branches, folded, onFold, onOpen } = props
  return (
    <ul className={css.level} aria-label={props.label}>
      {branches.map(({ person, reports, below }) => {
        const { personId, name } = person
        return (
          <li key={personId}>
            <div className={css.entry}>
              <button type="button" className={css.entryFace} onClick={() => onOpen(person)}>
                <b>{name}</b>
                <small>
                  {[person.function, ...person.roles.map((role) => t(`opportunities.role.${role}`))]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
                <span className={css.foot}>
                  <Stance one={person} />
                  {!person.gone && <Dots value={person.relationship} />}
                </span>
                <span className={css.foot}>
                  <span className={css.stance}>{contact(person)}</span>
                  {!person.gone && person.influence && <Bars influence={person.influence} />}
                </span>
              </button>
              {below > 0 && (
                <button
                  type="button"
                  className={css.entryFold}
                  aria-expanded={!folded.has(personId)}
                  aria-label={t(folded.has(personId) ? 'keyAccounts.org.unfold' : 'keyAccounts.org.fold', {
                    name,
                    count: below,
                  })}
                  onClick={() => onFold(personId)}
                >
                  {folded.has(personId) ? `+${below}` : '−'}
                </button>
              )}
            </div>
            {reports.length > 0 && <Level {...props} branches={reports} label={t('keyAccounts.org.below', { name })} />}
          </li>
        )
      })}
    </ul>
  )
}
