import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Badge, ClassBadge } from '#ui/Badge.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import type { Column } from '#ui/list.ts'
import type { Sort } from '#ui/url.ts'
import type { CustomerRow } from '../contract.ts'
import { sorts } from '../rules.ts'
import { mailLink, placeLine, telLink } from './links.ts'
import { useMembers } from './useMembers.ts'
import type { Words } from './words.ts'

/** The order as the server takes it; what stands in an old link and is no order is the name. */
export function sortOf(sort: Sort | null): (typeof sorts)[number] {
  const wanted = sort && `${sort.desc ? '-' : ''}${sort.by}`
  return sorts.find((one) => one === wanted) ?? 'name'
}

/** The columns of customers. Revenue stands there once there is any, the owner once there are colleagues. */
export function useCustomerColumns(carry: { revenue: boolean }): Column<CustomerRow>[] {
  const t = useT<Words>()
  const format = useFormat()
  const { today, company } = useMe()
  const { nameOf, options: colleagues } = useMembers()
  return [
    {
      id: 'name',
      header: t('customers.column.name'),
      sortable: true,
      cell: (row) => (
        <>
          {row.name} <ClassBadge keyAccount={row.mode === 'keyAccount'} name={row.class} />
          {row.standing !== 'customer' && (
            <>
              {' '}
              <Badge tone={row.standing === 'blocked' ? 'lost' : 'calm'}>
                {t(`customers.standing.${row.standing}`)}
              </Badge>
            </>
          )}
        </>
      ),
    },
    {
      id: 'postcode',
      header: t('customers.column.place'),
      width: '18%',
      sortable: true,
      cell: placeLine,
    },
    {
      id: 'owner',
      header: t('customers.column.owner'),
      width: '15%',
      hidden: colleagues.length < 2,
      cell: (row) => nameOf(row.ownerId) ?? <Badge tone="signal">{t('customers.nobody')}</Badge>,
    },
    {
      id: 'lastContact',
      header: t('customers.column.lastContact'),
      width: '140px',
      sortable: true,
      cell: (row) => (row.lastContact ? format.ago(row.lastContact, today) : t('customers.never')),
    },
    {
      id: 'due',
      header: t('customers.column.dueShort'),
      width: '120px',
      sortable: true,
      hidden: true,
      phone: 'none',
      cell: (row) => format.dayShort(row.due, today),
    },
    {
      id: 'revenue',
      header: t('customers.column.revenue'),
      width: '150px',
      align: 'end',
      sortable: true,
      hidden: !carry.revenue,
      phone: 'end',
      cell: (row) => (row.revenue === 0 ? '' : format.money(row.revenue, row.currency, 'never')),
    },
    {
      id: 'customerNumber',
      header: t('customers.column.customerNumber'),
      width: '120px',
      hidden: true,
      phone: 'none',
      cell: (row) => row.customerNumber,
    },
    {
      id: 'phone',
      header: t('customers.column.phone'),
      width: '150px',
      hidden: true,
      phone: 'none',
      cell: (row) => row.phone && <a href={telLink(row.phone)}>{row.phone}</a>,
    },
    {
      id: 'email',
      header: t('customers.column.email'),
      width: '18%',
      hidden: true,
      phone: 'none',
      cell: (row) => row.email && <a href={mailLink(row.email)}>{row.email}</a>,
    },
    {
      id: 'insideSales',
      header: t('customers.column.insideSales'),
      width: '14%',
      hidden: true,
      phone: 'none',
      cell: (row) => nameOf(row.insideSalesId),
    },
    {
      id: 'branch',
      header: t('customers.column.branch'),
      width: '13%',
      hidden: true,
      phone: 'none',
      cell: (row) => row.branch,
    },
    {
      id: 'region',
      header: t('customers.column.region'),
      width: '10%',
      hidden: true,
      phone: 'none',
      cell: (row) => row.region,
    },
    {
      id: 'tags',
      header: t('customers.column.tags'),
      width: '14%',
      hidden: true,
      phone: 'none',
      cell: (row) => row.tags.join(', '),
    },
    {
      id: 'created',
      header: t('customers.column.created'),
      width: '120px',
      sortable: true,
      hidden: true,
      phone: 'none',
      cell: (row) => format.day(dayOf(row.createdAt, company.timeZone)),
    },
  ]
}
