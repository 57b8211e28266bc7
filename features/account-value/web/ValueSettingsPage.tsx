import { useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { MoneyInput, NumberInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { effortKinds } from '../rules/balance.ts'
import { fewestForRetention } from '../rules/lifetime.ts'
import css from './Value.module.css'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Settings = Output<(typeof contract)['getValueSettings']>
const classes = ['A', 'B', 'C', 'none'] as const

/** How the value of key accounts is computed, what our time costs, and what customers are promised. */
export default function ValueSettingsPage() {
  const t = useT<Words>()
  const query = useOperation('getValueSettings', {})
  return (
    <>
      <PageTitle title={t('accountValue.settings.title')}>{t('accountValue.settings.lead')}</PageTitle>
      <Loaded query={query}>
        {(settings) => (
          <>
            {!settings.canChange && <Notice title={t('accountValue.settings.readOnly')} />}
            <SettingsForm settings={settings} />
          </>
        )}
      </Loaded>
    </>
  )
}

function SettingsForm({ settings }: { settings: Settings }) {
  const t = useT<Words>()
  const format = useFormat()
  const change = useCommand('changeValueSettings')
  const { currency, canChange, counted, ...saved } = settings
  const [policy, setPolicy] = useState(saved)
  const put = (values: Partial<typeof saved>) => setPolicy({ ...policy, ...values })
  const number = (
    label: string,
    unit: string,
    value: number | null,
    onChange: (value: number) => void,
    { digits = 0, least = 0, most = 60, hint }: { digits?: number; least?: number; most?: number; hint?: string } = {},
  ) => (
    <Field label={label} hint={hint} disabled={!canChange}>
      {(control) => (
        <NumberInput
          {...control}
          unit={unit}
          digits={digits}
          least={least}
          most={most}
          value={value}
          onChange={(given) => given !== null && onChange(given)}
        />
      )}
    </Field>
  )
  const [days, hours] = [t('accountValue.unit.days'), t('accountValue.unit.hours')]
  const { promised, business } = policy
  return (
    <Form
      onSubmit={async () => {
        if (await change.run(policy)) toast(t('accountValue.saved'), { tone: 'done' })
      }}
      foot={
        canChange && (
          <Button kind="do" type="submit" busy={change.busy}>
            {t('ui.save')}
          </Button>
        )
      }
    >
      <Halves>
        <Section title={t('accountValue.value')}>
          <Card padded>
            <div className={css.fields}>
              {number(
                t('accountValue.discount'),
                '%',
                Math.round(policy.discount * 1000) / 10,
                (value) => put({ discount: value / 100 }),
                { digits: 1, most: 100, hint: t('accountValue.discount.hint') },
              )}
              {classes.map((name) => {
                const { rate, of } = counted[name]
                const known = rate !== null
                return (
                  <Field
                    key={name}
                    label={t('accountValue.retention', {
                      class: name === 'none' ? t('accountValue.class.none') : name,
                    })}
                    hint={
                      known
                        ? t('accountValue.retention.counted', { count: of })
                        : t('accountValue.retention.few', { count: of, fewest: fewestForRetention })
                    }
                    disabled={!canChange || known}
                  >
                    {(control) => (
                      <NumberInput
                        {...control}
                        unit="%"
                        least={0}
                        most={900}
                        value={percentOf(known ? rate : (policy.retention[name] ?? null))}
                        onChange={(value) =>
                          put({ retention: { ...policy.retention, [name]: value === null ? null : value / 100 } })
                        }
                      />
                    )}
                  </Field>
                )
              })}
            </div>
          </Card>
        </Section>
        <Section title={t('accountValue.promises')}>
          <Card padded>
            <div className={css.fields}>
              {number(
                t('accountValue.promise.fire'),
                hours,
                promised.fire,
                (fire) => put({ promised: { ...promised, fire } }),
                { digits: 2, least: 0.25, most: 200 },
              )}
              <FieldPair>
                {number(t('accountValue.promise.complaint'), days, promised.complaint, (complaint) =>
                  put({ promised: { ...promised, complaint } }),
                )}
                {number(t('accountValue.promise.enquiry'), days, promised.enquiry, (enquiry) =>
                  put({ promised: { ...promised, enquiry } }),
                )}
              </FieldPair>
              <FieldPair>
                {number(
                  t('accountValue.business.from'),
                  t('accountValue.unit.clock'),
                  business.from,
                  (from) => put({ business: { ...business, from } }),
                  { most: 23 },
                )}
                {number(
                  t('accountValue.business.to'),
                  t('accountValue.unit.clock'),
                  business.to,
                  (to) => put({ business: { ...business, to } }),
                  { least: 1, most: 24 },
                )}
              </FieldPair>
              <p>{t('accountValue.business.hint')}</p>
            </div>
          </Card>
        </Section>
      </Halves>
      <Section title={t('accountValue.effort')} note={t('accountValue.effort.note')}>
        <Card padded>
          <div className={css.fields}>
            <Field label={t('accountValue.hourRate')} disabled={!canChange}>
              {(control) => (
                <MoneyInput
                  {...control}
                  currency={currency}
                  value={policy.hourRate}
                  onChange={(hourRate) => hourRate !== null && put({ hourRate })}
                />
              )}
            </Field>
            {pairs(effortKinds).map((pair) => (
              <FieldPair key={pair[0]}>
                {pair.map((kind) => (
                  <div key={kind}>
                    {number(
                      t(`accountValue.kind.${kind}`),
                      t('accountValue.unit.minutes'),
                      policy.minutes[kind],
                      (value) => put({ minutes: { ...policy.minutes, [kind]: value } }),
                      { most: 2400 },
                    )}
                  </div>
                ))}
              </FieldPair>
            ))}
            <p>{t('accountValue.effort.visit', { cost: format.money(visitCost(policy), currency, 'never') })}</p>
          </div>
        </Card>
      </Section>
    </Form>
  )
}

function percentOf(rate: number | null): number | null {
  return rate === null ? null : Math.round(rate * 1000) / 10
}

/** What one visit costs by these settings. */
function visitCost({ minutes, hourRate }: Pick<Settings, 'minutes' | 'hourRate'>): number {
  return Math.round((minutes.visit * hourRate) / 60)
}

function pairs<One>(all: readonly One[]): One[][] {
  return Array.from({ length: Math.ceil(all.length / 2) }, (_, at) => all.slice(2 * at, 2 * at + 2))
}
