import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import { RateList } from './RateList.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Found = Output<(typeof contract)['listCurrencyRates']>
const common = ['EUR', 'CHF', 'USD', 'GBP', 'PLN', 'CZK', 'SEK', 'DKK', 'HUF', 'NOK', 'JPY', 'CNY', 'TRY']

/** What other currencies are worth, by hand or out of a list. */
export default function CurrenciesPage() {
  const t = useT<Words>()
  const format = useFormat()
  const [url] = useUrl()
  const page = Math.max(1, Number(one(url.seite) ?? 1) || 1)
  const query = useOperation('listCurrencyRates', { page }, { keep: true })
  return (
    <>
      <PageTitle title={t('currencies.title')}>{t('currencies.lead')}</PageTitle>
      <Loaded query={query}>
        {(found) => (
          <>
            {!found.canChange && <Notice title={t('currencies.readOnly')} />}
            {found.missing.length > 0 && (
              <Notice tone="signal" title={t('currencies.missing', { currencies: format.list(found.missing) })} />
            )}
            {found.canChange && (
              <Halves>
                <Section title={t('currencies.one')}>
                  <Card padded>
                    <OneRate found={found} />
                  </Card>
                </Section>
                <Section title={t('currencies.list')}>
                  <Card padded>
                    <RateList into={found.into} />
                  </Card>
                </Section>
              </Halves>
            )}
            <Known found={found} page={page} />
          </>
        )}
      </Loaded>
    </>
  )
}

function OneRate({ found }: { found: Found }) {
  const t = useT<Words>()
  const done = useDone()
  const { today } = useMe()
  const save = useCommand('setCurrencyRates')
  const choices = [...new Set([...found.missing, ...found.inUse, ...common])].filter((code) => code !== found.into)
  const [currency, setCurrency] = useState(choices[0] ?? 'USD')
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const [rate, setRate] = useState<number | null>(null)
  const [source, setSource] = useState('')
  return (
    <Form
      onSubmit={async () => {
        if (validFrom === null || rate === null) return
        const saved = await save.run({ rates: [{ currency, validFrom, rate }], source: source || null })
        if (!saved) return
        setRate(null)
        done(t('currencies.saved', { count: 1 }), saved)
      }}
      foot={
        <Button kind="do" type="submit" busy={save.busy}>
          {t('ui.save')}
        </Button>
      }
    >
      <FieldPair>
        <Field label={t('currencies.currency')}>
          {(control) => (
            <SelectInput
              {...control}
              value={currency}
              options={choices.map((value) => ({ value, label: value }))}
              onChange={(value) => setCurrency(value ?? currency)}
            />
          )}
        </Field>
        <Field label={t('currencies.validFrom')} required>
          {(control) => <DayInput {...control} today={today} value={validFrom} onChange={setValidFrom} />}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('currencies.rate', { currency, into: found.into })} required>
          {(control) => (
            <NumberInput {...control} least={0.00000001} most={900} digits={8} value={rate} onChange={setRate} />
          )}
        </Field>
        <Field label={t('currencies.source')} hint={t('currencies.source.hint')}>
          {(control) => <TextInput {...control} maxLength={200} value={source} onChange={setSource} />}
        </Field>
      </FieldPair>
    </Form>
  )
}

function Known({ found, page }: { found: Found; page: number }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const [, setUrl] = useUrl()
  const remove = useCommand('deleteCurrencyRate')
  const turn = (to: number) => setUrl({ seite: to === 1 ? undefined : String(to) })
  return (
    <Section title={t('currencies.known')}>
      {found.rates.length === 0 ? (
        <EmptyState>{t('currencies.none')}</EmptyState>
      ) : (
        <Rows
          label={t('currencies.known')}
          foot={
            (found.more || page > 1) && (
              <Buttons>
                {page > 1 && (
                  <Button size="small" onClick={() => turn(page - 1)}>
                    {t('currencies.newer')}
                  </Button>
                )}
                {found.more && (
                  <Button size="small" onClick={() => turn(page + 1)}>
                    {t('currencies.more')}
                  </Button>
                )}
              </Buttons>
            )
          }
        >
          {found.rates.map(({ id, currency, validFrom, rate, source }) => {
            const day = format.day(validFrom)
            return (
              <Row
                key={id}
                title={t('currencies.value', { currency, rate: format.number(rate, 8), into: found.into })}
                note={[day, source].filter(Boolean).join(' · ')}
                actions={
                  found.canChange && (
                    <IconButton
                      size="small"
                      icon="trash"
                      label={t('currencies.remove', { currency, day })}
                      onClick={async () => {
                        const removed = await remove.run({ id })
                        if (removed) done(t('currencies.removed', { currency, day }), removed)
                      }}
                    />
                  )
                }
              />
            )
          })}
        </Rows>
      )}
    </Section>
  )
}
