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
  const answers = useOperation('listSurveys', { customerId, limit: mostShown }).data?.surveys
  const asked = useOperation('listSurveys', { customerId, state: 'asked', limit: mostShown }).data?.surveys ?? []
  if (!answers) return null
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
        {answers.length + asked.length === 0 && <Row title={t('surveys.answers.none')} />}
        {answers.map((survey) => (
          <AnswerRow key={survey.id} survey={survey} ofCustomer />
        ))}
        {asked.map((survey) => (
          <AskedRow key={survey.id} survey={survey} ofCustomer />
        ))}
      </Rows>
      {asking && <AskDialog customerId={customerId} onClose={() => setAsking(false)} />}
    </Section>
  )
}
