import { useState } from 'react'
import { ColleagueSelect } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Lead } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Whose the lead is to be. */
export function GiveDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const give = useCommand('giveLead')
  const [memberId, setMemberId] = useState<string | null>(lead.ownerId)
  return (
    <Dialog open onClose={onClose} title={t('leads.give')}>
      <Form
        onSubmit={async () => {
          if (!memberId) return
          const answer = await give.run({ id: lead.id, memberId })
          if (!answer) return
          onClose()
          done(t('leads.given'), answer)
        }}
        foot={
          <Button kind="do" type="submit" busy={give.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Field label={t('leads.giveTo')} required>
          {(control) => <ColleagueSelect {...control} value={memberId} onChange={setMemberId} />}
        </Field>
      </Form>
    </Dialog>
  )
}
