import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'
import { WaitingMailRow } from './WaitingMails.tsx'

const { useOperation } = operationHooks<typeof contract>()
const step = 30
const most = 90

/** Mails to the filing address that found no customer, the latest first. */
export default function WaitingMailsPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const [limit, setLimit] = useState(step)
  const query = useOperation('listWaitingMails', { limit }, { keep: true })
  const total = query.data?.total ?? 0
  return (
    <>
      <PageTitle title={t('waitingMails.title')}>{total > 0 && rich('waitingMails.lead', { count: total })}</PageTitle>
      <Loaded query={query}>
        {({ mails, next }) =>
          mails.length === 0 ? (
            <EmptyState>{t('waitingMails.empty')}</EmptyState>
          ) : (
            <Rows
              label={t('waitingMails.title')}
              foot={
                next &&
                limit < most && (
                  <Button size="small" onClick={() => setLimit(limit + step)}>
                    {t('ui.list.loadMore')}
                  </Button>
                )
              }
            >
              {mails.map((mail) => (
                <WaitingMailRow key={mail.id} mail={mail} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </>
  )
}
