import { useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { NumberInput, TextArea } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Settings = Output<(typeof contract)['getHandoverSettings']>

/** How long a handover may wait, when it is checked, and why a dossier may be returned. */
export default function HandoverSettingsPage() {
  const t = useT<typeof messages>()
  const query = useOperation('getHandoverSettings', {})
  return (
    <>
      <PageTitle title={t('handovers.settings.title')} />
      <Loaded query={query}>{(settings) => <Policy settings={settings} />}</Loaded>
    </>
  )
}

function Policy({ settings }: { settings: Settings }) {
  const t = useT<typeof messages>()
  const change = useCommand('changeHandoverSettings')
  const { canChange, returnReasons, ...days } = settings
  const [policy, setPolicy] = useState(days)
  const [reasons, setReasons] = useState(returnReasons.join('\n'))
  const locked = !canChange
  const field = (key: keyof typeof days, label: string, unit: string, most: number) => (
    <Field label={label} disabled={locked}>
      {(control) => (
        <NumberInput
          {...control}
          unit={unit}
          digits={0}
          least={1}
          most={most}
          value={policy[key]}
          onChange={(value) => value !== null && setPolicy({ ...policy, [key]: value })}
        />
      )}
    </Field>
  )
  return (
    <>
      {locked && <Notice title={t('handovers.settings.readOnly')} />}
      <Card padded>
        <Form
          onSubmit={async () => {
            const lines = reasons.split('\n').map((line) => line.trim())
            if (await change.run({ ...policy, returnReasons: [...new Set(lines)].filter((line) => line !== '') }))
              toast(t('handovers.settings.saved'))
          }}
          foot={
            !locked && (
              <Button kind="do" type="submit" busy={change.busy}>
                {t('ui.save')}
              </Button>
            )
          }
        >
          {field('answerDays', t('handovers.settings.answer'), t('handovers.settings.workdays'), 60)}
          {field('introduceDays', t('handovers.settings.introduce'), t('handovers.settings.workdays'), 120)}
          {field('checkDays', t('handovers.settings.check'), t('handovers.settings.days'), 365)}
          <Field label={t('handovers.settings.reasons')} disabled={locked} required>
            {(control) => <TextArea {...control} rows={8} maxLength={2400} value={reasons} onChange={setReasons} />}
          </Field>
        </Form>
      </Card>
    </>
  )
}
