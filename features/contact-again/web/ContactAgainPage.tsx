import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CustomerTabs } from '#features/customers/web/CustomerTabs.tsx'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import { ViewsMenu } from '#features/views/web/ViewsMenu.tsx'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { useShortcuts } from '#ui/shortcuts.ts'
import { one, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import { ComingUp } from './ComingUp.tsx'
import css from './ContactAgainPage.module.css'
import { PlanDialog } from './PlanDialog.tsx'
import { filterOfUrl, filterSearch, useContactFilters, useOwnFirst } from './useContactFilters.ts'
import { WorkList } from './WorkList.tsx'

const { useOperation } = operationHooks<typeof contract>()
const { useClient } = operationHooks<typeof workbook>()
const step = 50
const most = 200

/** Whom to contact again, worked off by keyboard or thumb; what is shown stands in the address. */
export default function ContactAgainPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const format = useFormat()
  const phone = usePhone()
  const [url] = useUrl()
  useOwnFirst()
  const [limit, setLimit] = useState(step)
  const [planning, setPlanning] = useState(false)
  const filter = filterOfUrl(url)
  const query = useOperation('listContactAgain', { ...filter, limit }, { keep: true, every: 60_000 })
  const listed = (query.data?.total ?? 0) > 0
  useShortcuts({ w: { label: t('contactAgain.plan'), run: () => setPlanning(true) } }, listed)
  const filtered = Object.values(filter).some((chosen) => chosen !== undefined)

  return (
    <>
      <PageTitle
        title={t('contactAgain.title')}
        actions={
          <div data-print="no">
            <Buttons>
              <CustomerTabs />
              {!phone && listed && (
                <Button keys="w" onClick={() => setPlanning(true)}>
                  {t('contactAgain.plan')}
                </Button>
              )}
            </Buttons>
          </div>
        }
      >
        {query.data &&
          (query.data.weeklyLoad === null
            ? rich(query.data.more ? 'contactAgain.leadMany' : 'contactAgain.leadOnly', { count: query.data.total })
            : rich('contactAgain.lead', { count: query.data.total, load: format.number(query.data.weeklyLoad) }))}
      </PageTitle>
      <Tools listed={listed} onPlan={() => setPlanning(true)} />
      <Loaded query={query}>
        {({ customers, total, more, weeklyLoad }) =>
          customers.length > 0 ? (
            <WorkList
              label={t('contactAgain.title')}
              customers={customers}
              start={one(url.kunde)}
              foot={
                total > customers.length && limit < most ? (
                  <Button size="small" onClick={() => setLimit(Math.min(most, limit + step))}>
                    {more ? t('contactAgain.moreMany') : t('contactAgain.more', { count: total - customers.length })}
                  </Button>
                ) : undefined
              }
            />
          ) : filtered || weeklyLoad ? (
            <EmptyState>{t(filtered ? 'contactAgain.nobodyFiltered' : 'contactAgain.allDone')}</EmptyState>
          ) : (
            <EmptyState
              action={
                <ButtonLink kind="do" to="/einlesen">
                  {t('contactAgain.import')}
                </ButtonLink>
              }
              example={t('contactAgain.example')}
            >
              {t('contactAgain.empty')}
            </EmptyState>
          )
        }
      </Loaded>
      <ComingUp filter={filter} />
      <PlanDialog open={planning} filter={filter} onClose={() => setPlanning(false)} />
    </>
  )
}

/** Whose customers and which of them; the list planned, as a view, on paper, as an Excel file. */
function Tools({ listed, onPlan }: { listed: boolean; onPlan: () => void }) {
  const t = useT<typeof messages>()
  const phone = usePhone()
  const client = useClient()
  const navigate = useNavigate()
  const [url] = useUrl()
  const { filters, values, change } = useContactFilters()
  return (
    <div className={css.tools} data-print="no">
      <FilterChips filters={filters} values={values} onChange={change} />
      <div className={css.end}>
        {phone && listed && (
          <Button size="small" onClick={onPlan}>
            {t('contactAgain.plan')}
          </Button>
        )}
        <ViewsMenu page="contactAgain" />
        {listed && (
          <>
            <IconButton
              size="small"
              kind="plain"
              icon="print"
              label={t('contactAgain.print')}
              onClick={() => void navigate({ to: '/wieder-kontaktieren/liste', search: filterSearch(url) as never })}
            />
            {!phone && <ExportMenu save={(format) => client.exportContactAgain({ ...filterOfUrl(url), format })} />}
          </>
        )}
      </div>
    </div>
  )
}
