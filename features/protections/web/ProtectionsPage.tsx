import { useState } from 'react'
import { CustomerTabs } from '#features/customers/web/CustomerTabs.tsx'
import type { Output } from '#shared/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract, Partner } from '../contract.ts'
import { ClaimRow } from './ClaimRow.tsx'
import { OpenDisputes, SettledDisputes } from './Disputes.tsx'
import { PartnerDialog } from './PartnerDialog.tsx'
import { Partners } from './Partners.tsx'
import css from './Protections.module.css'
import { RequestDialog } from './RequestDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, usePages } = operationHooks<typeof contract>()
const leadTimes = ['30', '60', '90', '180'] as const

/** Who is protected where, what is asked for, what runs out, where two claim the same; and the partners. */
export default function ProtectionsPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const query = useOperation('listPartners', {})
  const counts = useOperation('listProtections', { withinDays: useLeadDays(), limit: 1 }).data
  const [asking, setAsking] = useState(false)
  const [adding, setAdding] = useState(false)
  const partners = query.data?.partners ?? []
  return (
    <>
      <PageTitle
        title={t('protections.area')}
        actions={
          <Buttons>
            <CustomerTabs />
            {partners.length > 0 && (
              <Button kind="do" icon="plus" onClick={() => setAsking(true)}>
                {t('protections.new')}
              </Button>
            )}
          </Buttons>
        }
      >
        {counts && counts.granted + counts.requested > 0
          ? rich('protections.lead', {
              granted: counts.granted,
              requested: counts.requested,
              runsOut: counts.runsOut,
            })
          : undefined}
      </PageTitle>
      <Loaded query={query}>
        {(found) =>
          found.partners.length === 0 ? (
            <EmptyState
              action={
                found.canKeep && (
                  <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
                    {t('protections.partner.add')}
                  </Button>
                )
              }
              example={t('protections.emptyExample')}
            >
              {t('protections.empty')}
            </EmptyState>
          ) : (
            <>
              <OpenDisputes />
              <Claims partners={found.partners} />
              <SettledDisputes />
              <Partners found={found} onAdd={() => setAdding(true)} />
            </>
          )
        }
      </Loaded>
      {asking && <RequestDialog partners={partners} onClose={() => setAsking(false)} />}
      {adding && <PartnerDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function useLeadDays(): number {
  const [url] = useUrl()
  return Number(leadTimes.find((days) => days === one(url.vorlauf)) ?? '60')
}

/** What is open, next to end first, or what is over. */
function Claims({ partners }: { partners: Partner[] }) {
  const t = useT<Words>()
  const [url, set] = useUrl()
  const withinDays = useLeadDays()
  const state = one(url.stand) === 'over' ? 'over' : 'open'
  const partnerId = one(url.partner)
  const input = { state, withinDays, limit: 50, ...(partnerId ? { partnerId } : {}) } as const
  const pages = usePages('listProtections', input)
  const title = t(state === 'over' ? 'protections.list.over' : 'protections.list')
  const rows = pages.data?.flatMap((page: Output<(typeof contract)['listProtections']>) => page.protections) ?? []
  return (
    <Section title={title}>
      <div className={css.choices} data-print="no">
        <Segments
          label={t('protections.show')}
          value={state}
          options={(['open', 'over'] as const).map((value) => ({ value, label: t(`protections.show.${value}`) }))}
          onChange={(value) => set({ stand: value === 'over' ? value : undefined })}
        />
        <SelectInput
          aria-label={t('protections.partner')}
          value={partnerId ?? null}
          empty={t('protections.partner.all')}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => set({ partner: value ?? undefined })}
        />
        {state === 'open' && (
          <SelectInput
            aria-label={t('protections.within')}
            value={String(withinDays)}
            options={leadTimes.map((value) => ({
              value,
              label: t('protections.within.days', { count: Number(value) }),
            }))}
            onChange={(value) => set({ vorlauf: value ?? undefined })}
          />
        )}
      </div>
      <Loaded query={pages}>
        {() =>
          rows.length === 0 ? (
            <Card padded>{t('protections.none')}</Card>
          ) : (
            <Rows
              label={title}
              foot={
                pages.more && (
                  <Button kind="link" busy={pages.loadingMore} onClick={pages.more}>
                    {t('protections.more')}
                  </Button>
                )
              }
            >
              {rows.map((protection) => (
                <ClaimRow key={protection.id} protection={protection} canDecide={pages.data?.[0]?.canDecide ?? false} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Section>
  )
}
