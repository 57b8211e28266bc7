import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as offersContract } from '#features/offers/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, OpportunityRow } from '../contract.ts'
import type { Outcome } from '../rules.ts'
import type { contract as stagesContract } from '../stages/contract.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof stagesContract & typeof offersContract>()

export type Closing = Pick<OpportunityRow, 'id' | 'version' | 'title' | 'amount' | 'currency'>

/** Won or lost in one go: the reason, the day, and what goes with it. `byOffer`: id, version and amount are those of its offer. */
export function CloseDialog(props: { opportunity: Closing; byOffer?: boolean; outcome: Outcome; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const { today } = useMe()
  const { opportunity, outcome, byOffer = false } = props
  const { id, version, title } = opportunity
  const [reason, setReason] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [day, setDay] = useState<string | null>(today)
  const [amount, setAmount] = useState(opportunity.amount)
  const [competitor, setCompetitor] = useState('')
  const reasons = useOperation('listReasons', {}).data?.reasons ?? []
  const win = useCommand(byOffer ? 'orderOffer' : 'winOpportunity')
  const lose = useCommand(byOffer ? 'loseOffer' : 'loseOpportunity')

  const save = async () => {
    const given = { id, version, note, ...(day ? { day } : {}) }
    const closed =
      outcome === 'won'
        ? await win.run({ ...given, reason, ...(amount === null ? {} : { amount }) })
        : reason && (await lose.run({ ...given, reason, competitor }))
    if (!closed) return
    props.onClose()
    done(t(outcome === 'won' ? 'opportunities.wonNow' : 'opportunities.lostNow', { title }), closed)
  }

  return (
    <Dialog open onClose={props.onClose} title={t(`opportunities.close.${outcome}`, { title })}>
      <Form
        onSubmit={save}
        foot={
          <Buttons end>
            <Button onClick={props.onClose}>{t('ui.cancel')}</Button>
            <Button kind="do" type="submit" busy={win.busy || lose.busy}>
              {t(`opportunities.${outcome}`)}
            </Button>
          </Buttons>
        }
      >
        <Field label={t(`opportunities.why.${outcome}`)} required={outcome === 'lost'}>
          {(control) => (
            <SelectInput
              {...control}
              value={reason}
              empty={t('ui.choose')}
              options={reasons
                .filter((one) => one.outcome === outcome && !one.hidden)
                .map((one) => ({ value: one.id, label: one.name }))}
              onChange={setReason}
            />
          )}
        </Field>
        <Field label={t('opportunities.reasonNote')}>
          {(control) => <TextArea {...control} maxLength={1000} value={note} onChange={setNote} />}
        </Field>
        <FieldPair>
          {outcome === 'won' ? (
            <Field label={t('opportunities.amount')}>
              {(control) => (
                <MoneyInput {...control} value={amount} currency={opportunity.currency} onChange={setAmount} />
              )}
            </Field>
          ) : (
            <Field label={t('opportunities.competitor')}>
              {(control) => <TextInput {...control} maxLength={200} value={competitor} onChange={setCompetitor} />}
            </Field>
          )}
          <Field label={t('opportunities.closedDay')}>
            {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
          </Field>
        </FieldPair>
      </Form>
    </Dialog>
  )
}
