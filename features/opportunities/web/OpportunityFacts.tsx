import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { EndCustomerFact } from '#features/protections/web/hint/EndCustomerFact.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { EditableFact, Fact, Facts } from '#ui/Editable.tsx'
import type { Control } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, MoneyInput, NumberInput, SelectInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, Opportunity, Stage } from '../contract.ts'
import { categories, opportunityKinds } from '../rules.ts'
import type { contract as stagesContract } from '../stages/contract.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof stagesContract>()
type Change = Parameters<ReturnType<typeof useCommand<'changeOpportunity'>>['attempt']>[0]

/** The facts, changed where they stand; of a closed one those that are corrected later. */
export function OpportunityFacts({ opportunity, stages }: { opportunity: Opportunity; stages: Stage[] }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today, alone } = useMe()
  const { options, nameOf } = useMembers()
  const change = useCommand('changeOpportunity')
  const reasons = useOperation('listReasons', {}).data?.reasons ?? []
  const { id, version, canChange, outcome, currency } = opportunity
  const open = canChange && outcome === null
  const save = (patch: Omit<Change, 'id'>) => change.attempt({ id, version, ...patch })

  const words = (label: string, field: 'channel' | 'source' | 'competitor', most: number) => (
    <EditableFact
      label={label}
      value={opportunity[field] ?? ''}
      may={canChange}
      show={(value) => value}
      save={(value) => save({ [field]: value })}
    >
      {(control, value, onChange) => <TextInput {...control} maxLength={most} value={value} onChange={onChange} />}
    </EditableFact>
  )
  const day = (
    label: string,
    field: 'expectedClose' | 'stageDay' | 'createdDay' | 'closedDay' | 'waitingUntil',
    may: boolean,
  ) => (
    <EditableFact
      label={label}
      value={opportunity[field]}
      may={may}
      show={(value) => value && format.dayShort(value, today)}
      save={(value) => save({ [field]: value ?? (field.endsWith('Day') ? undefined : null) })}
    >
      {(control, value, onChange) => <DayInput {...control} value={value} today={today} onChange={onChange} />}
    </EditableFact>
  )
  const money = (label: string, field: 'amount' | 'margin') => (
    <EditableFact
      label={label}
      value={opportunity[field]}
      may={open}
      show={(value) => (value === null ? null : format.money(value, currency, 'never'))}
      save={(value) => save({ [field]: value })}
    >
      {(control, value, onChange) => <MoneyInput {...control} value={value} currency={currency} onChange={onChange} />}
    </EditableFact>
  )
  const choice = <Value extends string>(
    label: string,
    value: Value | null,
    options: { value: Value; label: string }[],
    may: boolean,
    patch: (value: Value | null) => Omit<Change, 'id'>,
  ) => (
    <EditableFact
      label={label}
      value={value}
      may={may}
      immediate
      show={(chosen) => options.find((option) => option.value === chosen)?.label}
      save={(chosen) => save(patch(chosen))}
    >
      {(control: Control & { autoFocus: boolean }, chosen, onChange) => (
        <SelectInput {...control} value={chosen} empty={t('ui.choose')} options={options} onChange={onChange} />
      )}
    </EditableFact>
  )

  return (
    <Section title={t('opportunities.facts')}>
      <Facts label={t('opportunities.facts')}>
        <EditableFact
          label={t('opportunities.what')}
          value={opportunity.title}
          may={canChange}
          show={(value) => value}
          save={(value) => save({ title: value })}
        >
          {(control, value, onChange) => (
            <TextInput {...control} required maxLength={200} value={value} onChange={onChange} />
          )}
        </EditableFact>
        {choice(
          t('opportunities.stage'),
          opportunity.stageId,
          stages.map((stage) => ({ value: stage.id, label: stage.name })),
          open,
          (stageId) => (stageId ? { stageId } : {}),
        )}
        {day(t('opportunities.stageDay'), 'stageDay', open)}
        {money(t('opportunities.amount'), 'amount')}
        {money(t('opportunities.margin'), 'margin')}
        {outcome === null
          ? day(t('opportunities.expectedClose'), 'expectedClose', open)
          : day(t('opportunities.closedDay'), 'closedDay', canChange)}
        {outcome !== null &&
          choice(
            t(`opportunities.why.${outcome}`),
            opportunity.reason,
            reasons
              .filter((one) => one.outcome === outcome && (!one.hidden || one.id === opportunity.reason))
              .map((one) => ({ value: one.id, label: one.name })),
            canChange,
            (reason) => ({ reason }),
          )}
        <EditableFact
          label={t('opportunities.ownProbability')}
          value={opportunity.ownProbability === null ? null : Math.round(opportunity.ownProbability * 100)}
          may={open}
          show={(value) => (value === null ? null : format.percent(value / 100))}
          save={(value) => save({ ownProbability: value === null ? null : value / 100 })}
        >
          {(control, value, onChange) => (
            <NumberInput {...control} unit="%" digits={0} least={0} most={100} value={value} onChange={onChange} />
          )}
        </EditableFact>
        {choice(
          t('opportunities.category'),
          opportunity.category,
          categories.map((value) => ({ value, label: t(`opportunities.category.${value}`) })),
          open,
          (category) => ({ category }),
        )}
        {outcome === null && day(t('opportunities.waitingUntil'), 'waitingUntil', open)}
        {choice(
          t('opportunities.kind'),
          opportunity.kind,
          opportunityKinds.map((value) => ({ value, label: t(`opportunities.kind.${value}`) })),
          canChange,
          (kind) => ({ kind }),
        )}
        <EndCustomerFact opportunityId={id} may={canChange} />
        {words(t('opportunities.channel'), 'channel', 60)}
        {words(t('opportunities.source'), 'source', 200)}
        {words(t('opportunities.competitor'), 'competitor', 200)}
        {choice(
          t('opportunities.budgetary'),
          opportunity.budgetary ? 'yes' : 'no',
          [
            { value: 'no', label: t('opportunities.no') },
            { value: 'yes', label: t('opportunities.yes') },
          ],
          canChange,
          (value) => ({ budgetary: value === 'yes' }),
        )}
        {!alone && (
          <EditableFact
            label={t('opportunities.owner')}
            value={options.find((option) => option.value === opportunity.ownerId) ?? null}
            may={open}
            immediate
            show={() => nameOf(opportunity.ownerId)}
            save={(option) => save({ ownerId: option?.value ?? null })}
          >
            {(control, value, onChange) => (
              <Combobox {...control} value={value} options={options} onChange={onChange} />
            )}
          </EditableFact>
        )}
        {day(t('opportunities.createdDay'), 'createdDay', canChange)}
        {opportunity.number && <Fact label={t('opportunities.number')}>{opportunity.number}</Fact>}
        {Object.entries(opportunity.fields).map(([name, value]) => (
          <Fact key={name} label={name}>
            {value}
          </Fact>
        ))}
        <EditableFact
          label={t('opportunities.note')}
          value={opportunity.note ?? ''}
          may={canChange}
          show={(value) => value}
          save={(value) => save({ note: value })}
        >
          {(control, value, onChange) => <TextArea {...control} maxLength={10_000} value={value} onChange={onChange} />}
        </EditableFact>
        <EditableFact
          label={t('opportunities.lesson')}
          value={opportunity.lesson ?? ''}
          may={canChange}
          show={(value) => value}
          save={(value) => save({ lesson: value })}
        >
          {(control, value, onChange) => (
            <TextArea {...control} rows={5} maxLength={2000} value={value} onChange={onChange} />
          )}
        </EditableFact>
      </Facts>
    </Section>
  )
}
