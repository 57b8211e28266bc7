import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Combobox, type Option } from '#ui/Combobox.tsx'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { DayInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import { useCustomerSearch } from './useCustomerSearch.ts'
import type { Words } from './words.ts'

const { useCommand, useOperation } = operationHooks<typeof contract & typeof customersContract>()

/** One line: what a customer needs, or where it goes. `customerId`: noted from its page. */
export function NeedDialog({ customerId, onClose }: { customerId?: string; onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const done = useDone()
  const search = useCustomerSearch()
  const note = useCommand('noteNeed')
  const known = useOperation('listNeeds', {}).data
  const [customer, setCustomer] = useState<Option | null>(null)
  const [theme, setTheme] = useState('')
  const [text, setText] = useState('')
  const [group, setGroup] = useState('')
  const [day, setDay] = useState<string | null>(today)
  const of = customerId ?? customer?.value
  return (
    <SaveDialog
      title={t('news.need.note')}
      busy={note.busy}
      onClose={onClose}
      onSave={async () => {
        if (of === undefined || day === null) return
        const saved = await note.run({ customerId: of, theme, text, productGroup: group, day })
        if (!saved) return
        onClose()
        const { answer } = saved
        done(answer ? t('news.need.notedDone', { answer }) : t('news.need.noted', { theme }), saved)
      }}
    >
      {customerId === undefined && (
        <Field label={t('news.need.customer')} required>
          {(control) => <Combobox {...control} value={customer} options={search} onChange={setCustomer} />}
        </Field>
      )}
      <Field label={t('news.need.theme')} hint={t('news.need.theme.hint')} required>
        {(control) => (
          <>
            <TextInput {...control} list="known-themes" maxLength={80} value={theme} onChange={setTheme} />
            <datalist id="known-themes">
              {known?.themes.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Field label={t('news.need.text')}>
        {(control) => <TextInput {...control} maxLength={500} value={text} onChange={setText} />}
      </Field>
      <FieldPair>
        <Field label={t('news.need.group')}>
          {(control) => (
            <>
              <TextInput {...control} list="known-groups" maxLength={120} value={group} onChange={setGroup} />
              <datalist id="known-groups">
                {known?.groups.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={t('news.need.day')} required>
          {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
        </Field>
      </FieldPair>
    </SaveDialog>
  )
}
