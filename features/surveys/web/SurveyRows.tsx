import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { More } from '#features/timeline/web/EntryParts.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { contract, Survey } from '../contract.ts'
import { FollowUp } from './FollowUp.tsx'
import { type HandedOut, LinkDialog } from './LinkDialog.tsx'
import { useSurveyWords } from './useSurveyWords.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
type RowProps = { survey: Survey; ofCustomer?: boolean }

/** What somebody answered; a low answer waits for the sentence that says what became of it. */
export function AnswerRow({ survey, ofCustomer }: RowProps) {
  const t = useT<Words>()
  const format = useFormat()
  const { today, company } = useMe()
  const words = useSurveyWords()
  const name = words.name(survey)
  return (
    <Row
      title={ofCustomer ? name : `${survey.customerName}, ${name}`}
      {...(ofCustomer ? {} : { to: `/schluesselkunden/${survey.customerId}` })}
      note={words.answer(survey)}
      value={t('surveys.of10', { score: survey.score ?? '' })}
      valueNote={survey.answeredAt && format.dayShort(dayOf(survey.answeredAt, company.timeZone), today)}
      actions={survey.toFollow && <FollowUp survey={survey} />}
    />
  )
}

/** Somebody who was asked and has not answered yet. */
export function AskedRow({ survey, ofCustomer }: RowProps) {
  const t = useT<Words>()
  const done = useDone()
  const words = useSurveyWords()
  const renew = useCommand('renewSurveyLink')
  const cancel = useCommand('cancelSurvey')
  const [link, setLink] = useState<HandedOut | null>(null)
  const name = words.name(survey)
  const over = survey.state === 'expired'
  return (
    <Row
      title={ofCustomer ? name : `${survey.customerName}, ${name}`}
      {...(ofCustomer ? {} : { to: `/schluesselkunden/${survey.customerId}` })}
      badge={<Badge tone={survey.state === 'failed' ? 'signal' : 'calm'}>{t(`surveys.state.${survey.state}`)}</Badge>}
      note={words.asked(survey)}
      actions={
        <>
          {!over && (
            <More
              label={t('surveys.menu', { name })}
              items={[
                {
                  label: t('surveys.renew'),
                  icon: 'edit',
                  run: async () => setLink((await renew.run({ id: survey.id })) ?? null),
                },
                {
                  label: t('surveys.cancel'),
                  icon: 'trash',
                  run: async () => done(t('surveys.cancelled', { name }), await cancel.run({ id: survey.id })),
                },
              ]}
            />
          )}
          {link && <LinkDialog link={link} onClose={() => setLink(null)} />}
        </>
      }
    />
  )
}
