import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { FiguresTabs } from '#features/reports/figures/web/FiguresTabs.tsx'
import { PeriodChoice } from '#features/reports/movement/web/PeriodChoice.tsx'
import { usePeriod } from '#features/reports/movement/web/usePeriod.ts'
import type { Output } from '#shared/contract.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { FigureCell, FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import { one, useUrl } from '#ui/url.ts'
import type { contract } from '../contract.ts'
import css from './Commission.module.css'
import { Statement } from './Statement.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type Found = Output<(typeof contract)['getCommission']>

/** What a period pays: everybody for the sales lead, oneself for everybody else, each line explained. */
export default function CommissionPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const { member } = useMe()
  const period = usePeriod()
  const [url] = useUrl()
  const query = useOperation('getCommission', period.period, { enabled: period.ready, keep: true })
  const found = query.data
  const money = (amount: number) => format.money(amount, found?.currency ?? 'EUR')
  const memberId = one(url.mitglied) ?? (found?.members.some(({ memberId: id }) => id === member.id) ? member.id : null)
  return (
    <>
      <PageTitle
        title={t('commission.area')}
        note={`${format.day(period.period.from)} – ${format.day(period.period.to)}`}
        actions={<FiguresTabs />}
      >
        {found &&
          (found.total.lines > 0
            ? rich('commission.lead', { pay: money(found.total.pay), part: money(found.total.part) })
            : t('commission.lead.none'))}
      </PageTitle>
      <div className={css.choices} data-print="no">
        <PeriodChoice period={period} />
        <Buttons>
          <ButtonLink to="/einstellungen/provision">{t('commission.settings')}</ButtonLink>
          {found?.canLock && <Lock period={period.period} />}
        </Buttons>
      </div>
      <Loaded query={query}>
        {(read) => (
          <>
            {read.locked && <Notice title={t('commission.locked')} />}
            {read.otherCurrencies.length > 0 && (
              <Notice title={t('commission.otherCurrencies', { currencies: format.list(read.otherCurrencies) })} />
            )}
            <People found={read} />
            {memberId && <Statement period={period.period} memberId={memberId} />}
          </>
        )}
      </Loaded>
    </>
  )
}

function People({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const [, set] = useUrl()
  const money = (amount: number) => format.money(amount, found.currency, 'always')
  if (found.members.length === 0)
    return (
      <Section title={t('commission.people')}>
        <Card padded>{t('commission.none')}</Card>
      </Section>
    )
  return (
    <Section title={t('commission.people')}>
      <Card>
        <FigureTable
          label={t('commission.people')}
          head={
            <>
              <th scope="col">{t('commission.column.name')}</th>
              <th scope="col">{t('commission.column.part')}</th>
              <th scope="col">{t('commission.column.pay')}</th>
              <th scope="col">{t('commission.column.lines')}</th>
              <th scope="col" data-words>
                {t('commission.column.corrections')}
              </th>
            </>
          }
        >
          {found.members.map(({ memberId, name, part, pay, lines, corrections }) => (
            <tr key={memberId}>
              <th scope="row">{name}</th>
              <td>{money(part)}</td>
              <FigureCell onOpen={() => set({ mitglied: memberId })}>{money(pay)}</FigureCell>
              <td data-calm>{format.number(lines)}</td>
              <td data-calm>{format.number(corrections)}</td>
            </tr>
          ))}
          {found.members.length > 1 && (
            <tr data-total>
              <th scope="row">{t('commission.total')}</th>
              <td>{money(found.total.part)}</td>
              <td>{money(found.total.pay)}</td>
              <td>{format.number(found.total.lines)}</td>
              <td>{format.number(found.total.corrections)}</td>
            </tr>
          )}
        </FigureTable>
      </Card>
    </Section>
  )
}

const { useCommand } = operationHooks<typeof contract>()

function Lock({ period }: { period: { from: string; to: string } }) {
  const t = useT<Words>()
  const format = useFormat()
  const lock = useCommand('lockStatements')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('commission.lock')}</Button>
      <ConfirmDialog
        open={asking}
        title={t('commission.lock.title', { day: format.day(period.to) })}
        confirm={t('commission.lock')}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const locked = await lock.run(period)
          setAsking(false)
          if (locked) toast(t('commission.lock.done', { count: locked.statements }), { tone: 'done' })
        }}
      >
        {t('commission.lock.text')}
      </ConfirmDialog>
    </>
  )
}
