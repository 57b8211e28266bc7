import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { MoneyInput, NumberInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import type { ContactPolicy } from '../rules.ts'
import type { Company } from './CompanyForm.tsx'

const { useCommand, useOperation } = operationHooks<typeof contract>()
const standings = ['targetCustomer', 'prospect', 'customer'] as const
const presumed = ['targetCustomer', 'prospect', 'customer', 'former'] as const
const classes = ['A', 'B', 'C'] as const

/** How often whom, with the contacts a week that it causes, before it is saved. */
export function RhythmForm({ company }: { company: Company }) {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const change = useCommand('changeCompany')
  const [policy, setPolicy] = useState<ContactPolicy>(company.contactPolicy)
  const load = useOperation('weighRhythms', { contactPolicy: policy }, { keep: true })
  const locked = !company.canChange

  const days = (label: string, value: number | null, set: (value: number) => void) => (
    <Field label={label} disabled={locked} key={label}>
      {(control) => (
        <NumberInput
          {...control}
          least={1}
          most={1000}
          digits={0}
          unit={t('company.days')}
          value={value}
          onChange={(next) => next !== null && set(next)}
        />
      )}
    </Field>
  )
  const save = async () => {
    const done = await change.run({ contactPolicy: policy })
    if (done) toast(t(done.ordersAnew ? 'company.ordersAnew' : 'company.saved'))
  }

  return (
    <Form
      onSubmit={save}
      foot={
        !locked && (
          <Button kind="do" type="submit" busy={change.busy}>
            {t('company.saveRhythms')}
          </Button>
        )
      }
    >
      <p aria-live="polite">
        {rich('company.load', { count: Math.round(load.data?.weeklyLoad ?? company.weeklyLoad) })}
      </p>
      <FieldPair>
        {classes.map((one) => (
          <Field label={t('company.class', { class: one })} disabled={locked} key={one}>
            {(control) => (
              <NumberInput
                {...control}
                least={1}
                most={1000}
                digits={0}
                unit={t('company.days')}
                placeholder={t('company.onOccasion')}
                value={policy.classDays[one]}
                onChange={(value) => setPolicy({ ...policy, classDays: { ...policy.classDays, [one]: value } })}
              />
            )}
          </Field>
        ))}
        {days(t('company.keyAccount'), policy.keyAccountDays, (keyAccountDays) =>
          setPolicy({ ...policy, keyAccountDays }),
        )}
        {days(t('company.decider'), policy.deciderDays, (deciderDays) => setPolicy({ ...policy, deciderDays }))}
      </FieldPair>
      <FieldPair>
        {standings.map((one) =>
          days(t(`company.days.${one}`), policy.standingDays[one], (value) =>
            setPolicy({ ...policy, standingDays: { ...policy.standingDays, [one]: value } }),
          ),
        )}
        {days(t('company.days.former'), policy.formerDays, (formerDays) => setPolicy({ ...policy, formerDays }))}
      </FieldPair>
      <p>{t('company.presumed')}</p>
      <FieldPair>
        {presumed.map((one) => (
          <Field label={t(`company.value.${one}`)} disabled={locked} key={one}>
            {(control) => (
              <MoneyInput
                {...control}
                currency={company.currency}
                value={policy.presumedValue[one]}
                onChange={(value) =>
                  value !== null &&
                  value >= 0 &&
                  setPolicy({ ...policy, presumedValue: { ...policy.presumedValue, [one]: value } })
                }
              />
            )}
          </Field>
        ))}
      </FieldPair>
    </Form>
  )
}
