import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, SelectInput } from '#ui/inputs.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { Share } from '../rules.ts'
import css from './Commission.module.css'
import type { Words } from './words.ts'

type Part = { key: number; memberId: string | null; percent: number | null }

/** Who takes part, and with how much; with a day where it is said of an account. */
export function SharesDialog(props: {
  shares: readonly Share[]
  /** An account is shared from a day on. */
  dated: boolean
  busy: boolean
  onSave: (shares: Share[], validFrom: string) => void
  onClose: () => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { options } = useMembers()
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const [parts, setParts] = useState<Part[]>(
    props.shares.map(({ memberId, basisPoints }, key) => ({ key, memberId, percent: basisPoints / 100 })),
  )
  const sum = parts.reduce((all, { percent }) => all + (percent ?? 0), 0)
  const change = (key: number, patch: Partial<Part>) =>
    setParts(parts.map((part) => (part.key === key ? { ...part, ...patch } : part)))
  return (
    <SaveDialog
      title={t('commission.credit.title')}
      busy={props.busy}
      onClose={props.onClose}
      onSave={() => {
        if (validFrom === null) return
        const named = parts.flatMap(({ memberId, percent }) =>
          memberId === null || percent === null ? [] : [{ memberId, basisPoints: Math.round(percent * 100) }],
        )
        props.onSave(named, validFrom)
      }}
    >
      {parts.map(({ key, memberId, percent }, index) => (
        <div key={key} className={css.shares}>
          <SelectInput
            aria-label={t('commission.credit.member', { number: index + 1 })}
            value={memberId}
            empty={t('ui.choose')}
            options={options}
            required
            onChange={(value) => change(key, { memberId: value })}
          />
          <NumberInput
            aria-label={t('commission.credit.share', { number: index + 1 })}
            unit="%"
            least={0}
            most={100}
            required
            value={percent}
            onChange={(value) => change(key, { percent: value })}
          />
          <IconButton
            icon="close"
            label={t('commission.credit.remove', { number: index + 1 })}
            onClick={() => setParts(parts.filter((part) => part.key !== key))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon="plus"
          onClick={() =>
            setParts([
              ...parts,
              {
                key: Math.max(-1, ...parts.map(({ key }) => key)) + 1,
                memberId: null,
                percent: Math.max(0, 100 - sum),
              },
            ])
          }
        >
          {t('commission.credit.add')}
        </Button>
      </div>
      <p aria-live="polite">{t('commission.credit.sum', { sum: format.percent(sum / 100, 2) })}</p>
      {props.dated && (
        <Field label={t('commission.credit.from')} hint={t('commission.credit.from.hint')} required>
          {(control) => <DayInput {...control} value={validFrom} today={today} onChange={setValidFrom} />}
        </Field>
      )}
    </SaveDialog>
  )
}
