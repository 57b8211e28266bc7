import { useState } from 'react'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox, TagsInput } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { NumberInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract as customersContract } from '../contract.ts'
import { type CustomerClass, classes, modes, type Standing, standings } from '../rules.ts'
import type { contract } from '../selection/contract.ts'
import type { CustomerFilter } from './useCustomerFilters.ts'
import { useMembers } from './useMembers.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof customersContract & typeof undoContract>()

/** What a bulk action is done to: customers ticked, or all that the filter shows. */
export type Selection = { ids: string[] } | { filter: CustomerFilter }
export type BulkKind = 'owner' | 'tags' | 'class' | 'rhythm' | 'standing' | 'mode' | 'insideSales' | 'region'

/** One change for many customers. */
export function BulkDialog(props: {
  kind: BulkKind
  selection: Selection
  count: number
  /** Of the only one, on its own page. */
  name?: string
  onClose: () => void
  onDone: () => void
}) {
  const t = useT<Words>()
  const { kind, selection, count, name } = props
  const members = useMembers()
  const facets = useOperation('listCustomerFacets', {}).data
  const change = useCommand('changeCustomers')
  const handOver = useCommand('handOverCustomers')
  const undo = useCommand('undo')
  const [member, setMember] = useState<string | null>(null)
  const [add, setAdd] = useState<string[]>([])
  const [remove, setRemove] = useState<string[]>([])
  const [customerClass, setClass] = useState<CustomerClass | null>(null)
  const [text, setText] = useState('')
  const [days, setDays] = useState<number | null>(null)
  const [standing, setStanding] = useState<Standing | null>(null)
  const [mode, setMode] = useState<(typeof modes)[number] | null>(null)

  const changes = {
    tags: { addTags: add, removeTags: remove },
    class: { class: customerClass, classReason: text },
    rhythm: { rhythmDays: days },
    standing: { standing: standing ?? undefined },
    mode: { mode: mode ?? undefined },
    insideSales: { insideSalesId: member },
    region: { region: text },
  }
  const save = async () => {
    const done =
      kind === 'owner'
        ? member && (await handOver.run({ ...selection, toId: member }))
        : await change.run({ ...selection, change: changes[kind] })
    if (!done) return
    props.onDone()
    const said = t(kind === 'owner' ? 'customers.bulk.handedOver' : 'customers.bulk.changed', { count: done.changed })
    toast(saidOf(said, done.skipped, t), { undo: () => undo.attempt({ undo: done.undo }) })
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={
        name
          ? t('customers.one', { name, what: t(kind === 'owner' ? 'customers.handOver' : `customers.bulk.${kind}`) })
          : t(`customers.bulk.title.${kind}`, { count })
      }
    >
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={change.busy || handOver.busy}>
            {kind === 'owner' ? t('customers.handOverDo') : name ? t('ui.save') : t('customers.bulk.change', { count })}
          </Button>
        }
      >
        {(kind === 'owner' || kind === 'insideSales') && (
          <Field
            label={t(kind === 'owner' ? 'customers.newOwner' : 'customers.column.insideSales')}
            hint={kind === 'owner' ? t('customers.handOverHint') : t('customers.bulk.emptyHint')}
            required={kind === 'owner'}
          >
            {(control) => (
              <Combobox
                {...control}
                value={members.options.find((option) => option.value === member) ?? null}
                options={members.options}
                onChange={(option) => setMember(option?.value ?? null)}
              />
            )}
          </Field>
        )}
        {kind === 'tags' && (
          <>
            <Field label={t('customers.bulk.addTags')}>
              {(control) => (
                <TagsInput
                  {...control}
                  value={add}
                  known={facets?.tags.map((tag) => tag.value) ?? []}
                  onChange={setAdd}
                />
              )}
            </Field>
            <Field label={t('customers.bulk.removeTags')}>
              {(control) => (
                <TagsInput
                  {...control}
                  value={remove}
                  known={facets?.tags.map((tag) => tag.value) ?? []}
                  onChange={setRemove}
                />
              )}
            </Field>
          </>
        )}
        {kind === 'class' && (
          <>
            <Field label={t('customers.column.class')} hint={t('customers.classHint')}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={customerClass}
                  empty={t('customers.withoutClass')}
                  options={classes.map((value) => ({ value, label: value }))}
                  onChange={setClass}
                />
              )}
            </Field>
            {customerClass && (
              <Field label={t('customers.classReason')} required>
                {(control) => (
                  <TextInput
                    {...control}
                    maxLength={300}
                    placeholder={t('customers.classReasonExample')}
                    value={text}
                    onChange={setText}
                  />
                )}
              </Field>
            )}
          </>
        )}
        {kind === 'rhythm' && (
          <Field label={t('customers.rhythmEvery')} hint={t('customers.rhythmHint')}>
            {(control) => (
              <NumberInput
                {...control}
                least={0}
                most={1000}
                digits={0}
                unit={t('customers.days')}
                value={days}
                onChange={setDays}
              />
            )}
          </Field>
        )}
        {kind === 'standing' && (
          <Field label={t('customers.column.standing')} hint={t('customers.standingHint')} required>
            {(control) => (
              <SelectInput
                {...control}
                value={standing}
                options={standings.map((value) => ({ value, label: t(`customers.standing.${value}`) }))}
                onChange={setStanding}
              />
            )}
          </Field>
        )}
        {kind === 'mode' && (
          <Field label={t('customers.column.mode')} hint={t('customers.modeHint')} required>
            {(control) => (
              <SelectInput
                {...control}
                value={mode}
                options={modes.map((value) => ({ value, label: t(`customers.mode.${value}`) }))}
                onChange={setMode}
              />
            )}
          </Field>
        )}
        {kind === 'region' && (
          <Field label={t('customers.column.region')} hint={t('customers.bulk.emptyHint')}>
            {(control) => (
              <Combobox
                {...control}
                value={text ? { value: text, label: text } : null}
                options={facets?.regions.map(({ value }) => ({ value, label: value })) ?? []}
                onChange={(option) => setText(option?.value ?? '')}
                onCreate={setText}
              />
            )}
          </Field>
        )}
      </Form>
    </Dialog>
  )
}

/** What was done, and how many were left because they are others'. */
export function saidOf(done: string, skipped: number, t: ReturnType<typeof useT<Words>>): string {
  return skipped > 0 ? `${done} ${t('customers.bulk.skipped', { count: skipped })}` : done
}
