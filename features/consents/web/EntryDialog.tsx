import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { Channel } from '../rules.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const kinds = ['consent', 'sale', 'interest', 'withdrawal', 'objection', 'use'] as const
type Kind = (typeof kinds)[number]
const ways = ['paper', 'form', 'spoken', 'mail'] as const

/** What can be noted about a channel: a sale opens mails (and calls in CH), an interest calls. */
function kindsFor(channel: Channel): Kind[] {
  return kinds.filter(
    (kind) =>
      (kind !== 'sale' || channel === 'email' || channel === 'phone') && (kind !== 'interest' || channel === 'phone'),
  )
}

/** Adds to the ledger of a person, with the proof; `objection`: no advertising at all, whatever the address. */
export function EntryDialog(props: {
  personId: string
  about: { channel: Channel; address: string } | 'objection'
  onClose: () => void
}) {
  const t = useT<Words>()
  const { today } = useMe()
  const add = useCommand('addConsentEntry')
  const { personId, about, onClose } = props
  const everywhere = about === 'objection'
  const [kind, setKind] = useState<Kind>(everywhere ? 'objection' : 'consent')
  const [source, setSource] = useState<(typeof ways)[number]>(everywhere ? 'spoken' : 'paper')
  const [values, setValues] = useState({ wordingVersion: '', page: '', reason: '', goods: '' })
  const [days, setDays] = useState<
    Record<'day' | 'confirmedDay' | 'saleDay' | 'noticeDay' | 'listCheckedOn', string | null>
  >({
    day: today,
    confirmedDay: null,
    saleDay: null,
    noticeDay: null,
    listCheckedOn: null,
  })
  const text = (name: keyof typeof values, required = false) => (
    <Field label={t(`consents.field.${name}`)} hint={t(`consents.hint.${name}`)} required={required}>
      {(control) => (
        <TextInput
          {...control}
          maxLength={name === 'reason' ? 1000 : name === 'wordingVersion' ? 40 : 300}
          value={values[name]}
          onChange={(value) => setValues({ ...values, [name]: value })}
        />
      )}
    </Field>
  )
  const day = (name: keyof typeof days, required = false) => (
    <Field
      label={t(`consents.field.${name === 'day' && kind === 'consent' ? 'requestedDay' : name}`)}
      required={required}
    >
      {(control) => (
        <DayInput
          {...control}
          today={today}
          value={days[name]}
          onChange={(value) => setDays({ ...days, [name]: value })}
        />
      )}
    </Field>
  )
  const save = async () => {
    const input = {
      personId,
      channel: everywhere ? ('email' as const) : about.channel,
      ...(everywhere ? {} : { address: about.address }),
      kind,
      source,
      day: days.day ?? today,
      ...(kind === 'consent' && days.confirmedDay ? { confirmedDay: days.confirmedDay } : {}),
      ...(kind === 'consent' ? { wordingVersion: values.wordingVersion, page: values.page } : {}),
      ...(kind === 'sale' ? { saleDay: days.saleDay, goods: values.goods, noticeDay: days.noticeDay } : {}),
      ...(kind === 'sale' || kind === 'interest' ? { listCheckedOn: days.listCheckedOn } : {}),
      reason: values.reason,
    }
    if (!(await add.run(input))) return
    onClose()
    toast(t('consents.added'))
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={everywhere ? t('consents.noAdvertising') : t('consents.addTo', { address: about.address })}
    >
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={add.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        {everywhere ? (
          <p>{t('consents.objectionHint')}</p>
        ) : (
          <Field label={t('consents.field.kind')} hint={t(`consents.kindHint.${kind}`)}>
            {(control) => (
              <SelectInput
                {...control}
                value={kind}
                options={kindsFor(about.channel).map((value) => ({ value, label: t(`consents.kind.${value}`) }))}
                onChange={(value) => setKind(value ?? 'consent')}
              />
            )}
          </Field>
        )}
        <FieldPair>
          <Field label={t('consents.field.source')}>
            {(control) => (
              <SelectInput
                {...control}
                value={source}
                options={ways.map((value) => ({ value, label: t(`consents.source.${value}`) }))}
                onChange={(value) => setSource(value ?? 'spoken')}
              />
            )}
          </Field>
          {day('day', true)}
        </FieldPair>
        {kind === 'consent' && (
          <>
            <FieldPair>
              {text('wordingVersion', true)}
              {day('confirmedDay')}
            </FieldPair>
            {text('page', true)}
          </>
        )}
        {kind === 'sale' && (
          <>
            {text('goods', true)}
            <FieldPair>
              {day('saleDay', true)}
              {day('noticeDay')}
            </FieldPair>
          </>
        )}
        {(kind === 'sale' || kind === 'interest') && day('listCheckedOn')}
        {text('reason', kind === 'interest')}
      </Form>
    </Dialog>
  )
}
