import { type ReactNode, useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { ClassBadge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { SelectInput, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Columns, Section } from '#ui/Section.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { contract, NearbyCustomer } from '../contract.ts'
import { mostStops } from '../rules.ts'
import type { messages } from './messages.ts'
import css from './TourPage.module.css'
import { TourPlan } from './TourPlan.tsx'
import { radii, useTour } from './useTour.ts'

const { useOperation } = operationHooks<typeof contract>()

/** Who is near a place, and from them a tour in a sensible order; all of it stands in the address. */
export default function TourPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const tour = useTour()
  const query = useOperation('listNearby', tour.nearby, { enabled: tour.hasStart })
  const { data } = query
  const place = data?.start.name ?? ''
  return (
    <>
      <PageTitle title={t('tours.title')}>
        {tour.hasStart &&
          data &&
          (data.more
            ? rich('tours.leadFirst', { count: data.customers.length, place })
            : rich('tours.lead', { count: data.customers.length, radius: tour.nearby.radius, place }))}
      </PageTitle>
      <StartForm />
      {tour.hasStart ? (
        <Parts nearby={<Nearby query={query} />} />
      ) : (
        <EmptyState example={t('tours.example')}>{t('tours.empty')}</EmptyState>
      )}
    </>
  )
}

/** Beside each other; on a phone the tour stands above the long list once somebody is on it. */
function Parts({ nearby }: { nearby: ReactNode }) {
  const phone = usePhone()
  const { plan } = useTour()
  if (!phone) {
    return (
      <Columns wide aside={<TourPlan />}>
        {nearby}
      </Columns>
    )
  }
  return (
    <>
      {plan.stops.length > 0 && <TourPlan />}
      {nearby}
    </>
  )
}

function StartForm() {
  const t = useT<typeof messages>()
  const { nearby, setUrl } = useTour()
  const [place, setPlace] = useState(nearby.place ?? '')
  return (
    <search>
      <form
        className={css.start}
        onSubmit={(event) => {
          event.preventDefault()
          if (place.trim()) setUrl({ place: place.trim(), customer: undefined }, { push: true })
        }}
      >
        <Field label={t('tours.place')}>
          {(control) => <TextInput {...control} maxLength={120} value={place} onChange={setPlace} />}
        </Field>
        <Field label={t('tours.radius')}>
          {(control) => (
            <SelectInput
              {...control}
              value={String(nearby.radius)}
              options={radii.map((value) => ({ value, label: `${value} km` }))}
              onChange={(radius) => setUrl({ radius: radius ?? undefined })}
            />
          )}
        </Field>
        <Button type="submit" icon="search">
          {t('tours.find')}
        </Button>
      </form>
    </search>
  )
}

type NearbyAnswer = { customers: NearbyCustomer[] }

function Nearby(props: { query: { data: NearbyAnswer | undefined; error: unknown; refetch: () => unknown } }) {
  const t = useT<typeof messages>()
  const me = useMe()
  const { values, plan, setUrl } = useTour()
  return (
    <Section title={t('tours.near')}>
      <div className={css.filters}>
        <FilterChips
          filters={[
            { id: 'due', label: t('tours.filter.due') },
            ...(me.alone ? [] : [{ id: 'mine', label: t('tours.filter.mine') }]),
            {
              id: 'class',
              label: t('tours.filter.class'),
              options: ['A', 'B', 'C', 'none'].map((value) => ({
                value,
                label: value === 'none' ? t('tours.filter.noClass') : value,
              })),
            },
          ]}
          values={values}
          onChange={setUrl}
        />
      </div>
      <Loaded query={props.query}>
        {({ customers }) =>
          customers.length === 0 ? (
            <EmptyState>{t('tours.nobody')}</EmptyState>
          ) : (
            <Rows
              label={t('tours.near')}
              foot={plan.stops.length >= mostStops ? t('tours.full', { most: mostStops }) : undefined}
            >
              {customers.map((customer) => (
                <NearbyRow key={customer.id} customer={customer} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </Section>
  )
}

function NearbyRow({ customer }: { customer: NearbyCustomer }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const { plan, setUrl } = useTour()
  const format = useFormat()
  const { id, name } = customer
  const taken = plan.stops.includes(id)
  const note = [
    [customer.postcode, customer.city].filter(Boolean).join(' '),
    customer.km === 0 ? t('tours.here') : t('tours.km', { km: customer.km }),
    customer.lastContact
      ? t('tours.lastContact', { ago: format.ago(customer.lastContact, today) })
      : t('tours.neverSpoken'),
  ]
  return (
    <Row
      title={name}
      to={`/kunden/${id}`}
      badge={<ClassBadge keyAccount={customer.mode === 'keyAccount'} name={customer.class} />}
      note={
        <>
          {note.join(' · ')}
          {customer.isDue ? (
            <>
              {' · '}
              <b className={css.due}>{t('tours.due')}</b>
            </>
          ) : (
            customer.due && ` · ${t('tours.dueOn', { day: format.day(customer.due) })}`
          )}
        </>
      }
      actions={
        <Button
          size="small"
          icon={taken ? 'check' : 'plus'}
          aria-pressed={taken}
          aria-label={t('tours.addName', { name })}
          disabled={!taken && plan.stops.length >= mostStops}
          onClick={() => setUrl({ stop: taken ? plan.stops.filter((stop) => stop !== id) : [...plan.stops, id] })}
        >
          {t('tours.add')}
        </Button>
      }
    />
  )
}
