import { Link } from '@tanstack/react-router'
import type { Complaint } from '#features/complaints/contract.ts'
import { ComplaintActs, useComplaintWords } from '#features/complaints/web/ComplaintRow.tsx'
import { FileLinks } from '#features/files/web/Files.tsx'
import type { Lead } from '#features/leads/contract.ts'
import { useLeadWords } from '#features/leads/web/LeadRow.tsx'
import type { Offer } from '#features/offers/contract.ts'
import type { Concession } from '#features/offers/negotiation/contract.ts'
import { useConcessionWords } from '#features/offers/web/Negotiation.tsx'
import { OfferActs, useOfferWords } from '#features/offers/web/OfferRow.tsx'
import type { Sample } from '#features/samples/contract.ts'
import { SampleActs, useSampleWords } from '#features/samples/web/SampleRow.tsx'
import type { Survey } from '#features/surveys/contract.ts'
import { FollowUp } from '#features/surveys/web/FollowUp.tsx'
import { useSurveyWords } from '#features/surveys/web/useSurveyWords.ts'
import type { Words as SurveyWords } from '#features/surveys/web/words.ts'
import { useT } from '#ui/i18n.tsx'
import { TimelineItem } from '#ui/Timeline.tsx'
import type { TimelineEntry } from '../contract.ts'
import css from './Entry.module.css'
import { joined, useWhen } from './EntryParts.tsx'

type CaseProps = { entry: TimelineEntry; ofPerson: boolean }

/** A complaint with where it stands and what was answered. */
export function ComplaintEntry({ entry, ofPerson, complaint }: CaseProps & { complaint: Complaint }) {
  const words = useComplaintWords()
  const open = complaint.state === 'new' || complaint.state === 'inWork'
  return (
    <TimelineItem
      icon="warning"
      tone={open ? 'signal' : undefined}
      title={joined([words.name(complaint), ofPerson ? complaint.customerName : complaint.personName])}
      {...useWhen(entry.at)}
      actions={entry.canChange && <ComplaintActs small complaint={complaint} />}
    >
      <p className={css.text}>
        <Link to={`/reklamationen/${complaint.id}` as never}>{complaint.text}</Link>
      </p>
      {complaint.answeredOn && <p className={css.text}>{complaint.answer}</p>}
      <p className={css.note}>{joined(words.notes(complaint))}</p>
      <FileLinks files={entry.files} canChange={entry.canChange} />
    </TimelineItem>
  )
}

/** A sample with what came of it. */
export function SampleEntry({ entry, ofPerson, sample }: CaseProps & { sample: Sample }) {
  const words = useSampleWords()
  return (
    <TimelineItem
      icon="box"
      tone={sample.overdueDays > 0 ? 'signal' : undefined}
      title={joined([words.kind(sample), ofPerson ? sample.customerName : sample.personName])}
      {...useWhen(entry.at)}
      actions={entry.canChange && <SampleActs sample={sample} />}
    >
      <p className={css.text}>{sample.text}</p>
      <p className={css.note}>{joined(words.notes(sample))}</p>
      <FileLinks files={entry.files} canChange={entry.canChange} />
    </TimelineItem>
  )
}

/** The lead that the customer came from, or that came from a customer. */
export function LeadEntry({ entry, lead }: CaseProps & { lead: Lead }) {
  const words = useLeadWords()
  return (
    <TimelineItem icon="business" title={joined([words.kind(lead), lead.originNote])} {...useWhen(entry.at)}>
      <p className={css.text}>
        <Link to={`/anfragen/${lead.id}` as never}>{lead.text || words.title(lead)}</Link>
      </p>
      <p className={css.note}>{joined(words.notes(lead))}</p>
      <FileLinks files={entry.files} canChange={entry.canChange} />
    </TimelineItem>
  )
}

/** An offer with what became of it. */
export function OfferEntry({ entry, offer }: CaseProps & { offer: Offer }) {
  const words = useOfferWords()
  return (
    <TimelineItem
      icon="note"
      tone={offer.overdueDays > 0 ? 'signal' : undefined}
      title={joined([words.name(offer), words.amount(offer)])}
      {...useWhen(entry.at)}
      actions={<OfferActs small offer={offer} />}
    >
      <p className={css.text}>
        <Link to={`/neugeschaeft/${offer.opportunityId}` as never}>{offer.opportunityTitle}</Link>
      </p>
      <p className={css.note}>{joined(words.notes(offer))}</p>
      <FileLinks files={entry.files} canChange={entry.canChange} />
    </TimelineItem>
  )
}

/** What was conceded over an offer, and what was got for it. */
export function ConcessionEntry({ entry, concession }: CaseProps & { concession: Concession }) {
  const words = useConcessionWords()
  return (
    <TimelineItem
      icon="business"
      title={joined([words.name, words.amount(concession), concession.byName])}
      {...useWhen(entry.at)}
    >
      <p className={css.text}>{concession.what}</p>
      <p className={css.note}>{joined([words.inReturn(concession), concession.offerNumber])}</p>
    </TimelineItem>
  )
}

/** How satisfied somebody is; a low answer waits for what becomes of it. */
export function SurveyEntry({ entry, ofPerson, survey }: CaseProps & { survey: Survey }) {
  const t = useT<SurveyWords>()
  const words = useSurveyWords()
  return (
    <TimelineItem
      icon="team"
      tone={survey.toFollow ? 'signal' : undefined}
      title={joined([
        t('surveys.entry', { score: survey.score ?? '' }),
        ofPerson ? survey.customerName : words.name(survey),
      ])}
      {...useWhen(entry.at)}
      actions={survey.toFollow && <FollowUp survey={survey} />}
    >
      <p className={css.text}>{words.answer(survey)}</p>
    </TimelineItem>
  )
}
