import { useMe } from '#features/members/web/me.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { MeetingBrief } from '../contract.ts'
import type { Words } from './words.ts'

/** Meetings, the latest first. */
export function MeetingRows(props: {
  label: string
  meetings: readonly MeetingBrief[]
  more?: (() => void) | undefined
  busy?: boolean
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  return (
    <Rows
      label={props.label}
      foot={
        props.more && (
          <Button size="small" busy={props.busy} onClick={props.more}>
            {t('meetings.showMore')}
          </Button>
        )
      }
    >
      {props.meetings.map(({ id, kind, day, state, members }) => (
        <Row
          key={id}
          to={`/besprechungen/${id}`}
          title={t(`meetings.kind.${kind}`)}
          badge={
            <Badge tone={state === 'planned' && day <= today ? 'signal' : 'calm'}>{t(`meetings.state.${state}`)}</Badge>
          }
          note={members.map(({ name }) => name).join(', ')}
          value={format.dayShort(day, today)}
        />
      ))}
    </Rows>
  )
}
