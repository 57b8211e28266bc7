import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addMonths } from '#shared/days.ts'
import { TagsInput } from '#ui/Combobox.tsx'
import { CheckField, Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, NewsBrief } from '../contract.ts'
import { type Aim, type Because, type NewsKind, newsKinds } from '../rules.ts'
import css from './News.module.css'
import { useBecause } from './useBecause.ts'
import type { Words } from './words.ts'

const { useCommand, useOperation } = operationHooks<typeof contract & typeof customersContract>()
const usualMonths = 3
const nobody: ReadonlySet<string> = new Set()

/** News: what is to be said, how long, and for whom it matters; changing leaves the customers as they are. */
export function NewsDialog(props: { news?: NewsBrief; groups: string[]; onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const done = useDone()
  const create = useCommand('createNews')
  const change = useCommand('changeNews')
  const { news: known } = props
  const [kind, setKind] = useState<NewsKind>(known?.kind ?? 'product')
  const [title, setTitle] = useState(known?.title ?? '')
  const [text, setText] = useState(known?.text ?? '')
  const [fromDay, setFromDay] = useState<string | null>(known?.fromDay ?? today)
  const [toDay, setToDay] = useState<string | null>(known?.toDay ?? addMonths(today, usualMonths))
  const [aim, setAim] = useState<Aim>({ groups: [], branches: [], classes: [] })
  const [keyAccountsOnly, setKeyAccountsOnly] = useState(true)
  const [leftOut, setLeftOut] = useState(nobody)
  const asks = Object.values(aim).some((list) => list.length > 0)
  const asked = useOperation('proposeNewsAccounts', { ...aim, keyAccountsOnly }, { enabled: asks && !known })
  const proposal = asked.data
  // Saved before the proposal is there, the news would be for nobody.
  const waiting = asks && !known && !proposal && !asked.error

  const save = async () => {
    if (fromDay === null || toDay === null) return
    const input = { kind, title, text, fromDay, toDay }
    const ids = asks ? (proposal?.accounts ?? []).map(({ customerId }) => customerId) : []
    const customerIds = ids.filter((id) => !leftOut.has(id))
    const saved = known
      ? await change.run({ id: known.id, version: known.version, ...input })
      : await create.run({ ...input, ...aim, customerIds })
    if (!saved) return
    props.onClose()
    done(t('news.saved', { title }), saved)
  }

  return (
    <SaveDialog
      title={known ? known.title : t('news.new')}
      busy={create.busy || change.busy || waiting}
      onClose={props.onClose}
      onSave={save}
    >
      <Segments
        label={t('news.kind')}
        options={newsKinds.map((value) => ({ value, label: t(`news.kind.${value}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Field label={t('news.name')} required>
        {(control) => <TextInput {...control} maxLength={120} value={title} onChange={setTitle} />}
      </Field>
      <Field label={t('news.text')}>
        {(control) => <TextArea {...control} maxLength={4000} value={text} onChange={setText} />}
      </Field>
      <FieldPair>
        <Field label={t('news.from')} required>
          {(control) => <DayInput {...control} value={fromDay} today={today} onChange={setFromDay} />}
        </Field>
        <Field label={t('news.to')} required>
          {(control) => <DayInput {...control} value={toDay} today={today} onChange={setToDay} />}
        </Field>
      </FieldPair>
      {!known && (
        <>
          <AimFields aim={aim} groups={props.groups} onChange={setAim} />
          <CheckField
            label={t('news.aim.keyAccounts')}
            checked={keyAccountsOnly}
            onChange={(only) => setKeyAccountsOnly(only)}
          />
          <Proposal
            asks={asks}
            proposal={proposal}
            leftOut={leftOut}
            onChange={(customerId, chosen) => {
              const next = new Set(leftOut)
              if (chosen) next.delete(customerId)
              else next.add(customerId)
              setLeftOut(next)
            }}
          />
        </>
      )}
    </SaveDialog>
  )
}

function AimFields(props: { aim: Aim; groups: string[]; onChange: (aim: Aim) => void }) {
  const t = useT<Words>()
  const facets = useOperation('listCustomerFacets', {}).data
  const { aim } = props
  const values = (counted: { value: string }[] | undefined) => (counted ?? []).map(({ value }) => value)
  const known = { groups: props.groups, branches: values(facets?.branches), classes: ['A', 'B', 'C'] }
  return (
    <>
      <Field label={t('news.aim.groups')} hint={t('news.aim.groups.hint')}>
        {(control) => (
          <TagsInput
            {...control}
            value={aim.groups}
            known={known.groups}
            onChange={(groups) => props.onChange({ ...aim, groups })}
          />
        )}
      </Field>
      <FieldPair>
        <Field label={t('news.aim.branches')}>
          {(control) => (
            <TagsInput
              {...control}
              value={aim.branches}
              known={known.branches}
              onChange={(branches) => props.onChange({ ...aim, branches })}
            />
          )}
        </Field>
        <Field label={t('news.aim.classes')}>
          {(control) => (
            <TagsInput
              {...control}
              value={aim.classes}
              known={known.classes}
              onChange={(classes) => props.onChange({ ...aim, classes })}
            />
          )}
        </Field>
      </FieldPair>
    </>
  )
}

function Proposal(props: {
  asks: boolean
  proposal: { accounts: { customerId: string; customerName: string; because: Because[] }[]; total: number } | undefined
  leftOut: ReadonlySet<string>
  onChange: (customerId: string, chosen: boolean) => void
}) {
  const t = useT<Words>()
  const because = useBecause()
  const { proposal } = props
  if (!props.asks) return <p>{t('news.aim.nothing')}</p>
  if (!proposal) return null
  if (proposal.total === 0) return <p>{t('news.aim.none')}</p>
  return (
    <fieldset className={css.proposal}>
      <legend>{t('news.aim.proposed')}</legend>
      {proposal.accounts.map(({ customerId, customerName, because: reasons }) => (
        <CheckField
          key={customerId}
          label={customerName}
          hint={because(reasons)}
          checked={!props.leftOut.has(customerId)}
          onChange={(chosen) => props.onChange(customerId, chosen)}
        />
      ))}
      {proposal.total > proposal.accounts.length && (
        <p>{t('news.aim.more', { count: proposal.total, shown: proposal.accounts.length })}</p>
      )}
    </fieldset>
  )
}
