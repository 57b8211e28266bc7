import { Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { NumberInput, TextArea } from '#ui/inputs.tsx'
import { lastNoticeDay, usualLead } from '../rules/decisions.ts'
import type { Words } from './words.ts'

export type Notice = {
  noticeMonths: number | null
  autoRenewMonths: number | null
  leadDays: number | null
  priceClause: string
}

/** Notice, what happens without one, when to be reminded, and what is agreed about prices. */
export function NoticeFields(props: { value: Notice; endDay: string | null; onChange: (value: Notice) => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const { value, endDay, onChange } = props
  const { noticeMonths } = value
  const set = (patch: Partial<Notice>) => onChange({ ...value, ...patch })
  const last = endDay !== null && noticeMonths ? lastNoticeDay(endDay, noticeMonths) : null
  return (
    <>
      {endDay !== null && (
        <>
          <FieldPair>
            <Field
              label={t('contracts.noticeMonths')}
              hint={
                last ? t('contracts.noticeMonths.until', { day: format.day(last) }) : t('contracts.noticeMonths.hint')
              }
            >
              {(control) => (
                <NumberInput
                  {...control}
                  value={noticeMonths}
                  least={0}
                  most={60}
                  digits={0}
                  onChange={(months) => set({ noticeMonths: months })}
                />
              )}
            </Field>
            <Field label={t('contracts.autoRenewMonths')} hint={t('contracts.autoRenewMonths.hint')}>
              {(control) => (
                <NumberInput
                  {...control}
                  value={value.autoRenewMonths}
                  least={1}
                  most={120}
                  digits={0}
                  onChange={(months) => set({ autoRenewMonths: months })}
                />
              )}
            </Field>
          </FieldPair>
          <Field label={t('contracts.leadDays')} hint={t('contracts.leadDays.hint', { days: usualLead })}>
            {(control) => (
              <NumberInput
                {...control}
                value={value.leadDays}
                least={0}
                most={730}
                digits={0}
                onChange={(days) => set({ leadDays: days })}
              />
            )}
          </Field>
        </>
      )}
      <Field label={t('contracts.priceClause')} hint={t('contracts.priceClause.hint')}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={2000}
            value={value.priceClause}
            onChange={(priceClause) => set({ priceClause })}
          />
        )}
      </Field>
    </>
  )
}
