import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { RhythmEffect } from '#features/contact-again/web/RhythmEffect.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Combobox, type Option, TagsInput } from '#ui/Combobox.tsx'
import { EditableFact, Fact, Facts } from '#ui/Editable.tsx'
import type { Control } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { MoneyInput, NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import type { Customer, contract } from '../contract.ts'
import { standings } from '../rules.ts'
import css from './CustomerPage.module.css'
import type { Words } from './words.ts'

const { useOperation, useCommand, useClient } = operationHooks<typeof contract>()

type TextField = 'name' | 'customerNumber' | 'vatId' | 'branch' | 'size' | 'region' | 'source' | 'note'
const largest: Partial<Record<TextField, number>> = { vatId: 20, customerNumber: 64, size: 60 }

/** Everything else one knows, edited where it stands; what nobody has entered waits behind a button. */
export function CustomerFacts({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const facets = useOperation('listCustomerFacets', {}).data
  const { attempt } = useCommand('changeCustomer')
  const save = (patch: Omit<Parameters<typeof attempt>[0], 'id'>) => attempt({ id: customer.id, ...patch })
  const may = customer.canChange

  const text = (field: TextField, more: { known?: string[]; show?: (value: string) => ReactNode } = {}) => {
    const value = customer[field] ?? ''
    if (value === '' && !all) return null
    return (
      <EditableFact
        key={field}
        label={t(`customers.column.${field}`)}
        value={value}
        may={may}
        show={(shown) => (more.show ? more.show(shown) : shown)}
        save={(entered) => save({ [field]: entered })}
      >
        {(control, entered, onChange) =>
          more.known ? (
            <KnownInput {...control} value={entered} known={more.known} onChange={onChange} />
          ) : field === 'note' ? (
            <TextArea {...control} maxLength={5000} value={entered} onChange={onChange} />
          ) : (
            <TextInput {...control} maxLength={largest[field] ?? 120} value={entered} onChange={onChange} />
          )
        }
      </EditableFact>
    )
  }
  const values = (list: { value: string }[] | undefined) => list?.map(({ value }) => value) ?? []

  return (
    <Section title={t('customers.facts')}>
      <Facts label={t('customers.facts')}>
        {all && text('name')}
        {text('customerNumber')}
        <EditableFact
          label={t('customers.column.standing')}
          value={customer.standing}
          may={may}
          immediate
          show={(standing) => t(`customers.standing.${standing}`)}
          save={(standing) => save({ standing })}
        >
          {(control, standing, onChange) => (
            <SelectInput
              {...control}
              value={standing}
              options={standings.map((value) => ({ value, label: t(`customers.standing.${value}`) }))}
              onChange={(value) => value && onChange(value)}
            />
          )}
        </EditableFact>
        <EditableFact
          label={t('customers.rhythm')}
          value={customer.rhythmDays}
          may={may}
          show={() => rhythmWords(customer, t)}
          save={(rhythmDays) => save({ rhythmDays })}
        >
          {(control, days, onChange) => (
            <>
              <NumberInput
                {...control}
                least={0}
                most={1000}
                digits={0}
                unit={t('customers.days')}
                placeholder={t('customers.rhythmHint')}
                value={days}
                onChange={onChange}
              />
              <RhythmEffect customerId={customer.id} days={days} />
            </>
          )}
        </EditableFact>
        {customer.classReason && <Fact label={t('customers.classBecause')}>{customer.classReason}</Fact>}
        {(customer.potential !== null || all) && (
          <EditableFact
            label={t('customers.column.potential')}
            value={customer.potential}
            may={may}
            show={(potential) => potential !== null && format.money(potential, customer.currency, 'never')}
            save={(potential) => save({ potential })}
          >
            {(control, potential, onChange) => (
              <MoneyInput {...control} currency={customer.currency} value={potential} onChange={onChange} />
            )}
          </EditableFact>
        )}
        {text('branch', { known: values(facets?.branches) })}
        {text('region', { known: values(facets?.regions) })}
        {text('size')}
        {text('source', { known: values(facets?.sources) })}
        {text('vatId')}
        {(customer.parentId || all) && <ParentFact customer={customer} save={(parentId) => save({ parentId })} />}
        {customer.subsidiaries.length > 0 && (
          <Fact label={t('customers.subsidiaries')}>
            <Lines>
              {customer.subsidiaries.map((one) => (
                <Link key={one.id} to={`/kunden/${one.id}`}>
                  {one.name}
                </Link>
              ))}
            </Lines>
          </Fact>
        )}
        {(customer.tags.length > 0 || all) && (
          <EditableFact
            label={t('customers.column.tags')}
            value={customer.tags}
            may={may}
            show={(tags) => tags.length > 0 && tags.map((tag) => [<Badge key={tag}>{tag}</Badge>, ' '])}
            save={(tags) => save({ tags })}
          >
            {(control, tags, onChange) => (
              <TagsInput {...control} value={tags} known={values(facets?.tags)} onChange={onChange} />
            )}
          </EditableFact>
        )}
        {customer.addresses.map((address) => (
          <Fact key={address.label} label={address.label}>
            {[address.street, [address.postcode, address.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')}
          </Fact>
        ))}
        {Object.entries(customer.fields).map(([name, value]) => (
          <EditableFact
            key={name}
            label={name}
            value={value}
            may={may}
            show={(shown) => shown}
            save={(entered) => save({ fields: withField(customer.fields, name, entered) })}
          >
            {(control, entered, onChange) => (
              <TextInput {...control} maxLength={2000} value={entered} onChange={onChange} />
            )}
          </EditableFact>
        ))}
        {text('note')}
      </Facts>
      {may && (
        <div className={css.more}>
          {all && <NewField save={(name, value) => save({ fields: { ...customer.fields, [name]: value } })} />}
          <Button kind="ghost" size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'customers.lessFacts' : 'customers.moreFacts')}
          </Button>
        </div>
      )}
    </Section>
  )
}

/** An own field that was emptied is gone. */
function withField(fields: Record<string, string>, name: string, value: string): Record<string, string> {
  const { [name]: _, ...others } = fields
  return value.trim() === '' ? others : { ...fields, [name]: value }
}

/** "alle 30 Tage" and where it comes from. */
function rhythmWords(customer: Customer, t: ReturnType<typeof useT<Words>>): string {
  if (customer.standing === 'blocked') return t('customers.rhythmNever')
  const words = customer.rhythm ? t('customers.every', { count: customer.rhythm }) : t('customers.onOccasion')
  if (customer.rhythmDays !== null) return words
  const as =
    customer.mode === 'keyAccount'
      ? t('customers.mode.keyAccount')
      : customer.class && customer.standing !== 'former'
        ? t('customers.asClass', { class: customer.class })
        : t(`customers.standing.${customer.standing}`)
  return t('customers.byRule', { words, as })
}

function ParentFact(props: { customer: Customer; save: (parentId: string | null) => Promise<unknown> }) {
  const t = useT<Words>()
  const client = useClient()
  const { customer } = props
  const parent: Option | null = customer.parentId
    ? { value: customer.parentId, label: customer.parentName ?? t('customers.notYours') }
    : null
  return (
    <EditableFact
      label={t('customers.column.parent')}
      value={parent}
      may={customer.canChange}
      immediate
      show={(option) => option?.label}
      save={(option) => props.save(option?.value ?? null)}
    >
      {(control, value, onChange) => (
        <Combobox
          {...control}
          value={value}
          options={async (text) =>
            (await client.listCustomers({ search: text, limit: 20 })).customers
              .filter((one) => one.id !== customer.id)
              .map((one) => ({ value: one.id, label: one.name, note: one.city ?? undefined }))
          }
          onChange={onChange}
        />
      )}
    </EditableFact>
  )
}

/** A text with what others have entered there, so that "Süd" is not written in three ways. */
function KnownInput(
  props: Control & { value: string; known: string[]; onChange: (value: string) => void; autoFocus?: boolean },
) {
  const { value, known, onChange, ...control } = props
  return (
    <Combobox
      {...control}
      value={value ? { value, label: value } : null}
      options={known.map((one) => ({ value: one, label: one }))}
      onChange={(option) => onChange(option?.value ?? '')}
      onCreate={onChange}
    />
  )
}

/** An own field: its name, its text. */
function NewField(props: { save: (name: string, value: string) => Promise<unknown> }) {
  const t = useT<Words>()
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  return (
    <form
      className={css.line}
      onSubmit={async (event) => {
        event.preventDefault()
        if (name.trim() === '' || value.trim() === '') return
        await props.save(name.trim(), value.trim())
        setName('')
        setValue('')
      }}
    >
      <TextInput
        aria-label={t('customers.ownFieldName')}
        placeholder={t('customers.ownFieldName')}
        maxLength={80}
        value={name}
        onChange={setName}
      />
      <TextInput
        aria-label={t('customers.ownFieldValue')}
        placeholder={t('customers.ownFieldValue')}
        maxLength={2000}
        value={value}
        onChange={setValue}
      />
      <Button size="small" type="submit">
        {t('ui.save')}
      </Button>
    </form>
  )
}

function Lines(props: { children: ReactNode }) {
  return <span className={css.values}>{props.children}</span>
}
