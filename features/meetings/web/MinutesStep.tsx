import { useState } from 'react'
import { Button, Buttons } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { pointTitle } from '../lineWords.ts'
import { PointText } from './Agenda.tsx'
import { DecisionDialog } from './dialogs.tsx'
import css from './Meetings.module.css'
import type { Meeting, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One point at a time, made for a phone: what was prepared, one field, on to the next; each step saves. */
export function MinutesStep({ meeting, at }: { meeting: Meeting; at: number }) {
  const t = useT<Words>()
  const translate = useTranslate()
  const [, setUrl] = useUrl()
  const write = useCommand('writeMeetingPoint')
  const point = meeting.points[at - 1]
  const [minutes, setMinutes] = useState(point?.minutes ?? '')
  const [deciding, setDeciding] = useState(false)
  if (!point?.id) return null
  const { id: pointId } = point
  const count = meeting.points.length
  const save = async () => {
    if (minutes.trim() === point.minutes) return true
    return (await write.run({ id: meeting.id, pointId, minutes })) !== undefined
  }
  const go = async (to: number) => {
    if (await save()) setUrl({ punkt: to >= 1 && to <= count ? String(to) : undefined })
  }
  return (
    <Section title={pointTitle(translate, point)} note={t('meetings.at', { at, count })}>
      <Card padded>
        <PointText meeting={meeting} point={point} />
        <Field label={t('meetings.minutes')}>
          {(control) => <TextArea {...control} rows={5} maxLength={4000} value={minutes} onChange={setMinutes} />}
        </Field>
        <div className={css.step}>
          <Buttons>
            {at > 1 && <Button onClick={() => void go(at - 1)}>{t('meetings.back')}</Button>}
            <Button icon="check" onClick={async () => (await save()) && setDeciding(true)}>
              {t('meetings.decide')}
            </Button>
            <Button onClick={() => void go(0)}>{t('meetings.agenda')}</Button>
            <Button kind="do" busy={write.busy} onClick={() => void go(at + 1)}>
              {t('meetings.forward')}
            </Button>
          </Buttons>
        </div>
      </Card>
      {deciding && (
        <DecisionDialog
          meetingId={meeting.id}
          pointId={pointId}
          forCustomer={meeting.customerId !== null}
          onClose={() => setDeciding(false)}
        />
      )}
    </Section>
  )
}
