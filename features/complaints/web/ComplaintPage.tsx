import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { contract as filesContract } from '#features/files/contract.ts'
import { FileLinks, useAttach } from '#features/files/web/Files.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { TaskRow } from '#features/tasks/web/TaskRow.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { Complaint, contract } from '../contract.ts'
import type { messages as spoken } from '../messages.ts'
import { AskDialog } from './AskDialog.tsx'
import { ComplaintActs, useComplaintWords } from './ComplaintRow.tsx'
import css from './ComplaintsPage.module.css'
import type { messages } from './messages.ts'

const { useOperation } = operationHooks<typeof contract & typeof filesContract>()

/** One complaint: what is objected to, what was promised, who helps, what was answered. */
export default function ComplaintPage() {
  const query = useOperation('getComplaint', { id: usePathParam('id') }, { every: 60_000 })
  return <Loaded query={query}>{(complaint) => <OneComplaint complaint={complaint} />}</Loaded>
}

type Whole = Complaint & { tasks: Parameters<typeof TaskRow>[0]['task'][]; canChange: boolean }

function OneComplaint({ complaint }: { complaint: Whole }) {
  const t = useT<typeof messages & typeof spoken>()
  const format = useFormat()
  const words = useComplaintWords()
  const { today } = useMe()
  const { state, personName } = complaint
  return (
    <>
      <PageTitle
        title={words.name(complaint)}
        badge={<Badge tone={state === 'new' ? 'signal' : 'calm'}>{t(`complaints.state.${state}`)}</Badge>}
        actions={complaint.canChange && <ComplaintActs complaint={complaint} />}
      >
        <Link to={`/kunden/${complaint.customerId}` as never}>{complaint.customerName}</Link>
        {[
          '',
          personName,
          t('complaints.received', { when: format.ago(complaint.receivedDay, today) }),
          ...words.notes(complaint),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </PageTitle>
      <Section title={t('complaints.what')}>
        <Card padded>
          <p className={css.text}>{complaint.text}</p>
        </Card>
      </Section>
      <Tasks complaint={complaint} />
      <Files complaint={complaint} />
      <Section title={t('complaints.answerSection')}>
        <Card padded>
          {complaint.answeredOn ? (
            <p className={css.text}>{complaint.answer}</p>
          ) : (
            <p className={css.note}>
              {complaint.answer ? t('complaints.answerBefore', { answer: complaint.answer }) : t('complaints.noAnswer')}
            </p>
          )}
        </Card>
      </Section>
    </>
  )
}

function Tasks({ complaint }: { complaint: Whole }) {
  const t = useT<typeof messages>()
  const [asking, setAsking] = useState(false)
  const { tasks, canChange, state } = complaint
  return (
    <Section
      title={t('complaints.tasks')}
      actions={
        canChange &&
        state !== 'closed' && (
          <Button size="small" icon="team" onClick={() => setAsking(true)}>
            {t('complaints.ask')}
          </Button>
        )
      }
    >
      {tasks.length === 0 ? (
        <p className={css.note}>{t('complaints.noTasks')}</p>
      ) : (
        <Rows label={t('complaints.tasks')}>
          {tasks.map((task) => (
            <TaskRow key={task.id} bare task={task} />
          ))}
        </Rows>
      )}
      {asking && <AskDialog complaint={complaint} onClose={() => setAsking(false)} />}
    </Section>
  )
}

function Files({ complaint: { id, canChange } }: { complaint: Whole }) {
  const t = useT<typeof messages>()
  const attach = useAttach('complaints', id)
  const files = useOperation('listFiles', { record: 'complaints', recordId: id, limit: 100 }).data?.files ?? []
  return (
    <Section
      title={t('complaints.files')}
      actions={
        canChange && (
          <Button size="small" icon="file" onClick={attach.choose}>
            {t('complaints.attach')}
          </Button>
        )
      }
    >
      {files.length === 0 ? (
        <p className={css.note}>{t('complaints.noFiles')}</p>
      ) : (
        <FileLinks files={files} canChange={canChange} />
      )}
      {attach.input}
    </Section>
  )
}
