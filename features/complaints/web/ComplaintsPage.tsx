import { useState } from 'react'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as samplesContract } from '#features/samples/contract.ts'
import { SampleDialog } from '#features/samples/web/SampleDialog.tsx'
import { SampleList } from '#features/samples/web/SampleList.tsx'
import type { contract as samplesWorkbook } from '#features/samples/workbook/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { bold, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract } from '../contract.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import { ComplaintDialog } from './ComplaintDialog.tsx'
import { ComplaintRow } from './ComplaintRow.tsx'
import css from './ComplaintsPage.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract & typeof samplesContract>()
const { useClient } = operationHooks<typeof workbook & typeof samplesWorkbook>()
const step = 50
const most = 200

/** What customers object to and which samples wait for their word; what is shown lives in the address. */
export default function ComplaintsPage() {
  const t = useT<Words>()
  const { alone } = useMe()
  const [url, setUrl] = useUrl()
  const [limit, setLimit] = useState(step)
  const [adding, setAdding] = useState<'complaint' | 'sample' | null>(null)
  const state = one(url.stand) === 'closed' ? 'closed' : 'open'
  const mine = !alone && one(url.wessen) === 'mine'
  const scope = mine ? { mine } : {}
  const ofComplaints = { state, ...scope } as const
  const ofSamples = { state: state === 'open' ? 'waiting' : 'decided', ...scope } as const
  const phone = usePhone()
  const client = useClient()
  const complaints = useOperation('listComplaints', { ...ofComplaints, limit }, { keep: true, every: 60_000 })
  const samples = useOperation('listSamples', { ...ofSamples, limit }, { keep: true, every: 60_000 })
  const more = () => setLimit(Math.min(most, limit + step))
  const noteOf = ({ total, overdue }: { total: number; overdue: number }) =>
    total === 0 || state === 'closed'
      ? undefined
      : t(overdue > 0 ? 'complaints.countOverdue' : 'complaints.count', { count: total, overdue })
  return (
    <>
      <PageTitle
        title={t('complaints.title')}
        actions={
          <Buttons>
            <Button icon="plus" onClick={() => setAdding('sample')}>
              {t('samples.new')}
            </Button>
            <Button kind="do" icon="plus" onClick={() => setAdding('complaint')}>
              {t('complaints.new')}
            </Button>
          </Buttons>
        }
      >
        {state === 'open' &&
          complaints.data &&
          samples.data &&
          bold(
            `${t('complaints.lead', { count: complaints.data.total })}, ${t('samples.lead', { count: samples.data.total })}.`,
          )}
      </PageTitle>
      <div className={css.filters}>
        <Segments
          label={t('complaints.which')}
          value={state}
          onChange={(stand) => setUrl({ stand: stand === 'open' ? undefined : stand })}
          options={(['open', 'closed'] as const).map((value) => ({ value, label: t(`complaints.${value}`) }))}
        />
        {!alone && (
          <Segments
            label={t('complaints.whose')}
            value={mine ? 'mine' : 'all'}
            onChange={(wessen) => setUrl({ wessen: wessen === 'all' ? undefined : wessen })}
            options={(['all', 'mine'] as const).map((value) => ({ value, label: t(`complaints.${value}`) }))}
          />
        )}
      </div>
      <Section
        title={t('complaints.complaints')}
        note={complaints.data && noteOf(complaints.data)}
        actions={!phone && <ExportMenu save={(format) => client.exportComplaints({ ...ofComplaints, format })} />}
      >
        <Loaded query={complaints}>
          {(list) =>
            list.complaints.length === 0 ? (
              <EmptyState example={state === 'open' ? t('complaints.example') : undefined}>
                {t(state === 'open' ? 'complaints.none' : 'complaints.noneClosed')}
              </EmptyState>
            ) : (
              <Rows
                label={t('complaints.complaints')}
                foot={
                  list.next &&
                  limit < most && (
                    <Button size="small" onClick={more}>
                      {t('complaints.more')}
                    </Button>
                  )
                }
              >
                {list.complaints.map((complaint) => (
                  <ComplaintRow key={complaint.id} complaint={complaint} />
                ))}
              </Rows>
            )
          }
        </Loaded>
      </Section>
      <Section
        title={t('samples.title')}
        note={samples.data && noteOf(samples.data)}
        actions={!phone && <ExportMenu save={(format) => client.exportSamples({ ...ofSamples, format })} />}
      >
        <Loaded query={samples}>
          {(list) => (
            <SampleList
              samples={list.samples}
              decided={state === 'closed'}
              onMore={list.next && limit < most ? more : undefined}
            />
          )}
        </Loaded>
      </Section>
      {adding === 'complaint' && <ComplaintDialog onClose={() => setAdding(null)} />}
      {adding === 'sample' && <SampleDialog onClose={() => setAdding(null)} />}
    </>
  )
}
