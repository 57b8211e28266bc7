import { type ReactNode, useState } from 'react'
import { useAttach } from '#features/files/web/Files.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { dayOf } from '#shared/days.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { Complaint, contract } from '../contract.ts'
import { briefOf } from '../rules.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { AskDialog } from './AskDialog.tsx'
import { ComplaintDialog } from './ComplaintDialog.tsx'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One complaint as a row: when an answer is due, what, where, and the next step. `bare` leaves out the customer. */
export function ComplaintRow({
  complaint,
  bare,
  canChange = true,
}: {
  complaint: Complaint
  bare?: boolean
  canChange?: boolean
}) {
  const words = useComplaintWords()
  const format = useFormat()
  const { today } = useMe()
  const { answerDue } = complaint
  return (
    <Row
      when={answerDue ? (answerDue === today ? format.ago(answerDue, today) : format.dayShort(answerDue, today)) : ''}
      due={answerDue !== null && answerDue <= today}
      title={briefOf(complaint.text)}
      to={`/reklamationen/${complaint.id}`}
      note={[words.name(complaint), !bare && complaint.customerName, ...words.notes(complaint)]
        .filter(Boolean)
        .join(' · ')}
      actions={canChange && <ComplaintActs small complaint={complaint} />}
    />
  )
}

/** A complaint in words. */
export function useComplaintWords() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today, company } = useMe()
  const short = (day: string) => format.dayShort(day, today)
  return {
    name: ({ number }: Complaint) => t('complaints.titleOf', { number }),
    /** "8D-Bericht, zugesagt bis 27.11." */
    promise({ promise, promisedUntil }: Complaint): string {
      if (!promisedUntil) return t('complaints.nothingPromised')
      const day = short(promisedUntil)
      return promise ? t('complaints.promised', { day, what: promise }) : t('complaints.promisedBare', { day })
    },
    /** Where it stands: promised and overdue, who is on it, answered, closed. */
    notes(complaint: Complaint): string[] {
      const { closedAt, answeredOn, answeredByName, overdueDays, takenByName } = complaint
      if (closedAt) return [t('complaints.closedOn', { day: short(dayOf(closedAt, company.timeZone)) })]
      if (answeredOn) {
        const day = short(answeredOn)
        return [
          answeredByName
            ? t('complaints.answeredBy', { day, name: answeredByName })
            : t('complaints.answeredOn', { day }),
        ]
      }
      return [
        this.promise(complaint),
        ...(overdueDays > 0 ? [t('complaints.overdue', { count: overdueDays })] : []),
        takenByName ? t('complaints.takenBy', { name: takenByName }) : t('complaints.nobodyYet'),
      ]
    },
  }
}

/** The next step as a button, the others behind the menu. */
export function ComplaintActs({ complaint, small }: { complaint: Complaint; small?: boolean }) {
  const t = useT<typeof messages>()
  const { member } = useMe()
  const done = useDone()
  const [dialog, setDialog] = useState<'answer' | 'ask' | 'change' | null>(null)
  const take = useCommand('takeComplaint')
  const close = useCommand('closeComplaint')
  const reopen = useCommand('reopenComplaint')
  const remove = useCommand('deleteComplaint')
  const attach = useAttach('complaints', complaint.id)
  const { id, number, state } = complaint
  const shut = () => setDialog(null)

  const steps = {
    take: {
      label: t('complaints.take'),
      run: async () => done(t('complaints.taken', { number }), await take.run({ id })),
    },
    answer: {
      label: t(state === 'answered' ? 'complaints.answerChange' : 'complaints.answer'),
      run: () => setDialog('answer'),
    },
    close: {
      label: t('complaints.close'),
      run: async () => done(t('complaints.closedNow', { number }), await close.run({ id })),
    },
    reopen: {
      label: t('complaints.reopen'),
      run: async () => done(t('complaints.reopened', { number }), await reopen.run({ id })),
    },
  }
  const next = ({ new: 'take', inWork: 'answer', answered: 'close', closed: 'reopen' } as const)[state]
  const open = state === 'new' || state === 'inWork'
  const others: (keyof typeof steps)[] = open
    ? complaint.takenById === member.id
      ? ['answer']
      : ['take', 'answer']
    : state === 'answered'
      ? ['answer', 'reopen']
      : []
  const items: (MenuItem | null)[] = [
    ...others.filter((step) => step !== next).map((step) => steps[step]),
    ...(state === 'closed'
      ? []
      : [
          { label: t('complaints.ask'), icon: 'team' as const, run: () => setDialog('ask') },
          { label: t('complaints.change'), icon: 'edit' as const, run: () => setDialog('change') },
        ]),
    { label: t('complaints.attach'), icon: 'file', run: attach.choose },
    null,
    {
      label: t('complaints.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(t('complaints.deleted', { number }), await remove.run({ id })),
    },
  ]
  const size = small ? ('small' as const) : undefined
  return (
    <Buttons>
      <Button size={size} kind={small ? (state === 'closed' ? 'ghost' : 'plain') : 'do'} onClick={steps[next].run}>
        {steps[next].label}
      </Button>
      <More label={t('complaints.menu', { number })} items={items} />
      {attach.input}
      {dialog === 'answer' && <AnswerDialog complaint={complaint} onClose={shut} />}
      {dialog === 'ask' && <AskDialog complaint={complaint} onClose={shut} />}
      {dialog === 'change' && <ComplaintDialog complaint={complaint} onClose={shut} />}
    </Buttons>
  )
}

function More({ label, items }: { label: string; items: (MenuItem | null)[] }): ReactNode {
  return (
    <Menu
      label={label}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
      items={items}
    />
  )
}
