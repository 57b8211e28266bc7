import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useFormat, useRich, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { Agenda } from './Agenda.tsx'
import { FinishDialog, PointDialog } from './dialogs.tsx'
import { MeetingDialog } from './MeetingDialog.tsx'
import { MinutesStep } from './MinutesStep.tsx'
import type { Meeting, Words } from './words.ts'

const { useOperation, useCommand, useClient } = operationHooks<typeof contract>()

/** One meeting: its agenda, minutes point by point, what was decided. */
export default function MeetingPage() {
  const query = useOperation('getMeeting', { id: usePathParam('id') }, { keep: true })
  return <Loaded query={query}>{(meeting) => <OneMeeting key={meeting.id} meeting={meeting} />}</Loaded>
}

function OneMeeting({ meeting }: { meeting: Meeting }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const { today } = useMe()
  const [url, setUrl] = useUrl()
  const begin = useCommand('beginMeeting')
  const done = useDone()
  const [open, setOpen] = useState<'change' | 'finish' | 'point' | null>(null)
  const { id, kind, state, customerId, customerName, canChange } = meeting
  const at = Number(one(url.punkt) ?? '')
  const writing = canChange && state !== 'planned' && at >= 1 && at <= meeting.points.length
  const people = [...meeting.persons, ...meeting.members].map(({ name }) => name).join(', ')
  return (
    <>
      <PageTitle
        title={[t(`meetings.kind.${kind}`), customerName].filter(Boolean).join(' ')}
        badge={<Badge>{t(`meetings.state.${state}`)}</Badge>}
        actions={
          <Buttons>
            {canChange && state === 'planned' && (
              <Button
                kind="do"
                busy={begin.busy}
                onClick={async () => {
                  const begun = await begin.run({ id })
                  if (!begun) return
                  setUrl({ punkt: '1' })
                  done(t('meetings.saved'), begun)
                }}
              >
                {t('meetings.begin')}
              </Button>
            )}
            {canChange && state === 'begun' && !writing && (
              <Button kind="do" onClick={() => setOpen('finish')}>
                {t('meetings.finish')}
              </Button>
            )}
            <ButtonLink to={customerId ? `/schluesselkunden/${customerId}/gespraeche` : '/besprechungen'}>
              {t(customerId ? 'meetings.toCustomer' : 'meetings.all')}
            </ButtonLink>
            <MeetingMenu meeting={meeting} onOpen={setOpen} />
          </Buttons>
        }
      >
        {rich('meetings.lead', { day: format.dayShort(meeting.day, today), people })}{' '}
        {state === 'planned' && t('meetings.prepared')}
      </PageTitle>
      {writing ? <MinutesStep key={at} meeting={meeting} at={at} /> : <Agenda meeting={meeting} />}
      {open === 'change' && (
        <MeetingDialog kinds={[kind]} customerId={customerId} meeting={meeting} onClose={() => setOpen(null)} />
      )}
      {open === 'point' && <PointDialog meetingId={id} onClose={() => setOpen(null)} />}
      {open === 'finish' && <FinishDialog meeting={meeting} onClose={() => setOpen(null)} />}
    </>
  )
}

function MeetingMenu({ meeting, onOpen }: { meeting: Meeting; onOpen: (what: 'change' | 'point') => void }) {
  const t = useT<Words>()
  const translate = useTranslate()
  const client = useClient()
  const done = useDone()
  const remove = useCommand('deleteMeeting')
  const { id, customerId } = meeting
  const paper = async (reader: 'customer' | 'internal', format: 'pdf' | 'pptx') => {
    try {
      saveFile(await client.getMeetingPaper({ id, reader, format }))
    } catch (error) {
      toast(errorSentence(error, translate), { tone: 'problem' })
    }
  }
  return (
    <Menu
      label={t('meetings.more')}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('meetings.more')} />}
      items={[
        ...(customerId
          ? [
              {
                label: t('meetings.paper.customer'),
                icon: 'download' as const,
                run: () => void paper('customer', 'pdf'),
              },
              {
                label: t('meetings.paper.slides'),
                icon: 'download' as const,
                run: () => void paper('customer', 'pptx'),
              },
            ]
          : []),
        { label: t('meetings.paper.internal'), icon: 'download', run: () => void paper('internal', 'pdf') },
        ...(meeting.canChange
          ? [
              null,
              { label: t('meetings.addPoint'), icon: 'plus' as const, run: () => onOpen('point') },
              { label: t('meetings.change'), icon: 'edit' as const, run: () => onOpen('change') },
              {
                label: t('meetings.delete'),
                icon: 'trash' as const,
                danger: true,
                run: async () => done(t('meetings.deleted'), await remove.run({ id })),
              },
            ]
          : []),
      ]}
    />
  )
}
