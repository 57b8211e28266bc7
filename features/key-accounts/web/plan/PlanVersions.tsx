import type { Output } from '#shared/contract.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../../plan/contract.ts'
import type { Found } from '../AccountFrame.tsx'
import { PlanChanges } from './PlanChanges.tsx'
import css from './plan.module.css'
import type { ShownPlan, Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type Kept = Output<(typeof contract)['listPlanVersions']>

/** Two states of the plan: what came, what went, what changed. */
export function PlanVersions({ found: { customerId, canSeePlan } }: { found: Found }) {
  const t = useT<Words>()
  const [url] = useUrl()
  const planId = one(url.plan)
  const query = useOperation('getAccountPlan', planId ? { customerId, planId } : { customerId }, {
    enabled: canSeePlan,
  })
  if (!canSeePlan)
    return (
      <Section title={t('accountPlan.versions')}>
        <Card padded>{t('accountPlan.locked')}</Card>
      </Section>
    )
  return (
    <Loaded query={query}>
      {({ plan }) =>
        plan ? (
          <Versions customerId={customerId} plan={plan} />
        ) : (
          <EmptyState action={<Back customerId={customerId} />}>{t('accountPlan.versions.noPlan')}</EmptyState>
        )
      }
    </Loaded>
  )
}

function Back({ customerId }: { customerId: string }) {
  const t = useT<Words>()
  return <ButtonLink to={`/schluesselkunden/${customerId}/plan`}>{t('accountPlan.versions.back')}</ButtonLink>
}

function Versions({ customerId, plan }: { customerId: string; plan: ShownPlan }) {
  const t = useT<Words>()
  const query = useOperation('listPlanVersions', { id: plan.id })
  return (
    <Loaded query={query}>
      {(kept) =>
        kept.versions.length === 0 ? (
          <EmptyState action={<Back customerId={customerId} />} example={t('accountPlan.versions.example')}>
            {t('accountPlan.versions.none')}
          </EmptyState>
        ) : (
          <Comparison customerId={customerId} planId={plan.id} kept={kept} />
        )
      }
    </Loaded>
  )
}

function Comparison({ customerId, planId, kept }: { customerId: string; planId: string; kept: Kept }) {
  const t = useT<Words>()
  const format = useFormat()
  const [url, setUrl] = useUrl()
  const [latest] = kept.versions
  const ids = ['now', ...kept.versions.map(({ id }) => id)]
  const known = (id: string | undefined, otherwise: string) => (id && ids.includes(id) ? id : otherwise)
  const from = known(one(url.von), latest?.id ?? 'now')
  const to = known(one(url.auf), 'now')
  const before = useOperation('getPlanVersion', { id: planId, versionId: from })
  const after = useOperation('getPlanVersion', { id: planId, versionId: to })
  const options = [
    ...kept.versions.map(({ id, day, note, member }) => ({
      value: id,
      label: [format.day(day), member, note].filter(Boolean).join(' · '),
    })),
    { value: 'now', label: t('accountPlan.versions.now') },
  ]
  return (
    <>
      <div className={css.choose}>
        <Field label={t('accountPlan.versions.before')}>
          {(control) => (
            <SelectInput
              {...control}
              value={from}
              options={options}
              onChange={(von) => setUrl({ von: von ?? undefined })}
            />
          )}
        </Field>
        <Field label={t('accountPlan.versions.after')}>
          {(control) => (
            <SelectInput
              {...control}
              value={to}
              options={options}
              onChange={(auf) => setUrl({ auf: auf ?? undefined })}
            />
          )}
        </Field>
        <Back customerId={customerId} />
      </div>
      <Loaded query={before}>
        {(old) => (
          <Loaded query={after}>
            {(now) => (
              <PlanChanges
                planId={planId}
                before={old.content}
                after={now.content}
                versionId={from}
                mayRestore={kept.canChange && from !== 'now' && to === 'now'}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </>
  )
}
