import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useConverted } from '#features/currencies/web/useConverted.ts'
import { HealthLight } from '#features/key-accounts/web/plan/Health.tsx'
import type { Output } from '#shared/contract.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState, Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import css from './Value.module.css'
import type { Words } from './words.ts'

const { useOperation, useClient } = operationHooks<typeof contract>()
type Found = Output<(typeof contract)['getAccountValues']>

/** All key accounts: what they are worth, what they cost, and how near we are. */
export default function ValuesPage() {
  const t = useT<Words>()
  const format = useFormat()
  const convertedText = useConverted()
  const query = useOperation('getAccountValues', {})
  const found = query.data
  return (
    <>
      <PageTitle
        title={t('accountValue.title')}
        note={
          found && t('keyAccounts.period', { from: format.day(found.period.from), to: format.day(found.period.to) })
        }
        actions={
          <Buttons>
            {found && found.accounts.length > 0 && <Export />}
            <ButtonLink to="/einstellungen/kundenwert">{t('accountValue.settings')}</ButtonLink>
          </Buttons>
        }
      >
        {t('accountValue.lead')}
      </PageTitle>
      <Loaded query={query}>
        {(read) => (
          <>
            {read.converted.length > 0 && <Notice title={convertedText(read.converted).join(' ')} />}
            {read.accounts.length === 0 ? <EmptyState>{t('accountValue.empty')}</EmptyState> : <List found={read} />}
          </>
        )}
      </Loaded>
    </>
  )
}

function Export() {
  const translate = useTranslate()
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      saveFile(await client.exportAccountValues({}))
    } catch (error) {
      toast(errorSentence(error, translate, 'read'), { tone: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon="download" busy={busy} onClick={save}>
      Excel
    </Button>
  )
}

const heads = [
  'light',
  'relationship',
  'growth',
  'margin',
  'marginRate',
  'cost',
  'net',
  'value',
  'valueGrowth',
  'answered',
] as const

function List({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const { currency, company } = found
  const money = (amount: number | null) => format.money(amount, currency, 'never')
  const change = (value: number | null) => (value === null ? '–' : format.change(value))
  return (
    <Section
      title={t('accountValue.list')}
      note={
        company.marginRate === null
          ? undefined
          : t('accountValue.company', {
              rate: format.percent(company.marginRate),
              net: format.percent(company.netRate),
            })
      }
    >
      <Card>
        <FigureTable
          label={t('accountValue.list')}
          head={
            <>
              <th scope="col">{t('accountValue.column.name')}</th>
              {heads.map((head) => (
                <th scope="col" data-words key={head}>
                  {t(`accountValue.column.${head}`)}
                </th>
              ))}
            </>
          }
        >
          {found.accounts.map((one) => (
            <tr key={one.customerId}>
              <th scope="row" className={css.name}>
                <Link to={`/schluesselkunden/${one.customerId}/wert` as never}>{one.name}</Link>
                <small>{t(`accountValue.balance.${one.balance ?? 'none'}`)}</small>
              </th>
              <td>
                <HealthLight light={one.light} />
              </td>
              <td>{t('keyAccounts.of4', { value: format.number(one.relationship, 1) })}</td>
              <td>{change(one.growth)}</td>
              <td>{money(one.margin)}</td>
              <td>{format.percent(one.marginRate)}</td>
              <td>{money(one.cost)}</td>
              <td>{money(one.net)}</td>
              <td>{money(one.lifetime?.afterYear ?? null)}</td>
              <td>{change(one.valueGrowth)}</td>
              <td>{one.answered.judged > 0 ? format.percent(one.answered.inTime / one.answered.judged) : '–'}</td>
            </tr>
          ))}
        </FigureTable>
      </Card>
    </Section>
  )
}
