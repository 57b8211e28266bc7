import { useState } from 'react'
import type { contract as activitiesContract } from '#features/activities/contract.ts'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Segments } from '#ui/Segments.tsx'
import { toast } from '#ui/toast.ts'
import type { ContactAgainRow } from '../contract.ts'
import type { messages } from '../messages.ts'
import css from './OutcomeLine.module.css'

const { useCommand } = operationHooks<typeof activitiesContract & typeof undoContract>()

/** What came of the call, in one line: Enter keeps it and the next customer moves up, Esc leaves. */
export function OutcomeLine(props: {
  customer: ContactAgainRow
  outcome: 'reached' | 'notReached'
  onOutcome: (outcome: 'reached' | 'notReached') => void
  /** `logged`: something was kept; else the line was left. */
  onDone: (logged: boolean) => void
}) {
  const t = useT<typeof messages>()
  const [text, setText] = useState('')
  const log = useCommand('logActivity')
  const undo = useCommand('undo')
  const { customer, outcome } = props

  const save = async () => {
    if (log.busy) return
    const logged = await log.run({
      customerId: customer.customerId,
      personId: customer.person?.id ?? null,
      kind: 'call',
      outcome,
      text,
    })
    if (!logged) return
    props.onDone(true)
    toast(t(outcome === 'reached' ? 'contactAgain.logged' : 'contactAgain.loggedNotReached', { name: customer.name }), {
      undo: () => undo.attempt({ undo: logged.undo }),
    })
  }

  return (
    <form
      className={css.line}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => event.key === 'Escape' && props.onDone(false)}
    >
      <Segments
        label={t('contactAgain.outcome')}
        options={[
          { value: 'reached', label: t('contactAgain.reached') },
          { value: 'notReached', label: t('contactAgain.notReached') },
        ]}
        value={outcome}
        onChange={props.onOutcome}
      />
      <TextInput
        autoFocus
        aria-label={t('contactAgain.whatWasSaid', { name: customer.name })}
        placeholder={t(outcome === 'reached' ? 'contactAgain.placeholder' : 'contactAgain.placeholderNotReached')}
        maxLength={10_000}
        value={text}
        onChange={setText}
      />
      <Button kind="do" type="submit" busy={log.busy}>
        {t('ui.save')}
      </Button>
    </form>
  )
}
