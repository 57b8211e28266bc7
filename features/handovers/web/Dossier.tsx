import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useActivityWords } from '#features/activities/web/useActivityWords.ts'
import { briefOf } from '#features/complaints/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import type { Dossier as Content, Handover } from '../contract.ts'
import { type Part, spoken } from '../rules/dossier.ts'
import css from './Handovers.module.css'
import { QuotesDialog, WordsDialog } from './WriteDialogs.tsx'
import type { Words } from './words.ts'

type Spoken = (typeof spoken)[number]
type Props = { handover: Handover; canWrite: boolean }

/** What is handed on of a customer, part by part; what the seller adds stands first. */
export function Dossier({ handover, canWrite }: Props) {
  const t = useT<Words>()
  const { dossier } = handover
  const part = (name: Part, content: ReactNode, actions?: ReactNode) => (
    <PartSection part={name} handover={handover} canWrite={canWrite} actions={actions}>
      {content}
    </PartSection>
  )
  return (
    <Halves>
      <div>
        {part('needs', <Quotes quotes={dossier.quotes} />, canWrite && <ChooseQuotes handover={handover} />)}
        {part(
          'people',
          <People dossier={dossier} />,
          canWrite && (
            <ButtonLink size="small" icon="edit" to={`/schluesselkunden/${handover.customerId}/menschen`}>
              {t('handovers.people.note')}
            </ButtonLink>
          ),
        )}
        {part('promises', <Promises dossier={dossier} />)}
        {part('wishes', null)}
        {part('history', <Quotes quotes={dossier.history} />)}
      </div>
      <div>
        {part('facts', <Facts dossier={dossier} />)}
        {part('prices', <Prices dossier={dossier} />)}
        {part('offers', <Offers dossier={dossier} />)}
        {part('risks', <Risks dossier={dossier} />)}
      </div>
    </Halves>
  )
}

function PartSection(props: Props & { part: Part; actions?: ReactNode; children: ReactNode }) {
  const t = useT<Words>()
  const { part, handover, canWrite } = props
  const [writing, setWriting] = useState(false)
  const own = spoken.find((one): one is Spoken => one === part)
  const text = own && handover.dossier.words[own]
  const there = handover.completeness.find((one) => one.part === part)?.there
  return (
    <Section
      title={t(`handovers.part.${part}`)}
      actions={
        canWrite && (
          <div data-print="no">
            <Buttons>
              {props.actions}
              {own && (
                <Button size="small" icon="edit" onClick={() => setWriting(true)}>
                  {t(text ? 'handovers.change' : there ? 'handovers.writeOn' : 'handovers.write')}
                </Button>
              )}
            </Buttons>
          </div>
        )
      }
    >
      <Card padded>
        <div className={css.said}>
          {text && <p className={css.words}>{text}</p>}
          {!text && !there && <p className={css.none}>{t('handovers.nothing')}</p>}
          {props.children}
        </div>
      </Card>
      {writing && own && <WordsDialog handover={handover} part={own} onClose={() => setWriting(false)} />}
    </Section>
  )
}

function ChooseQuotes({ handover }: { handover: Handover }) {
  const t = useT<Words>()
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setChoosing(true)}>
        {t('handovers.quotes')}
      </Button>
      {choosing && <QuotesDialog handover={handover} onClose={() => setChoosing(false)} />}
    </>
  )
}

