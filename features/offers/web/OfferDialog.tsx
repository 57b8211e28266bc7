import { type ReactNode, useRef, useState } from 'react'
import type { contract as filesContract } from '#features/files/contract.ts'
import { largestFile } from '#features/files/rules.ts'
import type { messages as fileMessages } from '#features/files/web/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { CustomerChooser } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Combobox, type Option } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, Offer } from '../contract.ts'
import { askAgainOn } from '../rules.ts'
import type { messages } from './messages.ts'

const { useCommand, useOperation, useClient } = operationHooks<
  typeof contract & typeof opportunitiesContract & typeof filesContract
>()
type Of = { id: string; title: string; amount: number | null; currency: string }
type Words = typeof messages & typeof fileMessages

/** Enters or changes an offer: number, net amount, how long it is valid, when to ask; the paper itself goes with it. */
export function OfferDialog(props: {
  offer?: Offer
  /** Where it is known what it belongs to; else it is chosen. */
  opportunity?: Of
  /** What is to be said about where it goes, once that is chosen. */
  warning?: (of: { opportunityId?: string | undefined; customerId?: string | undefined }) => ReactNode
  onClose: () => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { today, company } = useMe()
  const done = useDone()
  const create = useCommand('createOffer')
  const change = useCommand('changeOffer')
  const attach = useCommand('attachFile')
  const chooser = useRef<HTMLInputElement>(null)
  const { offer, onClose } = props
  const [of, setOf] = useState<Of | null>(props.opportunity ?? null)
  const [isNew, setIsNew] = useState(false)
  const [customer, setCustomer] = useState<Option | null>(null)
  const [title, setTitle] = useState('')
  const [number, setNumber] = useState(offer?.number ?? '')
  const [amount, setAmount] = useState(offer?.amount ?? null)
  const [sentOn, setSentOn] = useState<string | null>(offer?.sentOn ?? today)
  const [validUntil, setValidUntil] = useState(offer?.validUntil ?? null)
  const [askOn, setAskOn] = useState(offer?.askOn ?? null)
  const [note, setNote] = useState(offer?.note ?? '')
  const [replacesId, setReplacesId] = useState<string | null>(null)
  const [alsoThere, setAlsoThere] = useState<boolean | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const before = useOperation('listOffers', { opportunityId: of?.id }, { enabled: of !== null }).data?.offers ?? []

  const asked = askOn ?? askAgainOn(sentOn ?? today, validUntil)
  const decided = offer ? offer.decidedOn !== null : false
  // What has no amount yet gets that of its offer; what has one, only when asked to.
  const setsAmount = alsoThere ?? of?.amount === null
  const save = async () => {
    if (amount === null) return
    const input = { number, amount, sentOn: sentOn ?? today, validUntil, askOn: asked, note }
    if (offer) {
      const saved = await change.run(
        decided ? { id: offer.id, number, note } : { id: offer.id, version: offer.version, ...input },
      )
      if (!saved) return
      onClose()
      done(t('offers.changed', { number }), saved)
      return
    }
    const place = isNew
      ? customer && { opportunity: { customerId: customer.value, title } }
      : of && { opportunityId: of.id }
    if (!place) return
    const saved = await create.run({
      ...input,
      ...place,
      setAmount: !isNew && setsAmount,
      ...(replacesId ? { replacesId } : {}),
    })
    if (!saved) return
    if (file) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      await attach.run({ record: 'offers', recordId: saved.id, name: file.name, bytes })
    }
    onClose()
    done(t('offers.kept', { number, day: format.dayShort(saved.askOn, today) }), saved)
  }
  const take = (chosen: File | undefined) => {
    if (chosen && chosen.size > largestFile)
      toast(t('files.tooLarge', { name: chosen.name, megabytes: largestFile / 1024 / 1024 }), { tone: 'problem' })
    else setFile(chosen ?? null)
  }
  const currency = offer?.currency ?? of?.currency ?? company.currency

  return (
    <Dialog open onClose={onClose} title={offer ? t('offers.changeTitle', { number: offer.number }) : t('offers.new')}>
      <Form
        onSubmit={save}
        foot={
          <Buttons end>
            {!offer && (
              <Button icon="file" onClick={() => chooser.current?.click()}>
                {file ? t('offers.fileTaken', { name: file.name }) : t('offers.file')}
              </Button>
            )}
            <Button kind="do" type="submit" busy={create.busy || change.busy || attach.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        }
      >
        {!offer && !props.opportunity && (
          <Place {...{ isNew, setIsNew, of, setOf, customer, setCustomer, title, setTitle }} />
        )}
        {props.warning?.(isNew ? { customerId: customer?.value } : { opportunityId: of?.id })}
        <FieldPair>
          <Field label={t('offers.number')} required>
            {(control) => (
              <TextInput
                {...control}
                data-autofocus={of || offer ? true : undefined}
                maxLength={60}
                value={number}
                onChange={setNumber}
              />
            )}
          </Field>
          <Field label={t('offers.amount')} required>
            {(control) => (
              <MoneyInput {...control} disabled={decided} value={amount} currency={currency} onChange={setAmount} />
            )}
          </Field>
        </FieldPair>
        {!decided && (
          <>
            <FieldPair>
              <Field label={t('offers.sentOn')} required>
                {(control) => <DayInput {...control} value={sentOn} today={today} onChange={setSentOn} />}
              </Field>
              <Field label={t('offers.validUntil')}>
                {(control) => <DayInput {...control} value={validUntil} today={today} onChange={setValidUntil} />}
              </Field>
            </FieldPair>
            <FieldPair>
              <Field label={t('offers.askOn')} required>
                {(control) => <DayInput {...control} value={asked} today={today} onChange={setAskOn} />}
              </Field>
              {!offer && before.length > 0 && (
                <Field label={t('offers.replaces')}>
                  {(control) => (
                    <SelectInput
                      {...control}
                      value={replacesId}
                      empty={t('offers.replacesNothing')}
                      options={before.map((one) => ({ value: one.id, label: one.number }))}
                      onChange={setReplacesId}
                    />
                  )}
                </Field>
              )}
            </FieldPair>
          </>
        )}
        <Field label={t('offers.note')}>
          {(control) => <TextArea {...control} rows={2} maxLength={2000} value={note} onChange={setNote} />}
        </Field>
        {!offer && !isNew && of && of.amount !== amount && (
          <CheckField
            label={
              of.amount === null
                ? t('offers.setAmountNone')
                : t('offers.setAmount', { amount: format.money(of.amount, of.currency) })
            }
            checked={setsAmount}
            onChange={setAlsoThere}
          />
        )}
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={t('offers.file')}
          onChange={(event) => take(event.target.files?.[0])}
        />
      </Form>
    </Dialog>
  )
}

/** An opportunity found by typing, or a new one at a customer. */
function Place(props: {
  isNew: boolean
  setIsNew: (isNew: boolean) => void
  of: Of | null
  setOf: (of: Of | null) => void
  customer: Option | null
  setCustomer: (customer: Option | null) => void
  title: string
  setTitle: (title: string) => void
}) {
  const t = useT<Words>()
  const client = useClient()
  const found = useRef(new Map<string, Of>())
  const find = async (q: string): Promise<Option[]> => {
    const { opportunities } = await client.listOpportunities({ outcome: 'open', limit: 12, ...(q ? { q } : {}) })
    for (const one of opportunities) found.current.set(one.id, one)
    return opportunities.map(({ id, title, customerName }) => ({
      value: id,
      label: title,
      ...(customerName ? { note: customerName } : {}),
    }))
  }
  const other = (
    <Button kind="link" onClick={() => props.setIsNew(!props.isNew)}>
      {t(props.isNew ? 'offers.ofKnown' : 'offers.ofNew')}
    </Button>
  )
  if (props.isNew) {
    return (
      <>
        <Field label={t('offers.customer')} required>
          {(control) => <CustomerChooser {...control} value={props.customer} onChange={props.setCustomer} />}
        </Field>
        <Field label={t('offers.about')} required>
          {(control) => <TextInput {...control} maxLength={200} value={props.title} onChange={props.setTitle} />}
        </Field>
        {other}
      </>
    )
  }
  return (
    <>
      <Field label={t('offers.of')} required>
        {(control) => (
          <Combobox
            {...control}
            value={props.of && { value: props.of.id, label: props.of.title }}
            options={find}
            onChange={(option) => props.setOf((option && found.current.get(option.value)) ?? null)}
          />
        )}
      </Field>
      {other}
    </>
  )
}
