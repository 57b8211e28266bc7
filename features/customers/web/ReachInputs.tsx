import { Button, IconButton } from '#ui/Button.tsx'
import type { Control } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import css from './CustomerPage.module.css'
import type { Words } from './words.ts'

export type PhoneLine = { label: string; number: string }

/** Several phone numbers, each with what it is for. */
export function PhonesInput(
  props: Control & { value: readonly PhoneLine[]; onChange: (phones: PhoneLine[]) => void; autoFocus?: boolean },
) {
  const t = useT<Words>()
  const { value, onChange, autoFocus, onProblem: _, ...control } = props
  const lines = value.length > 0 ? value : [{ label: '', number: '' }]
  const put = (at: number, patch: Partial<PhoneLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...patch } : line)))
  return (
    <div className={css.lines}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name
        <div key={at} className={css.line}>
          <TextInput
            aria-label={t('customers.phoneLabel')}
            placeholder={t('customers.phoneLabel')}
            maxLength={40}
            value={line.label}
            onChange={(label) => put(at, { label })}
          />
          <TextInput
            {...(at === 0 ? control : {})}
            aria-label={t('customers.column.phone')}
            type="tel"
            maxLength={60}
            autoFocus={autoFocus && at === 0}
            value={line.number}
            onChange={(number) => put(at, { number })}
          />
          <IconButton
            icon="close"
            label={t('ui.remove', { what: line.number || t('customers.column.phone') })}
            onClick={() => onChange(lines.filter((_line, index) => index !== at))}
          />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => onChange([...lines, { label: '', number: '' }])}>
        {t('customers.anotherPhone')}
      </Button>
    </div>
  )
}

/** Several mail addresses. */
export function EmailsInput(
  props: Control & { value: readonly string[]; onChange: (emails: string[]) => void; autoFocus?: boolean },
) {
  const t = useT<Words>()
  const { value, onChange, autoFocus, onProblem: _, ...control } = props
  const lines = value.length > 0 ? value : ['']
  return (
    <div className={css.lines}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other name
        <div key={at} className={`${css.line} ${css.single}`}>
          <TextInput
            {...(at === 0 ? control : {})}
            aria-label={t('customers.column.email')}
            inputMode="email"
            maxLength={200}
            autoFocus={autoFocus && at === 0}
            value={line}
            onChange={(email) => onChange(lines.map((one, index) => (index === at ? email : one)))}
          />
          <IconButton
            icon="close"
            label={t('ui.remove', { what: line || t('customers.column.email') })}
            onClick={() => onChange(lines.filter((_line, index) => index !== at))}
          />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => onChange([...lines, ''])}>
        {t('customers.anotherEmail')}
      </Button>
    </div>
  )
}

/** Lines left empty are no numbers. */
export function filledPhones(phones: readonly PhoneLine[]): PhoneLine[] {
  return phones
    .filter((phone) => phone.number.trim() !== '')
    .map(({ label, number }) => ({ label: label.trim(), number: number.trim() }))
}
