import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { CustomerContract, contract } from '../contract.ts'
import { termEnd } from '../rules.ts'
import { type Notice, NoticeFields } from './NoticeFields.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof opportunitiesContract>()
const usualMonths = 12
const shown = 20

/** Makes or changes a contract: what it is about, its term, what it brings, and whether it goes on. */
export function ContractDialog(props: {
  contract?: CustomerContract
  customer: { id: string; currency: string }
  onClose: () => void
}) {
  const t = useT<Words>()
  const { today } = useMe()
  const done = useDone()
  const create = useCommand('createContract')
  const change = useCommand('changeContract')
  const { contract: known, customer, onClose } = props
  const first = `${today.slice(0, 8)}01`
  const [name, setName] = useState(known?.name ?? '')
  const [number, setNumber] = useState(known?.number ?? '')
  const [startDay, setStartDay] = useState<string | null>(known?.startDay ?? first)
  const [endDay, setEndDay] = useState<string | null>(known ? known.endDay : termEnd(first, usualMonths))
  const [amountPerYear, setAmountPerYear] = useState<number | null>(known?.amountPerYear ?? null)
  const [renewal, setRenewal] = useState<number | null>(
    known && known.renewalProbability !== null ? Math.round(known.renewalProbability * 100) : null,
  )
  const [renewalId, setRenewalId] = useState<string | null>(known?.renewalId ?? null)
  const [note, setNote] = useState(known?.note ?? '')
  const [notice, setNotice] = useState<Notice>({
    noticeMonths: known?.noticeMonths ?? null,
    autoRenewMonths: known?.autoRenewMonths ?? null,
    leadDays: known?.leadDays ?? null,
    priceClause: known?.priceClause ?? '',
  })
  const [amountFrom, setAmountFrom] = useState<string | null>(today)
  const open = useOperation('listOpportunities', { customerId: customer.id, limit: shown }).data?.opportunities ?? []
  const deciding = open.map(({ id, title }) => ({ value: id, label: title }))
  if (known?.renewalId && known.renewalTitle && !deciding.some(({ value }) => value === known.renewalId))
    deciding.unshift({ value: known.renewalId, label: known.renewalTitle })

  const save = async () => {
    if (startDay === null || amountPerYear === null) return
    const input = {
      name,
      number,
      startDay,
      endDay,
      amountPerYear,
      renewalProbability: endDay === null || renewal === null ? null : renewal / 100,
      renewalId: endDay === null ? null : renewalId,
      ...notice,
      note,
    }
    // What an ended contract ends on is not changed here.
    const { endDay: _, ...withoutEnd } = input
    const from = amountFrom && known && known.amountPerYear !== amountPerYear ? { amountFrom } : {}
    const answer = known
      ? await change.run({ id: known.id, version: known.version, ...from, ...(known.endedAt ? withoutEnd : input) })
      : await create.run({ customerId: customer.id, currency: customer.currency, ...input })
    if (!answer) return
    onClose()
    done(t(known ? 'contracts.changed' : 'contracts.saved'), answer)
  }

  return (
    <Dialog open onClose={onClose} title={t(known ? 'contracts.change' : 'contracts.new')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={create.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Field label={t('contracts.name')} required>
          {(control) => <TextInput {...control} maxLength={200} value={name} onChange={setName} />}
        </Field>
        <FieldPair>
          <Field label={t('contracts.amountPerYear')} required>
            {(control) => (
              <MoneyInput
                {...control}
                value={amountPerYear}
                currency={known?.currency ?? customer.currency}
                onChange={setAmountPerYear}
              />
            )}
          </Field>
          <Field label={t('contracts.number')}>
            {(control) => <TextInput {...control} maxLength={60} value={number} onChange={setNumber} />}
          </Field>
        </FieldPair>
        {known && amountPerYear !== known.amountPerYear && (
          <Field label={t('contracts.amountFrom')} hint={t('contracts.amountFrom.hint')}>
            {(control) => <DayInput {...control} value={amountFrom} today={today} onChange={setAmountFrom} />}
          </Field>
        )}
        <FieldPair>
          <Field label={t('contracts.startDay')} required>
            {(control) => <DayInput {...control} value={startDay} today={today} onChange={setStartDay} />}
          </Field>
          {!known?.endedAt && (
            <Field label={t('contracts.endDay')} hint={t('contracts.endDay.hint')}>
              {(control) => <DayInput {...control} value={endDay} today={today} onChange={setEndDay} />}
            </Field>
          )}
        </FieldPair>
        {endDay !== null && !known?.endedAt && (
          <FieldPair>
            <Field label={t('contracts.renewal')} hint={t('contracts.renewal.hint')}>
              {(control) => (
                <NumberInput
                  {...control}
                  value={renewal}
                  least={0}
                  most={100}
                  digits={0}
                  unit="%"
                  onChange={setRenewal}
                />
              )}
            </Field>
            {deciding.length > 0 && (
              <Field label={t('contracts.renewalBy')}>
                {(control) => (
                  <SelectInput
                    {...control}
                    value={renewalId}
                    empty={t('contracts.renewalBy.none')}
                    options={deciding}
                    onChange={setRenewalId}
                  />
                )}
              </Field>
            )}
          </FieldPair>
        )}
        <NoticeFields value={notice} endDay={known?.endedAt ? null : endDay} onChange={setNotice} />
        <Field label={t('contracts.note')}>
          {(control) => <TextArea {...control} rows={2} maxLength={1000} value={note} onChange={setNote} />}
        </Field>
      </Form>
    </Dialog>
  )
}
