import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as pricesContract } from '#features/products/prices/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays } from '#shared/days.ts'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract, Round } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof pricesContract>()
const points = (percent: number | null) => (percent === null ? null : Math.round(percent * 100))
const shown = (basisPoints: number | null) => (basisPoints === null ? null : basisPoints / 100)

/** Name, day and rule of a round: a new one, or changing the one that is there. */
export function RoundDialog({ round, onClose }: { round?: Round; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const done = useDone()
  const navigate = useNavigate()
  const create = useCommand('createPriceRound')
  const change = useCommand('changePriceRound')
  const lists = useOperation('listPriceLists', {}).data?.lists ?? []
  const rule = round?.rule
  const [name, setName] = useState(round?.name ?? '')
  const [fromDay, setFromDay] = useState<string | null>(round?.fromDay ?? `${Number(today.slice(0, 4)) + 1}-01-01`)
  const [by, setBy] = useState(rule?.kind === 'list' ? rule.listId : 'percent')
  const [percent, setPercent] = useState(rule?.kind === 'percent' ? shown(rule.percent) : null)
  const [groups, setGroups] = useState<{ group: string; percent: number | null }[]>(
    rule?.kind === 'percent' ? rule.groups.map((one) => ({ ...one, percent: shown(one.percent) })) : [],
  )
  const [leeway, setLeeway] = useState(shown(round?.leeway ?? null))
  const [leadDays, setLeadDays] = useState<number | null>(round?.leadDays ?? 42)
  const [remindDays, setRemindDays] = useState<number | null>(round?.remindDays ?? 14)
  const setGroup = (at: number, own: Partial<(typeof groups)[number]>) =>
    setGroups([...groups.slice(0, at), { group: '', percent: null, ...groups[at], ...own }, ...groups.slice(at + 1)])
  const save = async () => {
    if (!fromDay) return
    const given = {
      ...{ name, fromDay, leeway: points(leeway), leadDays: leadDays ?? 42, remindDays: remindDays ?? 14 },
      rule:
        by === 'percent'
          ? {
              kind: 'percent' as const,
              percent: points(percent) ?? 0,
              groups: groups.flatMap((one) =>
                one.group.trim() ? [{ group: one.group, percent: points(one.percent) ?? 0 }] : [],
              ),
            }
          : { kind: 'list' as const, listId: by },
    }
    if (round) {
      const changed = await change.run({ id: round.id, version: round.version, ...given })
      if (!changed) return
      onClose()
      done(t('priceRounds.saved'), changed)
      return
    }
    const made = await create.run(given)
    if (!made) return
    onClose()
    await navigate({ to: `/produkte/preisrunden/${made.id}` })
    done(t('priceRounds.saved'), made)
  }
  return (
    <SaveDialog
      title={t(round ? 'priceRounds.change' : 'priceRounds.new')}
      onClose={onClose}
      onSave={save}
      busy={create.busy || change.busy}
    >
      <FieldPair>
        <Field label={t('priceRounds.name')} required>
          {(control) => <TextInput {...control} maxLength={120} value={name} onChange={setName} />}
        </Field>
        <Field label={t('priceRounds.fromDay')} required>
          {(control) => <DayInput {...control} value={fromDay} today={addDays(today, 1)} onChange={setFromDay} />}
        </Field>
      </FieldPair>
      <Field label={t('priceRounds.rule')} required>
        {(control) => (
          <SelectInput
            {...control}
            value={by}
            options={[
              { value: 'percent', label: t('priceRounds.rule.percent') },
              ...lists.map((list) => ({ value: list.id, label: t('priceRounds.rule.list', { name: list.name }) })),
            ]}
            onChange={(value) => setBy(value ?? 'percent')}
          />
        )}
      </Field>
      {by === 'percent' && (
        <>
          <Field label={t('priceRounds.percent')} required>
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
          {[...groups, { group: '', percent: null }].map((one, at) => (
            <FieldPair
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are written
              key={at}
            >
              <Field label={t('priceRounds.group', { at: at + 1 })}>
                {(control) => (
                  <TextInput
                    {...control}
                    maxLength={120}
                    value={one.group}
                    onChange={(group) => setGroup(at, { group })}
                  />
                )}
              </Field>
              <Field label={t('priceRounds.groupPercent', { at: at + 1 })}>
                {(control) => (
                  <NumberInput
                    {...control}
                    unit="%"
                    digits={2}
                    least={-50}
                    most={100}
                    value={one.percent}
                    onChange={(value) => setGroup(at, { percent: value })}
                  />
                )}
              </Field>
            </FieldPair>
          ))}
        </>
      )}
      <Field label={t('priceRounds.leeway')} hint={t('priceRounds.leeway.hint')}>
        {(control) => (
          <NumberInput {...control} unit="%" digits={2} least={-50} most={100} value={leeway} onChange={setLeeway} />
        )}
      </Field>
      <FieldPair>
        <Field label={t('priceRounds.leadDays')} hint={t('priceRounds.leadDays.hint')}>
          {(control) => <NumberInput {...control} least={0} most={365} value={leadDays} onChange={setLeadDays} />}
        </Field>
        <Field label={t('priceRounds.remindDays')} hint={t('priceRounds.remindDays.hint')}>
          {(control) => <NumberInput {...control} least={1} most={180} value={remindDays} onChange={setRemindDays} />}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}
