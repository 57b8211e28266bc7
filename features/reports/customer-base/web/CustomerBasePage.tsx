import { useConverted } from '#features/currencies/web/useConverted.ts'
import { CustomerTabs } from '#features/customers/web/CustomerTabs.tsx'
import { useMe } from '#features/members/web/me.tsx'
import type { Output } from '#shared/contract.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { DayInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Halves } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import { many, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { AbcSection } from './AbcSection.tsx'
import { BaseFigures } from './BaseFigures.tsx'
import { ChangesSection } from './ChangesSection.tsx'
import css from './CustomerBase.module.css'
import { DetailsSection } from './DetailsSection.tsx'
import { ExportButton } from './ExportButton.tsx'
import { LargestSection } from './LargestSection.tsx'
import { periods, usePeriod } from './usePeriod.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
export type Base = Output<(typeof contract)['getCustomerBase']>

/** On whom the company lives: shares, dependence, growth, and what if somebody leaves; period and choice stand in the address. */
export default function CustomerBasePage() {
  const t = useT<Words>()
  const format = useFormat()
  const [url] = useUrl()
  const period = usePeriod()
  const without = many(url.ohne)
  const query = useOperation(
    'getCustomerBase',
    { ...period.asked, ...(without.length > 0 ? { without } : {}) },
    { keep: true, enabled: period.ready },
  )
  const base = query.data
  const range = base && t('customerBase.range', { from: format.day(base.period.from), to: format.day(base.period.to) })
  return (
    <>
      <PageTitle title={t('customerBase.title')} note={range} actions={<CustomerTabs />}>
        {base && base.customers > 0 && <Lead base={base} />}
      </PageTitle>
      <div className={css.choices} data-print="no">
        <Segments
          label={t('customerBase.period')}
          options={periods.map((value) => ({ value, label: t(`customerBase.period.${value}`) }))}
          value={period.choice}
          onChange={(next) => period.choose(next, base?.period)}
        />
        {period.own && <OwnDays own={period.own} choose={period.chooseDays} />}
        <label>
          <input
            type="checkbox"
            checked={period.byParent}
            onChange={(event) => period.setByParent(event.target.checked)}
          />
          {t('customerBase.byParent')}
        </label>
        <div className={css.tools}>
          <Button icon="print" onClick={() => window.print()}>
            {t('customerBase.print')}
          </Button>
          <ExportButton asked={period.asked} />
        </div>
      </div>
      <Loaded query={query}>{(found) => <Content base={found} search={period.search} />}</Loaded>
    </>
  )
}

/** First and last day of an own period, both included. */
function OwnDays({
  own,
  choose,
}: Pick<ReturnType<typeof usePeriod>, 'own'> & { choose: ReturnType<typeof usePeriod>['chooseDays'] }) {
  const t = useT<Words>()
  const { today } = useMe()
  return (
    <div className={css.days}>
      {(['from', 'to'] as const).map((end) => (
        <Field
          key={end}
          label={t(`customerBase.period.${end}`)}
          {...(end === 'to' && own?.wrong ? { problem: t('customerBase.period.wrong') } : {})}
        >
          {(control) => (
            <DayInput
              {...control}
              value={own?.[end] ?? null}
              today={today}
              onChange={(day) => choose({ [end]: day })}
            />
          )}
        </Field>
      ))}
    </div>
  )
}

/** The sentence above it all: how much hangs on three customers, and on how many single ones. */
function Lead({ base }: { base: Base }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const { length } = base.dependences
  if (base.customers <= 3) return rich('customerBase.lead.few', { count: base.customers })
  const names = format.list(base.dependences.map((one) => one.name))
  return (
    <>
      {rich(base.dependsOnThree ? 'customerBase.lead.three' : 'customerBase.lead.spread', {
        share: format.percent(base.cr3),
      })}{' '}
      {length === 0 ? t('customerBase.lead.none') : t('customerBase.lead.depends', { count: length, names })}
    </>
  )
}

function Content({ base, search }: { base: Base; search: Record<string, string> }) {
  const t = useT<Words>()
  if (base.customers === 0 && base.revenueNow === 0 && base.revenueBefore === 0) return <Nothing base={base} />
  return (
    <>
      <NotCounted base={base} />
      <BaseFigures base={base} search={search} />
      {base.customers === 0 ? (
        <EmptyState>{t('customerBase.emptyPeriod')}</EmptyState>
      ) : (
        <>
          <LargestSection base={base} search={search} />
          <Halves>
            <AbcSection base={base} search={search} />
            <ChangesSection base={base} search={search} />
          </Halves>
          <DetailsSection base={base} search={search} />
        </>
      )}
    </>
  )
}

/** No revenue came in yet: what this is for, and where to begin. */
function Nothing({ base }: { base: Base }) {
  const t = useT<Words>()
  return (
    <>
      <NotCounted base={base} />
      <EmptyState
        action={
          <Buttons>
            <ButtonLink kind="do" icon="download" to="/einlesen">
              {t('customerBase.import')}
            </ButtonLink>
          </Buttons>
        }
        example={t('customerBase.emptyExample')}
      >
        {t('customerBase.empty')}
      </EmptyState>
    </>
  )
}

/** What the figures leave out is said above them. */
function NotCounted({ base }: { base: Base }) {
  const t = useT<Words>()
  const format = useFormat()
  const { withoutCustomer, otherCurrencies } = base.notCounted
  const convertedText = useConverted()
  const parts = [
    ...(withoutCustomer === 0
      ? []
      : [
          t('customerBase.notCounted.withoutCustomer', {
            amount: format.money(withoutCustomer, base.currency, 'never'),
          }),
        ]),
    ...otherCurrencies.map(({ currency, amount }) =>
      t('customerBase.notCounted.currency', { amount: format.money(amount, currency, 'never') }),
    ),
  ]
  return (
    <>
      {base.ownOnly && <Notice title={t('customerBase.ownOnly')} />}
      {base.converted.length > 0 && <Notice title={convertedText(base.converted).join(' ')} />}
      {parts.length > 0 && <Notice title={t('customerBase.notCounted', { what: format.list(parts) })} />}
    </>
  )
}
