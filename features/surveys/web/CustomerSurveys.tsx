import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { AskDialog } from './AskDialog.tsx'
import { AnswerRow, AskedRow } from './SurveyRows.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
const mostShown = 10

/** What people at a customer said, who was asked, and the way to ask. */
export function CustomerSurveys({ customerId }: { customerId: string }) {
  const t = useT<Words>()
  const [asking, setAsking] = useState(false)
  // Read together: who has answered is no longer among those who were asked.
  const surveys = useOperation('listSurveys', { customerId, state: 'all', limit: mostShown }).data?.surveys
  if (!surveys) return null
  return (
    <Section
      title={t('surveys.answers.here')}
      actions={
        <Button size="small" onClick={() => setAsking(true)}>
          {t('surveys.ask')}
        </Button>
      }
    >
      <Rows label={t('surveys.answers.here')}>
        {surveys.length === 0 && <Row title={t('surveys.answers.none')} />}
        {surveys.map((survey) =>
          survey.answeredAt === null ? (
            <AskedRow key={survey.id} survey={survey} ofCustomer />
          ) : (
            <AnswerRow key={survey.id} survey={survey} ofCustomer />
          ),
        )}
      </Rows>
      {asking && <AskDialog customerId={customerId} onClose={() => setAsking(false)} />}
    </Section>
  )
}
