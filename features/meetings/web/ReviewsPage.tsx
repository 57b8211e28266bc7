import { useState } from 'react'
import { AccountFrame } from '#features/key-accounts/web/AccountFrame.tsx'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { MeetingDialog } from './MeetingDialog.tsx'
import { MeetingRows } from './MeetingRows.tsx'
import type { Words } from './words.ts'

const { usePages } = operationHooks<typeof contract>()

/** The quarterly reviews and annual talks with a key account, or any customer. */
export default function ReviewsPage() {
  const t = useT<Words>()
  return (
    <AccountFrame>
      {({ customerId, canSeePlan }) =>
        canSeePlan ? (
          <Reviews customerId={customerId} />
        ) : (
          <Section title={t('meetings.reviews')}>
            <Card padded>{t('meetings.locked')}</Card>
          </Section>
        )
      }
    </AccountFrame>
  )
}

function Reviews({ customerId }: { customerId: string }) {
  const t = useT<Words>()
  const query = usePages('listMeetings', { customerId, limit: 30 })
  const [planning, setPlanning] = useState(false)
  const mayCall = query.data?.[0]?.mayCall ?? []
  return (
    <Section
      title={t('meetings.reviews')}
      actions={
        mayCall.length > 0 && (
          <Button kind="do" icon="plus" onClick={() => setPlanning(true)}>
            {t('meetings.plan.review')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(pages) => {
          const meetings = pages.flatMap((page) => page.meetings)
          return meetings.length === 0 ? (
            <EmptyState example={t('meetings.noReview.example')}>{t('meetings.noReview')}</EmptyState>
          ) : (
            <MeetingRows label={t('meetings.reviews')} meetings={meetings} more={query.more} busy={query.loadingMore} />
          )
        }}
      </Loaded>
      {planning && <MeetingDialog kinds={mayCall} customerId={customerId} onClose={() => setPlanning(false)} />}
    </Section>
  )
}
