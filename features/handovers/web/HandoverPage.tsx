import { Link } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Halves, Section } from '#ui/Section.tsx'
import type { contract, Handover } from '../contract.ts'
import { isBefore } from '../rules/state.ts'
import { Dossier } from './Dossier.tsx'
import { HandoverActs } from './HandoverActs.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** One handover: where it stands, what is to be done next, and the dossier, which prints as it stands here. */
export default function HandoverPage() {
  const query = useOperation('getHandover', { id: usePathParam('id') })
  return <Loaded query={query}>{(handover) => <OneHandover key={handover.id} handover={handover} />}</Loaded>
}

function OneHandover({ handover }: { handover: Handover }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const { company } = useMe()
  const { state, keptAt } = handover
  const before = isBefore(state)
  return (
    <>
      <PageTitle
        title={t('handovers.heading', { name: handover.customerName })}
        badge={<Badge tone={before || state === 'accepted' ? 'signal' : 'calm'}>{t(`handovers.state.${state}`)}</Badge>}
        note={t('handovers.fromTo', { from: handover.fromName, to: handover.toName })}
        actions={
          <div data-print="no">
            <Buttons>
              <HandoverActs handover={handover} />
              <ButtonLink to={`/schluesselkunden/${handover.customerId}`}>{t('handovers.toAccount')}</ButtonLink>
              <Button icon="print" onClick={() => window.print()}>
                {t('handovers.print')}
              </Button>
            </Buttons>
          </div>
        }
      >
        {rich('handovers.speaks', { name: handover.speaks.name ?? '–' })}{' '}
        {t('handovers.occasion', { because: t(`handovers.because.${handover.because}`) })} {handover.note}
      </PageTitle>
      <Halves>
        <Progress handover={handover} />
        {before && <Completeness handover={handover} />}
      </Halves>
      <Section
        title={t('handovers.dossier')}
        note={
          keptAt
            ? t('handovers.dossier.kept', { day: format.day(dayOf(keptAt, company.timeZone)) })
            : t('handovers.dossier.live')
        }
      >
        <Dossier handover={handover} canWrite={before && handover.canPropose} />
      </Section>
      <p data-print="no">
        <Link to={'/schluesselkunden/uebergaben' as never}>{t('handovers.title')}</Link>
      </p>
    </>
  )
}

/** What happened, who did it and when. */
function Progress({ handover }: { handover: Handover }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today, company } = useMe()
  const day = (instant: string) => dayOf(instant, company.timeZone)
  const events: { day: string; text: string; note?: string | null }[] = [
    ...handover.returns.map(({ at, byName, reasons, note }) => ({
      day: day(at),
      text: t('handovers.progress.returned', { reasons: [...reasons, note].filter(Boolean).join(' · ') }),
      note: byName,
    })),
    ...(handover.proposedAt
      ? [
          {
            day: day(handover.proposedAt),
            text: t('handovers.progress.proposed'),
            note: [
              handover.proposedByName,
              handover.incompleteReason && t('handovers.progress.incomplete', { reason: handover.incompleteReason }),
            ]
              .filter(Boolean)
              .join(' · '),
          },
        ]
      : []),
    ...(handover.acceptedAt
      ? [
          {
            day: day(handover.acceptedAt),
            text: t('handovers.progress.accepted', { name: handover.toName }),
            note: handover.acceptedByName,
          },
        ]
      : []),
    ...(handover.introducedDay
      ? [
          {
            day: handover.introducedDay,
            text: t('handovers.progress.introduced', { to: handover.introducedTo ?? '–' }),
            note: handover.introducedByName,
          },
        ]
      : []),
    ...(handover.doneAt
      ? [
          {
            day: day(handover.doneAt),
            text: handover.notIntroduced
              ? t('handovers.progress.notIntroduced', { reason: handover.notIntroduced })
              : t('handovers.progress.done'),
            note: handover.doneByName,
          },
        ]
      : []),
    ...handover.checks.map(({ at, side, rating, sentence, byName }) => ({
      day: day(at),
      text: t('handovers.progress.check', { side: t(`handovers.side.${side}`), rating, sentence }),
      note: byName,
    })),
    ...(handover.withdrawnAt
      ? [
          {
            day: day(handover.withdrawnAt),
            text: [t('handovers.progress.withdrawn'), handover.withdrawnReason].filter(Boolean).join(': '),
            note: handover.withdrawnByName,
          },
        ]
      : []),
  ].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const due =
    handover.due && (handover.state === 'proposed' || handover.state === 'accepted' || handover.state === 'done')
  return (
    <Section
      title={t('handovers.progress')}
      note={
        due &&
        t(`handovers.due.${handover.state as 'proposed' | 'accepted' | 'done'}`, { day: format.day(handover.due) })
      }
    >
      <Rows label={t('handovers.progress')}>
        {events.length === 0 ? (
          <Row title={t(`handovers.state.${handover.state}`)} />
        ) : (
          events.map((event, index) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: events of a day have no other name
              key={index}
              when={format.dayShort(event.day, today)}
              title={event.text}
              note={event.note}
              sentence
            />
          ))
        )}
      </Rows>
    </Section>
  )
}

/** What belongs in the dossier, and what of it is not there yet. */
function Completeness({ handover: { completeness } }: { handover: Handover }) {
  const t = useT<Words>()
  const there = completeness.filter((one) => one.there).length
  return (
    <Section
      title={t('handovers.completeness')}
      note={t('handovers.completeness.note', { there, of: completeness.length })}
    >
      <Rows label={t('handovers.completeness')}>
        {completeness.map((one) => (
          <Row
            key={one.part}
            title={t(`handovers.part.${one.part}`)}
            badge={
              <Badge tone={one.there ? 'calm' : one.must ? 'signal' : 'plain'}>
                {t(`handovers.completeness.${one.there ? 'there' : one.must ? 'must' : 'missing'}`)}
              </Badge>
            }
          />
        ))}
      </Rows>
    </Section>
  )
}
