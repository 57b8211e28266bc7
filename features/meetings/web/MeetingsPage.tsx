import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import type { contract } from '../contract.ts'
import { MeetingDialog } from './MeetingDialog.tsx'
import { MeetingRows } from './MeetingRows.tsx'
import type { Words } from './words.ts'

const { usePages } = operationHooks<typeof contract>()

/** The regular meetings in which one takes part. */
export default function MeetingsPage() {
  const t = useT<Words>()
  const query = usePages('listMeetings', { limit: 30 })
  const [planning, setPlanning] = useState(false)
  const mayCall = query.data?.[0]?.mayCall ?? []
  const plan = mayCall.length > 0 && (
    <Button kind="do" icon="plus" onClick={() => setPlanning(true)}>
      {t('meetings.plan')}
    </Button>
  )
  return (
    <>
      <PageTitle title={t('meetings.title')} actions={plan} />
      <Loaded query={query}>
        {(pages) => {
          const meetings = pages.flatMap((page) => page.meetings)
          return meetings.length === 0 ? (
            <EmptyState example={t('meetings.none.example')}>{t('meetings.none')}</EmptyState>
          ) : (
            <MeetingRows label={t('meetings.title')} meetings={meetings} more={query.more} busy={query.loadingMore} />
          )
        }}
      </Loaded>
      {planning && <MeetingDialog kinds={mayCall} customerId={null} onClose={() => setPlanning(false)} />}
    </>
  )
}
