import { useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { regionMessages } from '#shared/holidays.messages.ts'
import { regions } from '#shared/holidays.ts'
import { Button } from '#ui/Button.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useLanguage, useT } from '#ui/i18n.tsx'
import { SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'

const { useCommand } = operationHooks<typeof contract>()

export type Company = Output<(typeof contract)['getCompany']>
const countries = ['DE', 'AT', 'CH'] as const
const currencies = ['EUR', 'CHF', 'USD', 'GBP', 'PLN', 'CZK', 'SEK', 'DKK']

/** Name, place, money and year of the company, and who reads what. */
export function CompanyForm({ company }: { company: Company }) {
  const t = useT<typeof messages>()
  const { language } = useLanguage()
  const change = useCommand('changeCompany')
  const [name, setName] = useState(company.name)
  const [own, setOwn] = useState(company.language)
  const [country, setCountry] = useState(company.country)
  const [state, setState] = useState(company.state)
  const [timeZone, setTimeZone] = useState(company.timeZone)
  const [currency, setCurrency] = useState(company.currency)
  const [fiscalYearStart, setFiscalYearStart] = useState(company.fiscalYearStart)
  const [readsOwnOnly, setReadsOwnOnly] = useState(company.readsOwnOnly)
  const locked = !company.canChange
  const monthName = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const months = Array.from({ length: 12 }, (_, month) => ({
    value: String(month + 1),
    label: monthName.format(Date.UTC(2026, month, 1)),
  }))
  const regionName = regionMessages[language] as Record<string, string>

  const save = async () => {
    const values = { name, language: own, country, state, timeZone, currency, fiscalYearStart, readsOwnOnly }
    if (await change.run(values)) toast(t('company.saved'))
  }

  return (
    <Form
      onSubmit={save}
      foot={
        !locked && (
          <Button kind="do" type="submit" busy={change.busy}>
            {t('company.save')}
          </Button>
        )
      }
    >
      <Field label={t('company.name')} required disabled={locked}>
        {(control) => <TextInput {...control} maxLength={200} value={name} onChange={setName} />}
      </Field>
      <FieldPair>
        <Field label={t('company.country')} disabled={locked}>
          {(control) => (
            <SelectInput
              {...control}
              value={country}
              onChange={(value) => {
                setCountry(value ?? 'DE')
                setState('')
              }}
              options={countries.map((value) => ({ value, label: t(`company.country.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('company.state')} hint={t('company.stateHint')} disabled={locked}>
          {(control) => (
            <SelectInput
              {...control}
              value={state || null}
              onChange={(value) => setState(value ?? '')}
              empty={t('company.noState')}
              options={regions[country].map((value) => ({
                value,
                label: regionName[`region.${country}-${value}`] ?? value,
              }))}
            />
          )}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('company.timeZone')} disabled={locked}>
          {(control) => (
            <SelectInput
              {...control}
              value={timeZone}
              onChange={(value) => setTimeZone(value ?? company.timeZone)}
              options={Intl.supportedValuesOf('timeZone').map((value) => ({
                value,
                label: value.replaceAll('_', ' '),
              }))}
            />
          )}
        </Field>
        <Field label={t('company.language')} hint={t('company.languageHint')} disabled={locked}>
          {(control) => (
            <SelectInput
              {...control}
              value={own}
              onChange={(value) => setOwn(value ?? 'de')}
              options={[
                { value: 'de', label: 'Deutsch' },
                { value: 'en', label: 'English' },
              ]}
            />
          )}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('company.currency')} hint={t('company.currencyHint')} disabled={locked}>
          {(control) => (
            <SelectInput
              {...control}
              value={currency}
              onChange={(value) => setCurrency(value ?? company.currency)}
              options={[...new Set([company.currency, ...currencies])].map((value) => ({ value, label: value }))}
            />
          )}
        </Field>
        <Field label={t('company.fiscalYear')} disabled={locked}>
          {(control) => (
            <SelectInput
              {...control}
              value={String(fiscalYearStart)}
              onChange={(value) => setFiscalYearStart(Number(value ?? 1))}
              options={months}
            />
          )}
        </Field>
      </FieldPair>
      <CheckField
        label={t('company.readsOwnOnly')}
        hint={t('company.readsOwnOnlyHint')}
        checked={readsOwnOnly}
        disabled={locked}
        onChange={setReadsOwnOnly}
      />
    </Form>
  )
}
