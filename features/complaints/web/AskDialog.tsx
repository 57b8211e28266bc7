import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { ColleagueSelect } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { Complaint, contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A task about the complaint for a colleague of technics or quality, with or without a login. */
export function AskDialog({ complaint, onClose }: { complaint: Complaint; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const ask = useCommand('askAboutComplaint')
  const [assigneeId, setAssigneeId] = useState<string | null>(null)
  const [text, setText] = useState(complaint.text.slice(0, 900))
  const [dueDay, setDueDay] = useState<string | null>(
    complaint.promisedUntil && complaint.promisedUntil >= today ? complaint.promisedUntil : null,
  )
  return (
    <Dialog open onClose={onClose} title={t('complaints.askTitle')}>
      <Form
        onSubmit={async () => {
          const answer = await ask.run({ id: complaint.id, assigneeId, text, dueDay })
          if (!answer) return
          onClose()
          done(t('complaints.asked'), answer)
        }}
        foot={
          <Button kind="do" type="submit" busy={ask.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Field label={t('complaints.askWho')} hint={t('complaints.askHint')} required>
          {(control) => <ColleagueSelect {...control} value={assigneeId} onChange={setAssigneeId} />}
        </Field>
        <Field label={t('complaints.askWhat')} required>
          {(control) => <TextArea {...control} maxLength={900} value={text} onChange={setText} />}
        </Field>
        <FieldPair>
          <Field label={t('complaints.askUntil')}>
            {(control) => <DayInput {...control} value={dueDay} today={today} onChange={setDueDay} />}
          </Field>
        </FieldPair>
      </Form>
    </Dialog>
  )
}
