import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { EditableFact, Facts } from '#ui/Editable.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Customer, contract } from '../contract.ts'
import type { contract as selectionContract } from '../selection/contract.ts'
import css from './CustomerPage.module.css'
import { useMembers } from './useMembers.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract & typeof selectionContract>()

/** Who of us is there for the customer: exactly one owner, inside sales, helpers with their part in words. */
export function CustomerTeam({ customer }: { customer: Customer }) {
  const t = useT<Words>()
  const done = useDone()
  const { options, nameOf } = useMembers()
  const handOver = useCommand('handOverCustomers')
  const change = useCommand('changeCustomer')
  const remove = useCommand('removeHelper')
  const [helper, setHelper] = useState<Customer['helpers'][number] | 'new' | null>(null)
  const optionOf = (id: string | null) => options.find((option) => option.value === id) ?? null
  if (options.length < 2 && customer.helpers.length === 0) return null

  return (
    <Section
      title={t('customers.team')}
      actions={
        customer.canChange && (
          <Button size="small" icon="plus" onClick={() => setHelper('new')}>
            {t('customers.helper')}
          </Button>
        )
      }
    >
      <Facts label={t('customers.team')}>
        <EditableFact
          label={t('customers.column.owner')}
          value={optionOf(customer.ownerId)}
          may={customer.canHandOver}
          immediate
          show={() => nameOf(customer.ownerId)}
          save={async (option) => {
            if (!option) return
            const given = await handOver.attempt({ ids: [customer.id], toId: option.value })
            done(t('customers.handedOver', { name: customer.name, to: option.label }), given)
          }}
        >
          {(control, value, onChange) => <Combobox {...control} value={value} options={options} onChange={onChange} />}
        </EditableFact>
        <EditableFact
          label={t('customers.column.insideSales')}
          value={optionOf(customer.insideSalesId)}
          may={customer.canChange}
          immediate
          show={() => nameOf(customer.insideSalesId)}
          save={(option) => change.attempt({ id: customer.id, insideSalesId: option?.value ?? null })}
        >
          {(control, value, onChange) => <Combobox {...control} value={value} options={options} onChange={onChange} />}
        </EditableFact>
      </Facts>
      {customer.helpers.length > 0 && (
        <div className={css.more}>
          <Rows label={t('customers.helpers')}>
            {customer.helpers.map((one) => (
              <Row
                key={one.id}
                title={nameOf(one.memberId) ?? ''}
                note={one.part}
                actions={
                  customer.canChange && (
                    <span>
                      <IconButton
                        size="small"
                        icon="edit"
                        label={t('ui.edit', { what: nameOf(one.memberId) })}
                        onClick={() => setHelper(one)}
                      />
                      <IconButton
                        size="small"
                        icon="close"
                        label={t('ui.remove', { what: nameOf(one.memberId) })}
                        onClick={async () => {
                          const removed = await remove.run({ id: one.id })
                          if (removed) done(t('customers.helperRemoved', { name: nameOf(one.memberId) ?? '' }), removed)
                        }}
                      />
                    </span>
                  )
                }
              />
            ))}
          </Rows>
        </div>
      )}
      {helper && (
        <HelperDialog customer={customer} helper={helper === 'new' ? null : helper} onClose={() => setHelper(null)} />
      )}
    </Section>
  )
}

function HelperDialog(props: { customer: Customer; helper: Customer['helpers'][number] | null; onClose: () => void }) {
  const t = useT<Words>()
  const { customer, helper } = props
  const { options, nameOf } = useMembers()
  const [memberId, setMemberId] = useState(helper?.memberId ?? null)
  const [part, setPart] = useState(helper?.part ?? '')
  const add = useCommand('addHelper')
  const change = useCommand('changeHelper')
  const taken = [customer.ownerId, ...customer.helpers.map((one) => one.memberId)]
  const free = options.filter((option) => !taken.includes(option.value))
  const save = async () => {
    const saved = helper
      ? await change.run({ id: helper.id, part })
      : memberId && (await add.run({ id: customer.id, memberId, part }))
    if (saved) props.onClose()
  }
  return (
    <Dialog open onClose={props.onClose} title={helper ? (nameOf(helper.memberId) ?? '') : t('customers.helper')}>
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={add.busy || change.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        {!helper && (
          <Field label={t('customers.helperWho')} required>
            {(control) => (
              <Combobox
                {...control}
                value={free.find((option) => option.value === memberId) ?? null}
                options={free}
                onChange={(option) => setMemberId(option?.value ?? null)}
              />
            )}
          </Field>
        )}
        <Field label={t('customers.helperPart')}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={120}
              placeholder={t('customers.helperPartExample')}
              value={part}
              onChange={setPart}
            />
          )}
        </Field>
      </Form>
    </Dialog>
  )
}
