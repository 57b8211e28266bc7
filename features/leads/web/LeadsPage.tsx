import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract } from '../contract.ts'
import { origins } from '../rules.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import { LeadDialog } from './LeadDialog.tsx'
import { LeadRow, useLeadWords } from './LeadRow.tsx'
import css from './Leads.module.css'
import { PasteDialog } from './PasteDialog.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
const { useClient } = operationHooks<typeof workbook>()
const step = 50
const most = 200

/** Leads: nobody's first, by how long they wait; what is shown lives in the address. */
export default function LeadsPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const words = useLeadWords()
  const { alone } = useMe()
  const navigate = useNavigate()
  const [pasting, setPasting] = useState(false)
  const [url, setUrl] = useUrl()
  const [limit, setLimit] = useState(step)
  const state = one(url.stand) === 'decided' ? 'decided' : 'open'
  const mine = !alone && one(url.wessen) === 'mine'
  const adding = origins.find((origin) => origin === one(url.neu))
  const filter = { state, ...(mine ? { mine } : {}) } as const
  const phone = usePhone()
  const client = useClient()
  const query = useOperation('listLeads', { ...filter, limit }, { keep: true, every: 60_000 })
  const add = (neu: string | undefined) => setUrl({ neu })
  return (
    <>
      <PageTitle
        title={t('leads.area')}
        actions={
          <Buttons>
            <Menu
              label={t('ui.actions')}
              align="end"
              trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('ui.actions')} />}
              items={[
                { label: t('leads.paste'), icon: 'columns', run: () => setPasting(true) },
                {
                  label: t('leads.settings'),
                  icon: 'settings',
                  run: () => void navigate({ to: '/einstellungen/anfragen' }),
                },
              ]}
            />
            <Button onClick={() => add('fair')}>{t('leads.newFair')}</Button>
            <Button kind="do" icon="plus" onClick={() => add('call')}>
              {t('leads.new')}
            </Button>
          </Buttons>
        }
      >
        {query.data && state === 'open' && (
          <>
            {rich('leads.lead', { count: query.data.total, waiting: query.data.waiting })}
            {query.data.medianMinutes !== null && (
              <> {t('leads.median', { time: words.duration(query.data.medianMinutes), count: query.data.reacted })}</>
            )}
          </>
        )}
      </PageTitle>
      <div className={css.filters}>
        <Segments
          label={t('leads.which')}
          value={state}
          onChange={(stand) => setUrl({ stand: stand === 'open' ? undefined : stand })}
          options={(['open', 'decided'] as const).map((value) => ({ value, label: t(`leads.${value}`) }))}
        />
        {!alone && (
          <Segments
            label={t('leads.whose')}
            value={mine ? 'mine' : 'all'}
            onChange={(wessen) => setUrl({ wessen: wessen === 'all' ? undefined : wessen })}
            options={(['all', 'mine'] as const).map((value) => ({ value, label: t(`leads.${value}`) }))}
          />
        )}
        {!phone && (
          <div className={css.export}>
            <ExportMenu save={(format) => client.exportLeads({ ...filter, format })} />
          </div>
        )}
      </div>
      <Loaded query={query}>
        {({ leads, next }) =>
          leads.length === 0 ? (
            <EmptyState example={state === 'open' ? t('leads.example') : undefined}>
              {t(state === 'open' ? 'leads.none' : 'leads.noneDecided')}
            </EmptyState>
          ) : (
            <Rows
              label={t('leads.area')}
              foot={
                next &&
                limit < most && (
                  <Button size="small" onClick={() => setLimit(Math.min(most, limit + step))}>
                    {t('leads.more')}
                  </Button>
                )
              }
            >
              {leads.map((lead) => (
                <LeadRow key={lead.id} lead={lead} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {pasting && <PasteDialog onClose={() => setPasting(false)} />}
      {adding && <LeadDialog origin={adding} onClose={() => add(undefined)} />}
    </>
  )
}
