import { useState } from 'react'
import { Refusal } from '#shared/refusal.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { Field } from '#ui/Field.tsx'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks, useRefresh } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import { useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { pointTitle } from '../lineWords.ts'
import { PointText } from './Agenda.tsx'
import { DecisionDialog } from './dialogs.tsx'
import css from './Meetings.module.css'
import type { Meeting, WritingWords } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/**
 * One point at a time, made for a phone: what was prepared, one field, on to the next; each step saves. Where somebody else
 * wrote meanwhile, both texts stand there and the writer says what becomes of them.
 */
export function MinutesStep({ meeting, at }: { meeting: Meeting; at: number }) {
  const t = useT<WritingWords>()
  const translate = useTranslate()
  const [, setUrl] = useUrl()
  const write = useCommand('writeMeetingPoint')
  const point = meeting.points[at - 1]
  const [minutes, setMinutes] = useState(point?.minutes ?? '')
  /** As the server had it when it was last in step. */
  const [seen, setSeen] = useState(minutes)
  const [conflict, setConflict] = useState<string | null>(null)
  const refresh = useRefresh()
  const [deciding, setDeciding] = useState(false)
  if (!point?.id) return null
  const { id: pointId } = point
  const count = meeting.points.length
  const save = async () => {
    if (conflict !== null) return false
    if (minutes.trim() === seen) return true
    try {
      await write.attempt({ id: meeting.id, pointId, minutes, seen })
      setSeen(minutes.trim())
      return true
    } catch (error) {
      const sentence = errorSentence(error, translate)
      if (error instanceof Refusal && error.code === 'minutesChanged') {
        setConflict(sentence)
        refresh()
      } else toast(sentence, { tone: 'problem' })
      return false
    }
  }
  const settle = (words: string) => {
    setSeen(point.minutes)
    setMinutes(words)
    setConflict(null)
  }
  const go = async (to: number) => {
    if (await save()) setUrl({ punkt: to >= 1 && to <= count ? String(to) : undefined })
  }
  return (
    <Section title={pointTitle(translate, point)} note={t('meetings.at', { at, count })}>
      <Card padded>
        <PointText meeting={meeting} point={point} />
        {conflict !== null && (
          <Notice tone="signal" alert title={conflict}>
            <p className={css.theirs}>{point.minutes || t('accountPlan.conflict.empty')}</p>
            <Buttons>
              <Button size="small" onClick={() => settle([point.minutes, minutes].filter(Boolean).join('\n\n'))}>
                {t('accountPlan.conflict.both')}
              </Button>
              <Button size="small" onClick={() => settle(minutes)}>
                {t('accountPlan.conflict.mine')}
              </Button>
              <Button size="small" onClick={() => settle(point.minutes)}>
                {t('accountPlan.conflict.theirs')}
              </Button>
            </Buttons>
          </Notice>
        )}
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
