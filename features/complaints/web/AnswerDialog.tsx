import { useState } from 'react'
import { useAttach } from '#features/files/web/Files.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { Complaint, contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What the customer was answered and when; the letter hangs on the complaint. */
export function AnswerDialog({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const command = useCommand('answerComplaint')
  const attach = useAttach('complaints', complaint.id)
  const [answer, setAnswer] = useState(complaint.answer ?? '')
  const [answeredOn, setAnsweredOn] = useState<string | null>(complaint.answeredOn ?? today)
  const { id, number } = complaint
  return (
    <Dialog open onClose={onClose} title={t('complaints.answerTitle', { number })}>
      <Form
        onSubmit={async () => {
          const answered = await command.run({ id, answer, answeredOn: answeredOn ?? today })
          if (!answered) return
          onClose()
          done(t('complaints.answered', { number }), answered)
        }}
        foot={
          <Buttons>
            <Button icon="file" onClick={attach.choose}>
              {t('complaints.answerFile')}
            </Button>
            <Button kind="do" type="submit" busy={command.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        }
      >
        <Field label={t('complaints.answerText')} hint={t('complaints.answerHint')} required>
          {(control) => <TextArea {...control} data-autofocus maxLength={2000} value={answer} onChange={setAnswer} />}
        </Field>
        <Field label={t('complaints.answerDay')} required>
          {(control) => <DayInput {...control} value={answeredOn} today={today} onChange={setAnsweredOn} />}
        </Field>
        {attach.input}
      </Form>
    </Dialog>
  )
}
