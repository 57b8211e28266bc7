import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { useUrl } from '#ui/url.ts'
import type { contract, ShownPoint } from '../contract.ts'
import { lineSentence, pointTitle } from '../lineWords.ts'
import { alwaysInternal } from '../rules/agenda.ts'
import css from './Meetings.module.css'
import type { Meeting, Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** All points with what was prepared, noted and decided. */
export function Agenda({ meeting }: { meeting: Meeting }) {
  const t = useT<Words>()
  const translate = useTranslate()
  const [, setUrl] = useUrl()
  const done = useDone()
  const write = useCommand('writeMeetingPoint')
  const { id, customerId, canChange, state } = meeting
  return (
    <>
      {meeting.points.map((point, at) => {
        const title = pointTitle(translate, point)
        const { id: pointId, internal } = point
        return (
          <Section
            key={pointId ?? `${point.kind} ${point.title}`}
            title={title}
            actions={
              <Buttons>
                {customerId && internal && <Badge>{t('meetings.internal')}</Badge>}
                {customerId && canChange && pointId && !alwaysInternal.includes(point.kind) && (
                  <Button
                    size="small"
                    kind="ghost"
                    onClick={async () =>
                      done(t('meetings.saved'), await write.run({ id, pointId, internal: !internal }))
                    }
                  >
                    {t(internal ? 'meetings.makeOpen' : 'meetings.makeInternal')}
                    <span className="hidden"> ({title})</span>
                  </Button>
                )}
                {canChange && state !== 'planned' && (
                  <Button
                    size="small"
                    {...(state === 'done' ? { kind: 'ghost' } : {})}
                    onClick={() => setUrl({ punkt: String(at + 1) })}
                  >
                    {t(state === 'done' ? 'meetings.amend' : 'meetings.write')}
                    <span className="hidden"> ({title})</span>
                  </Button>
                )}
              </Buttons>
            }
          >
            <Card padded>
              <PointText meeting={meeting} point={point} />
              {point.minutes && <p className={css.minutes}>{point.minutes}</p>}
            </Card>
          </Section>
        )
      })}
    </>
  )
}

/** What was prepared for a point, and what was decided at it. */
export function PointText({ meeting, point }: { meeting: Meeting; point: ShownPoint }) {
  const t = useT<Words>()
  const translate = useTranslate()
  const format = useFormat()
  const done = useDone()
  const remove = useCommand('removeMeetingDecision')
  const { id, customerId, canChange } = meeting
  return (
    <>
      {point.lines.length > 0 && (
        <ul>
          {point.lines.map((line) => {
            const said = lineSentence(translate, format, line)
            return (
              <li key={said}>
                {said} {customerId && line.internal && !point.internal && <Badge>{t('meetings.internal')}</Badge>}
              </li>
            )
          })}
        </ul>
      )}
      {point.decisions.map(({ id: decisionId, text, name, dueDay, doneOn, internal }) => (
        <p key={decisionId} className={css.decision}>
          <b>
            {name === null
              ? t('meetings.decided.line', { text })
              : doneOn
                ? t('meetings.decided.done', { text, name, day: format.day(doneOn) })
                : t('meetings.decided.task', { text, name, day: format.day(dueDay) })}
          </b>{' '}
          {internal && <Badge>{t('meetings.internal')}</Badge>}
          {canChange && (
            <IconButton
              size="small"
              icon="trash"
              label={t('meetings.remove', { name: text })}
              onClick={async () => done(t('meetings.removed'), await remove.run({ id, decisionId }))}
            />
          )}
        </p>
      ))}
    </>
  )
}