function Quotes({ quotes }: { quotes: Content['quotes'] }) {
  const words = useActivityWords()
  const format = useFormat()
  const { today } = useMe()
  return quotes.map((one) => (
    <blockquote key={one.activityId} className={css.quote}>
      {one.text}
      {one.text && <br />}
      <small>
        {[
          words.title({ kind: one.kind, outcome: null }),
          one.personName,
          format.dayShort(one.day, today),
          one.memberName,
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </blockquote>
  ))
}

function Facts({ dossier: { facts } }: { dossier: Content }) {
  const t = useT<Words>()
  const format = useFormat()
  const money = (amount: number | null) => format.money(amount, facts.currency, 'never')
  const rows: [string, string | null][] = [
    [t('handovers.facts.revenue'), money(facts.revenue)],
    [t('handovers.facts.revenueBefore'), money(facts.revenueBefore)],
    [t('handovers.facts.potential'), facts.potential === null ? null : money(facts.potential)],
    [t('handovers.facts.class'), facts.class],
    [t('handovers.facts.branch'), facts.branch],
  ]
  return (
    <ul className={css.list}>
      {rows.map(
        ([label, value]) =>
          value !== null && (
            <li key={label}>
              {label}: <b>{value}</b>
            </li>
          ),
      )}
      {facts.contracts.map((one) => (
        <Line
          key={`${one.name} ${one.startDay}`}
          title={one.name}
          note={[
            t('handovers.facts.perYear', { amount: format.money(one.amountPerYear, one.currency, 'never') }),
            one.endDay ? t('handovers.facts.until', { day: format.day(one.endDay) }) : t('handovers.facts.openEnd'),
          ].join(' · ')}
        />
      ))}
    </ul>
  )
}

function People({ dossier: { people } }: { dossier: Content }) {
  const t = useT<Words>()
  const format = useFormat()
  const known = people.filter((one) => one.roles.length > 0 || one.influence || one.support || one.interest)
  const rest = people.length - known.length
  return (
    <ul className={css.list}>
      {known.map((one) => (
        <Line
          key={one.personId}
          title={one.name}
          to={`/personen/${one.personId}`}
          note={[
            one.function,
            format.list(one.roles.map((role) => t(`opportunities.role.${role}`))),
            one.influence &&
              `${t('keyAccounts.people.influence')}: ${t(`keyAccounts.people.influence.${one.influence}`)}`,
            one.support && t(`keyAccounts.people.support.${one.support}`),
            one.interest,
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
      {rest > 0 && (
        <li>
          <small>{t('handovers.people.rest', { count: rest })}</small>
        </li>
      )}
    </ul>
  )
}

function Promises({ dossier: { promises } }: { dossier: Content }) {
  const t = useT<Words>()
  const format = useFormat()
  return (
    <ul className={css.list}>
      {promises.map((one, index) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: kept promises have no other name
          key={index}
          title={one.text}
          note={[
            one.dueDay &&
              t(one.kind === 'promise' ? 'handovers.promise.until' : 'handovers.task.until', {
                day: format.day(one.dueDay),
              }),
            one.assigneeName,
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </ul>
  )
}

function Prices({ dossier }: { dossier: Content }) {
  const t = useT<Words>()
  const format = useFormat()
  const scale = (one: Content['prices'][number]['scales'][number], currency: string) =>
    one.from === 0
      ? format.money(one.amount, currency)
      : t('handovers.prices.from', {
          quantity: format.number(one.from / 1000, one.from % 1000 === 0 ? 0 : 3),
          amount: format.money(one.amount, currency),
        })
  return (
    <ul className={css.list}>
      {dossier.priceLists.length > 0 && (
        <Line title={t('handovers.prices.lists', { names: format.list(dossier.priceLists) })} />
      )}
      {dossier.prices.map((one, index) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: a product may have a price now and one to come
          key={index}
          title={one.productName}
          note={one.scales.map((step) => scale(step, one.currency)).join(' · ')}
        />
      ))}
      {dossier.concessions.map((one, index) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: kept concessions have no other name
          key={`c${index}`}
          title={t('handovers.prices.conceded', { what: one.what })}
          note={[
            format.day(one.day),
            one.offerNumber,
            one.amount !== null && format.money(one.amount, one.currency),
            one.inReturn && t('handovers.prices.inReturn', { what: one.inReturn }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </ul>
  )
}

function Offers({ dossier }: { dossier: Content }) {
  const t = useT<Words>()
  const format = useFormat()
  if (dossier.offers.length + dossier.opportunities.length === 0)
    return <p className={css.none}>{t('handovers.nothing')}</p>
  return (
    <ul className={css.list}>
      {dossier.offers.map((one) => (
        <Line
          key={one.number}
          title={`${one.number} ${one.title}`}
          to={`/neugeschaeft/${one.opportunityId}`}
          note={[
            format.money(one.amount, one.currency, 'never'),
            one.validUntil && t('handovers.offers.valid', { day: format.day(one.validUntil) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
      {dossier.opportunities.map((one) => (
        <Line
          key={one.id}
          title={one.title}
          to={`/neugeschaeft/${one.id}`}
          note={[
            one.amount !== null && format.money(one.amount, one.currency, 'never'),
            one.expectedClose && format.day(one.expectedClose),
            one.nextStep,
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </ul>
  )
}

function Risks({ dossier }: { dossier: Content }) {
  const t = useT<Words>()
  const format = useFormat()
  return (
    <ul className={css.list}>
      {dossier.fires.map((text) => (
        <Line key={text} title={t('handovers.risks.fire', { text })} />
      ))}
      {dossier.complaints.map(({ number, text }) => (
        <Line key={number} title={t('handovers.risks.complaint', { number, text: briefOf(text) })} />
      ))}
      {dossier.warnings.map(({ kind, names }) => (
        <Line key={kind} title={t(`keyAccounts.warning.${kind}`, { names: format.list(names) })} />
      ))}
    </ul>
  )
}

function Line(props: { title: string; to?: string; note?: string }) {
  return (
    <li>
      {props.to ? <Link to={props.to as never}>{props.title}</Link> : props.title}
      {props.note && (
        <>
          <br />
          <small>{props.note}</small>
        </>
      )}
    </li>
  )
}
