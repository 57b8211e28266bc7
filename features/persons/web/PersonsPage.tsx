import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { phoneToCall } from '#features/customers/rules.ts'
import { CustomerTabs } from '#features/customers/web/CustomerTabs.tsx'
import { mailLink, telLink } from '#features/customers/web/links.ts'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { ExportMenu } from '#features/list-files/web/ExportMenu.tsx'
import type { messages as listWords } from '#features/list-files/web/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import { ViewsMenu } from '#features/views/web/ViewsMenu.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { type Filter, FilterChips } from '#ui/Chips.tsx'
import { DataList } from '#ui/DataList.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { SearchInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import type { Column } from '#ui/list.ts'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { many, one, useListState, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract, Person } from '../contract.ts'
import { isYearUnknown, nameOf, shownYearless } from '../rules.ts'
import type { contract as workbook } from '../workbook/contract.ts'
import { PersonDialog } from './PersonDialog.tsx'
import type { Words } from './words.ts'

const { usePages } = operationHooks<typeof contract>()
const { useClient } = operationHooks<typeof workbook>()

/** Everybody one knows at the customers: found by name, function, company, number. */
export default function PersonsPage() {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const { member } = useMe()
  const { options } = useMembers()
  const [url, setUrl] = useUrl()
  const [state, setState] = useListState()
  const [adding, setAdding] = useState(false)
  const columns = useColumns()
  const owner = many(url.owner)
  const falling = state.sort?.by === 'name' && state.sort.desc
  const unfiltered = !one(url.q) && owner.length === 0
  const phone = usePhone()
  const client = useClient()
  const tl = useT<typeof listWords>()
  const shown = {
    search: one(url.q),
    owner: owner.length > 0 ? owner : undefined,
    left: one(url.left) ? undefined : false,
  }
  const pages = usePages('listPersons', {
    ...shown,
    sort: falling ? '-name' : 'name',
    limit: 100,
  })
  const total = pages.data?.[0]?.total ?? undefined
  const filters: Filter[] = [
    ...(options.length > 1
      ? [
          {
            id: 'owner',
            label: t('persons.owner'),
            options: [
              { value: member.id, label: t('persons.mine') },
              ...options.filter((option) => option.value !== member.id),
            ],
          },
        ]
      : []),
    { id: 'left', label: t('persons.withLeft') },
  ]
  return (
    <>
      <PageTitle
        title={t('persons.area')}
        actions={
          <Buttons>
            <CustomerTabs />
            <Button icon="plus" onClick={() => setAdding(true)}>
              {t('persons.new')}
            </Button>
          </Buttons>
        }
      >
        {total ? rich('persons.lead', { count: total }) : undefined}
      </PageTitle>
      <Loaded query={pages}>
        {(parts) => (
          <DataList<Person>
            label={t('persons.area')}
            rows={parts.flatMap((part) => part.persons)}
            rowId={(row) => row.id}
            rowName={nameOf}
            rowTo={(row) => `/personen/${row.id}`}
            columns={columns}
            state={state.sort ? state : { ...state, sort: { by: 'name', desc: false } }}
            onState={setState}
            total={total}
            onMore={pages.more}
            loadingMore={pages.loadingMore}
            empty={<EmptyState>{t(unfiltered ? 'persons.noneYet' : 'persons.none')}</EmptyState>}
            tools={
              <>
                <ViewsMenu page="persons" />
                {!phone && (
                  <ExportMenu
                    save={(format) => client.exportPersons({ ...shown, format })}
                    others={[
                      { label: tl('listFiles.asCards'), save: () => client.exportPersonCards(shown) },
                      {
                        label: tl('listFiles.asNewCards'),
                        save: () => client.exportPersonCards({ ...shown, version: '4.0' }),
                      },
                    ]}
                  />
                )}
              </>
            }
            filters={
              <FilterChips filters={filters} values={{ owner, left: many(url.left) }} onChange={setUrl}>
                <SearchInput
                  label={t('persons.search')}
                  value={one(url.q) ?? ''}
                  onChange={(q) => setUrl({ q: q || undefined })}
                />
              </FilterChips>
            }
          />
        )}
      </Loaded>
      {adding && <PersonDialog customerId={null} customerName={null} onClose={() => setAdding(false)} />}
    </>
  )
}

function useColumns(): Column<Person>[] {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  return [
    {
      id: 'name',
      header: t('persons.name'),
      sortable: true,
      width: '26%',
      cell: (row) => (
        <>
          {nameOf(row)} {row.leftAt && <Badge>{t('persons.gone')}</Badge>}
        </>
      ),
    },
    { id: 'function', header: t('persons.function'), width: '20%', cell: (row) => row.function },
    {
      id: 'company',
      header: t('persons.company'),
      cell: (row) => row.customerId && <Link to={`/kunden/${row.customerId}`}>{row.customerName}</Link>,
    },
    {
      id: 'phone',
      header: t('persons.phone'),
      width: '160px',
      phone: 'end',
      cell: ({ phones }) => {
        const phone = phoneToCall(phones)
        return phone && <a href={telLink(phone)}>{phone.number}</a>
      },
    },
    {
      id: 'email',
      header: t('persons.email'),
      width: '20%',
      hidden: true,
      phone: 'none',
      cell: (row) => row.emails[0] && <a href={mailLink(row.emails[0])}>{row.emails[0]}</a>,
    },
    {
      id: 'lastContact',
      header: t('persons.lastContact'),
      width: '140px',
      phone: 'none',
      cell: (row) => (row.lastContact ? format.ago(row.lastContact, today) : ''),
    },
    {
      id: 'birthday',
      header: t('persons.birthday'),
      width: '120px',
      hidden: true,
      phone: 'none',
      cell: (row) =>
        row.birthday &&
        (isYearUnknown(row.birthday)
          ? format.dayShort(shownYearless(row.birthday), shownYearless(row.birthday))
          : format.day(row.birthday)),
    },
  ]
}
