import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { NumberInput, SelectInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { PlanDialog } from './PlanDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Found = Output<(typeof contract)['getCommissionSettings']>

/** On what commission is paid, how follow-up business is shared, and who has which rate. */
export default function CommissionSettingsPage() {
  const t = useT<Words>()
  const query = useOperation('getCommissionSettings', {})
  return (
    <>
      <PageTitle title={t('commission.settings.title')}>{t('commission.settings.lead')}</PageTitle>
      <Loaded query={query}>
        {(found) => (
          <>
            {!found.canChange && <Notice title={t('commission.settings.readOnly')} />}
            <Halves>
              <Plans found={found} />
              <Section title={t('commission.settings.rules')}>
                <Card padded>
                  <Rules found={found} />
                </Card>
              </Section>
            </Halves>
          </>
        )}
      </Loaded>
    </>
  )
}

function Plans({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { nameOf } = useMembers()
  const done = useDone()
  const remove = useCommand('deleteCommissionPlan')
  const [adding, setAdding] = useState(false)
  return (
    <Section
      title={t('commission.plans')}
      actions={
        found.canChange && (
          <Button size="small" icon="plus" onClick={() => setAdding(true)}>
            {t('commission.plan')}
          </Button>
        )
      }
    >
      {found.plans.length === 0 ? (
        <Card padded>{t('commission.plans.none')}</Card>
      ) : (
        <Rows label={t('commission.plans')}>
          {found.plans.map(({ id, memberId, validFrom, rate }) => (
            <Row
              key={id}
              title={nameOf(memberId) ?? ''}
              note={t(validFrom > today ? 'commission.plans.from' : 'commission.plans.since', {
                day: format.day(validFrom),
              })}
              value={format.percent(rate / 10_000, 2)}
              actions={
                found.canChange && (
                  <IconButton
                    size="small"
                    icon="trash"
                    label={t('commission.plan.remove', { name: nameOf(memberId) ?? '' })}
                    onClick={async () => done(t('commission.plan.removed'), await remove.run({ id }))}
                  />
                )
              }
            />
          ))}
        </Rows>
      )}
      {adding && <PlanDialog onClose={() => setAdding(false)} />}
    </Section>
  )
}

function Rules({ found }: { found: Found }) {
  const t = useT<Words>()
  const save = useCommand('changeCommissionSettings')
  const [base, setBase] = useState(found.base)
  const [months, setMonths] = useState<number | null>(found.followUpMonths)
  const [share, setShare] = useState<number | null>(found.followUpShare / 100)
  const locked = !found.canChange
  return (
    <Form
      onSubmit={async () => {
        if (months === null || share === null) return
        const given = { followUpMonths: months, followUpShare: Math.round(share * 100) }
        if (await save.run({ ...given, ...(found.baseFixed ? {} : { base }) }))
          toast(t('commission.settings.saved'), { tone: 'done' })
      }}
      foot={
        !locked && (
          <Button kind="do" type="submit" busy={save.busy}>
            {t('ui.save')}
          </Button>
        )
      }
    >
      <Field
        label={t('commission.settings.base')}
        hint={found.baseFixed ? t('commission.settings.base.fixed') : undefined}
        disabled={locked || found.baseFixed}
      >
        {(control) => (
          <SelectInput
            {...control}
            value={base}
            options={(['won', 'invoiced'] as const).map((value) => ({
              value,
              label: t(`commission.settings.base.${value}`),
            }))}
            onChange={(value) => value && setBase(value)}
          />
        )}
      </Field>
      <Field
        label={t('commission.settings.months')}
        hint={t('commission.settings.months.hint')}
        disabled={locked}
        required
      >
        {(control) => (
          <NumberInput
            {...control}
            unit={t('commission.settings.months.unit')}
            digits={0}
            least={0}
            most={60}
            value={months}
            onChange={setMonths}
          />
        )}
      </Field>
      <Field label={t('commission.settings.share')} disabled={locked} required>
        {(control) => <NumberInput {...control} unit="%" least={0} most={100} value={share} onChange={setShare} />}
      </Field>
    </Form>
  )
}
