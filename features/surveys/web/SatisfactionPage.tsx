import { useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { Figures } from '#ui/Figure.tsx'
import { useT } from '#ui/i18n.tsx'
import { NumberInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { SatisfactionTile } from './SatisfactionTile.tsx'
import { AnswerRow, AskedRow } from './SurveyRows.tsx'
import type { Words } from './words.ts'

const { useOperation, usePages, useCommand } = operationHooks<typeof contract>()

/** How satisfied customers are: the figure, what they said, and who has not answered yet. */
export default function SatisfactionPage() {
  const t = useT<Words>()
  const answers = usePages('listSurveys', { limit: 30 })
  const asked = usePages('listSurveys', { state: 'asked', limit: 30 })
  const settings = useOperation('getSurveySettings', {}).data
  const satisfaction = useOperation('getSatisfaction', {})
  const [changing, setChanging] = useState(false)
  const answered = answers.data?.flatMap((page) => page.surveys) ?? []
  const waiting = asked.data?.flatMap((page) => page.surveys) ?? []
  return (
    <>
      <PageTitle
        title={t('surveys.title')}
        actions={settings?.canChange && <Button onClick={() => setChanging(true)}>{t('surveys.settings')}</Button>}
      >
        {t('surveys.lead')}
      </PageTitle>
      {satisfaction.data?.ownOnly && <Notice title={t('surveys.ownOnly')} />}
      <Loaded query={answers}>
        {() =>
          answered.length + waiting.length === 0 ? (
            <EmptyState example={t('surveys.example')}>{t('surveys.empty')}</EmptyState>
          ) : (
            <>
              <Figures>
                <SatisfactionTile />
              </Figures>
              {answered.length > 0 && (
                <Section title={t('surveys.answers')}>
                  <Rows label={t('surveys.answers')} foot={<Further pages={answers} />}>
                    {answered.map((survey) => (
                      <AnswerRow key={survey.id} survey={survey} />
                    ))}
                  </Rows>
                </Section>
              )}
            </>
          )
        }
      </Loaded>
      {waiting.length > 0 && (
        <Section title={t('surveys.asked')}>
          <Rows label={t('surveys.asked')} foot={<Further pages={asked} />}>
            {waiting.map((survey) => (
              <AskedRow key={survey.id} survey={survey} />
            ))}
          </Rows>
        </Section>
      )}
      {changing && settings && <SettingsDialog settings={settings} onClose={() => setChanging(false)} />}
    </>
  )
}

function Further({ pages }: { pages: { more?: (() => void) | undefined; loadingMore?: boolean } }) {
  const t = useT<Words>()
  if (!pages.more) return null
  return (
    <Button size="small" busy={pages.loadingMore} onClick={pages.more}>
      {t('surveys.more')}
    </Button>
  )
}

function SettingsDialog(props: { settings: Output<(typeof contract)['getSurveySettings']>; onClose: () => void }) {
  const t = useT<Words>()
  const change = useCommand('changeSurveySettings')
  const { canChange: _, ...own } = props.settings
  const [policy, setPolicy] = useState(own)
  const field = (key: keyof typeof own, label: string, unit: string, least: number, most: number) => (
    <Field label={label}>
      {(control) => (
        <NumberInput
          {...control}
          unit={unit}
          digits={0}
          least={least}
          most={most}
          value={policy[key]}
          onChange={(value) => value !== null && setPolicy({ ...policy, [key]: value })}
        />
      )}
    </Field>
  )
  return (
    <SaveDialog
      title={t('surveys.settings.title')}
      busy={change.busy}
      onClose={props.onClose}
      onSave={async () => {
        if (!(await change.run(policy))) return
        props.onClose()
        toast(t('surveys.settings.saved'))
      }}
    >
      {field('everyDays', t('surveys.settings.every'), t('surveys.settings.days'), 7, 730)}
      {field('followDays', t('surveys.settings.follow'), t('surveys.settings.workdays'), 1, 30)}
    </SaveDialog>
  )
}
