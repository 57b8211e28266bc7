import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { readsOfSheet } from '#features/customer-sheet/web/readsOfSheet.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { CheckField, Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { useKeepsReads, useReadAhead } from '#ui/offline/useReadAhead.ts'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import { stringifySearch, useUrl } from '#ui/url.ts'
import type { contract, TourStop } from '../contract.ts'
import { addressOf, mapLinks, routeLinks } from '../rules.ts'
import type { messages } from './messages.ts'
import css from './TourPage.module.css'
import { useTour } from './useTour.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** Who was taken along, in a sensible order with times, and how it leaves the house: paper, calendar, map. */
export function TourPlan() {
  const t = useT<typeof messages>()
  const { plan, setUrl } = useTour()
  const query = useOperation('getTour', plan, { enabled: plan.stops.length > 0 })
  const stops = plan.stops.length > 0 ? (query.data?.stops ?? []) : []
  return (
    <Section
      title={t('tours.title')}
      note={stops.length > 0 && t('tours.stops', { count: stops.length, km: query.data?.roadKm ?? 0 })}
      actions={
        plan.stops.length > 0 && (
          <Button kind="ghost" size="small" onClick={() => setUrl({ stop: undefined })}>
            {t('tours.clear')}
          </Button>
        )
      }
    >
      {plan.stops.length === 0 ? (
        <Card padded>{t('tours.choose')}</Card>
      ) : (
        <>
          <When />
          <Loaded query={query}>
            {() => (
              <>
                <Rows label={t('tours.stopsOf')}>
                  {stops.map((stop) => (
                    <StopRow key={stop.id} stop={stop} />
                  ))}
                </Rows>
                <Leave stops={stops} />
                <StopsAhead stops={stops} />
              </>
            )}
          </Loaded>
        </>
      )}
    </Section>
  )
}

/** What one wants to know at the doors of this tour, read ahead for where there is no network. */
function StopsAhead({ stops }: { stops: TourStop[] }) {
  const key = useKeepsReads() ? stops.map(({ id }) => id).join(' ') : ''
  useReadAhead(useMemo(() => key.split(' ').filter(Boolean).flatMap(readsOfSheet), [key]))
  return null
}

function When() {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const { plan, setUrl } = useTour()
  return (
    <>
      <div className={css.when}>
        <Field label={t('tours.day')}>
          {(control) => (
            <DayInput
              {...control}
              value={plan.day}
              today={today}
              onChange={(day) => setUrl({ day: day ?? undefined })}
            />
          )}
        </Field>
        <Field label={t('tours.time')}>
          {(control) => (
            <TextInput
              {...control}
              type="time"
              value={plan.time}
              onChange={(time) => setUrl({ time: time || undefined })}
            />
          )}
        </Field>
        <Field label={t('tours.minutes')}>
          {(control) => (
            <NumberInput
              {...control}
              value={plan.minutes}
              least={5}
              most={480}
              digits={0}
              onChange={(minutes) => setUrl({ minutes: minutes === null ? undefined : String(minutes) })}
            />
          )}
        </Field>
      </div>
      <CheckField
        label={t('tours.back')}
        checked={plan.back}
        onChange={(back) => setUrl({ back: back ? undefined : 'no' })}
      />
    </>
  )
}

function StopRow({ stop }: { stop: TourStop }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { company } = useMe()
  const { plan, setUrl } = useTour()
  const { id, name } = stop
  const { app, web } = mapLinks(stop)
  return (
    <Row
      when={format.time(stop.arrivesAt, company.timeZone)}
      title={name}
      to={`/kunden/${id}`}
      note={
        <>
          {[addressOf({ ...stop, country: null }), t('tours.km', { km: stop.roadKm }), stop.phone]
            .filter(Boolean)
            .join(' · ')}
          <span className={css.links}>
            <a href={app} aria-label={t('tours.mapAppOf', { name })}>
              {t('tours.mapApp')}
            </a>
            <a
              href={web}
              target="_blank"
              rel="noreferrer"
              aria-label={`${t('tours.openStreetMapOf', { name })} (${t('tours.newTab')})`}
            >
              {t('tours.openStreetMap')}
            </a>
          </span>
        </>
      }
      actions={
        <IconButton
          size="small"
          icon="close"
          label={t('tours.removeName', { name })}
          onClick={() => setUrl({ stop: plan.stops.filter((one) => one !== id) })}
        />
      }
    />
  )
}

/** Paper, calendar, map. */
function Leave({ stops }: { stops: TourStop[] }) {
  const t = useT<typeof messages>()
  const { plan } = useTour()
  const navigate = useNavigate()
  const [url] = useUrl()
  const routes = routeLinks(stops)
  const done = useDone()
  const make = useCommand('createTourAppointments')
  const enter = async () => {
    const made = await make.run(plan)
    if (made?.made === 0) toast(t('tours.appointmentsKept'))
    else if (made) done(t('tours.appointmentsMade', { count: made.made }), made)
  }
  return (
    <>
      <div className={css.foot}>
        <Buttons>
          <Button kind="do" icon="print" onClick={() => void navigate({ to: '/tour/liste', search: url as never })}>
            {t('tours.list')}
          </Button>
          <Button icon="calendar" busy={make.busy} onClick={enter}>
            {t('tours.appointments')}
          </Button>
          <ButtonLink icon="download" href={`/api/tours/ics${stringifySearch(plan)}`} download>
            {t('tours.calendar')}
          </ButtonLink>
        </Buttons>
        {routes.map((href, i) => (
          <a key={href} href={href} target="_blank" rel="noreferrer">
            {routes.length > 1 ? t('tours.routePart', { part: i + 1 }) : t('tours.route')}
          </a>
        ))}
      </div>
      <p className={css.hint}>{t('tours.reckoned')}</p>
    </>
  )
}
