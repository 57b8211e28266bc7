import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, SelectInput, TextArea } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import { reactions } from '../rules.ts'
import type { messages } from './messages.ts'
import type { FullLine } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** How a customer reacted, and what was agreed. */
export function ReactionDialog({ lineId, name, onClose }: { lineId: string; name: string; onClose: () => void }) {
  const t = useT<typeof messages>()
  const query = useOperation('getPriceRoundLine', { id: lineId })
  if (query.data) return <Reacting line={query.data} name={name} onClose={onClose} />
  return (
    <Dialog open onClose={onClose} title={t('priceRounds.reactionOf', { name })}>
      <Loaded query={query}>{() => null}</Loaded>
    </Dialog>
  )
}

function Reacting({ line, name, onClose }: { line: FullLine; name: string; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const set = useCommand('setPriceReaction')
  const [reaction, setReaction] = useState(line.reaction)
  const [percent, setPercent] = useState(line.agreedPercent === null ? null : line.agreedPercent / 100)
  const [fromDay, setFromDay] = useState<string | null>(line.agreedFrom ?? line.fromDay)
  const [note, setNote] = useState(line.note ?? '')
  const least = line.leeway ?? line.askedPercent
  const save = async () => {
    const saved = await set.run({
      ...{ id: line.id, reaction, note },
      agreedPercent: percent === null ? null : Math.round(percent * 100),
      agreedFrom: reaction === 'accepted' && fromDay !== line.fromDay ? fromDay : null,
    })
    if (!saved) return
    onClose()
    done(t(saved.prices > 0 ? 'priceRounds.pricesWritten' : 'priceRounds.saved', { count: saved.prices }), saved)
  }
  return (
    <SaveDialog title={t('priceRounds.reactionOf', { name })} onClose={onClose} onSave={save} busy={set.busy}>
      <Field label={t('priceRounds.reaction')} required>
        {(control) => (
          <SelectInput
            {...control}
            value={reaction}
            options={reactions.map((value) => ({ value, label: t(`priceRounds.reaction.${value}`) }))}
            onChange={(value) => setReaction(value ?? 'open')}
          />
        )}
      </Field>
      {(reaction === 'accepted' || reaction === 'negotiating') && (
        <Field
          label={t(reaction === 'accepted' ? 'priceRounds.agreedPercent' : 'priceRounds.offeredPercent')}
          hint={
            reaction === 'accepted' && !line.mayAgreeAll && least !== null
              ? t('priceRounds.agreedPercent.least', { least: least / 100 })
              : t('priceRounds.agreedPercent.hint')
          }
        >
          {(control) => (
            <NumberInput
              {...control}
              unit="%"
              digits={2}
              least={-50}
              most={100}
              value={percent}
              onChange={setPercent}
            />
          )}
        </Field>
      )}
      {reaction === 'accepted' && (
        <Field label={t('priceRounds.agreedFrom')} required>
          {(control) => <DayInput {...control} value={fromDay} today={today} onChange={setFromDay} />}
        </Field>
      )}
      <Field label={t('priceRounds.note')}>
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={note} onChange={setNote} />}
      </Field>
    </SaveDialog>
  )
}
