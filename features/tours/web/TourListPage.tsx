import { useNavigate } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { useUrl } from '#ui/url.ts'
import type { contract, TourStop } from '../contract.ts'
import { addressOf } from '../rules.ts'
import type { messages } from './messages.ts'
import css from './TourListPage.module.css'
import { useTour } from './useTour.ts'

const { useOperation } = operationHooks<typeof contract>()

/** The tour on paper: when, where, what was last, and room for what was said. */
export default function TourListPage() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const navigate = useNavigate()
  const { today } = useMe()
  const [url] = useUrl()
  const { plan } = useTour()
  const query = useOperation('getTour', plan, { enabled: plan.stops.length > 0 })
  return (
    <>
      <PageTitle
        title={t('tours.title')}
        note={format.dayLong(plan.day, today)}
        actions={
          <div data-print="no">
            <Buttons>
              <Button onClick={() => void navigate({ to: '/tour', search: url as never })}>
                {t('tours.backToPlan')}
              </Button>
              <Button kind="do" icon="print" onClick={() => window.print()}>
                {t('tours.print')}
              </Button>
            </Buttons>
          </div>
        }
      >
        {query.data &&
          t('tours.listLead', {
            count: query.data.stops.length,
            km: query.data.roadKm,
            time: plan.time,
            place: query.data.start.name,
          })}
      </PageTitle>
      {plan.stops.length === 0 ? (
        <EmptyState>{t('tours.listEmpty')}</EmptyState>
      ) : (
        <Loaded query={query}>
          {({ stops }) => (
            <div className={css.sheet}>
              <table className={css.list}>
                <thead>
                  <tr>
                    <th scope="col">{t('tours.arrival')}</th>
                    <th scope="col">{t('tours.customer')}</th>
                    <th scope="col">{t('tours.last')}</th>
                    <th scope="col">{t('tours.notes')}</th>
                  </tr>
                </thead>
                <tbody>
                  {stops.map((stop) => (
                    <StopLine key={stop.id} stop={stop} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Loaded>
      )}
    </>
  )
}

function StopLine({ stop }: { stop: TourStop }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today, company } = useMe()
  return (
    <tr>
      <td>{format.time(stop.arrivesAt, company.timeZone)}</td>
      <td>
        <b>{stop.name}</b>
        <small>{addressOf({ ...stop, country: null })}</small>
        <small>{[stop.phone, t('tours.km', { km: stop.roadKm })].filter(Boolean).join(' · ')}</small>
      </td>
      <td>
        {stop.lastContact ? format.ago(stop.lastContact, today) : t('tours.neverSpoken')}
        {stop.isDue && <small>{t('tours.due')}</small>}
      </td>
      <td />
    </tr>
  )
}
