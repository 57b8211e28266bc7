import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Yes at once, no with a reason; both can be taken back. */
export function NominationButtons({ customerId, name }: { customerId: string; name: string }) {
  const t = useT<Words>()
  const done = useDone()
  const answer = useCommand('answerNomination')
  const [declining, setDeclining] = useState(false)
  const [reason, setReason] = useState('')
  return (
    <>
      <Button
        size="small"
        icon="key"
        busy={answer.busy}
        onClick={async () =>
          done(t('keyAccounts.accepted', { name }), await answer.run({ customerId, accept: true, reason: '' }))
        }
      >
        {t('keyAccounts.accept')}
      </Button>
      <Button size="small" onClick={() => setDeclining(true)}>
        {t('keyAccounts.decline')}
      </Button>
      {declining && (
        <SaveDialog
          title={t('keyAccounts.decline.title', { name })}
          busy={answer.busy}
          onClose={() => setDeclining(false)}
          onSave={async () => {
            const answered = await answer.run({ customerId, accept: false, reason })
            if (!answered) return
            setDeclining(false)
            done(t('keyAccounts.declined', { name }), answered)
          }}
        >
          <Field label={t('keyAccounts.decline.reason')} hint={t('keyAccounts.decline.hint')} required>
            {(control) => <TextArea {...control} rows={3} maxLength={500} value={reason} onChange={setReason} />}
          </Field>
        </SaveDialog>
      )}
    </>
  )
}
