import { useMemo, useState } from 'react'
import { ClassBadge } from '#ui/Badge.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { DataList } from '#ui/DataList.tsx'
import { useFormat } from '#ui/i18n.tsx'
import { SearchInput } from '#ui/inputs.tsx'
import type { Column } from '#ui/list.ts'
import { PageTitle } from '#ui/PageTitle.tsx'
import { toast } from '#ui/toast.ts'
import { many, one, useListState, useUrl } from '#ui/url.ts'
import { de, today } from './words.ts'

type Customer = {
  id: string
  name: string
  class: string | null
  town: string
  owner: string
  revenue: number
  last: string
}

const first = [
  'Stahlbau',
  'Technik',
  'Reiser',
  'Aichele',
  'Kübler',
  'Hohner',
  'Brand',
  'Öchsle',
  'Maschinenbau',
  'Präzisions',
]
const second = [
  'Müller KG',
  'Vogt AG',
  'Pumpen GmbH',
  'Werkzeugbau',
  'Hydraulik',
  'Antriebe AG',
  'Fördertechnik GmbH & Co. KG',
]
const towns = ['Esslingen', 'Herrenberg', 'Winterthur', 'Nagold', 'Göppingen', 'Ulm']
const all: Customer[] = Array.from({ length: 3000 }, (_, index) => ({
  id: String(index),
  name: `${first[index % first.length]} ${second[(index * 3) % second.length]}${index > 60 ? ` ${index}` : ''}`,
  class: ['A', 'B', 'C', null][index % 4] ?? null,
  town: towns[index % towns.length] ?? '',
  owner: index % 3 === 0 ? 'Jonas Bader' : 'Tina Alber',
  revenue: ((index * 7919) % 9000) * 10_000,
  last: `2026-${String(1 + ((index * 5) % 11)).padStart(2, '0')}-${String(1 + ((index * 3) % 20)).padStart(2, '0')}`,
}))

export default function List() {
  const format = useFormat()
  const [values, set] = useUrl()
  const [state, setState] = useListState()
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const text = one(values.q) ?? ''
  const chosen = many(values.class).join()

  const rows = useMemo(() => {
    const classes = chosen.split(',').filter(Boolean)
    const found = all
      .filter((customer) => customer.name.toLowerCase().includes(text.toLowerCase()))
      .filter((customer) => classes.length === 0 || classes.includes(customer.class ?? ''))
    const sort = state.sort
    if (!sort) return found
    const sorted = found.toSorted((a, b) =>
      sort.by === 'revenue'
        ? a.revenue - b.revenue
        : format.compare(String(a[sort.by as 'name']), String(b[sort.by as 'name'])),
    )
    return sort.desc ? sorted.toReversed() : sorted
  }, [text, chosen, state.sort, format])

  const columns: Column<Customer>[] = [
    {
      id: 'name',
      header: de('Kunde', 'Customer'),
      sortable: true,
      cell: (row) => (
        <>
          {row.name} <ClassBadge name={row.class} />
        </>
      ),
    },
    { id: 'town', header: de('Ort', 'Town'), width: '16%', sortable: true, cell: (row) => row.town },
    { id: 'owner', header: de('Betreut von', 'Owner'), width: '17%', cell: (row) => row.owner },
    {
      id: 'revenue',
      header: de('Umsatz 12 Monate', 'Revenue 12 months'),
      width: '150px',
      align: 'end',
      sortable: true,
      phone: 'end',
      cell: (row) => format.money(row.revenue, 'EUR'),
    },
    {
      id: 'last',
      header: de('Letztes Gespräch', 'Last conversation'),
      width: '150px',
      align: 'end',
      cell: (row) => format.ago(row.last, today),
    },
    {
      id: 'number',
      header: de('Kundennummer', 'Number'),
      width: '120px',
      hidden: true,
      cell: (row) => `1${row.id.padStart(4, '0')}`,
    },
  ]
  return (
    <>
      <PageTitle
        title={de('Kunden', 'Customers')}
        actions={
          <ButtonLink kind="do" icon="plus" to="/form">
            {de('Kunde anlegen', 'New customer')}
          </ButtonLink>
        }
      >
        {de('3.000 Kunden, 12 ohne Betreuung.', '3,000 customers, 12 without an owner.')}
      </PageTitle>
      <DataList
        label={de('Kunden', 'Customers')}
        rows={rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowTo={() => '/customer'}
        columns={columns}
        state={state}
        onState={setState}
        selection={selection}
        onSelection={setSelection}
        total={rows.length}
        bulk={(ids) => (
          <>
            <Button
              onClick={() =>
                toast(de(`${ids.length} Kunden übergeben.`, `${ids.length} customers handed over.`), {
                  undo: async () => {},
                })
              }
            >
              {de('Übergeben', 'Hand over')}
            </Button>
            <Button>{de('Stichwort', 'Tag')}</Button>
          </>
        )}
        tools={
          <Button size="small" icon="download">
            Excel
          </Button>
        }
        filters={
          <FilterChips
            filters={[
              { id: 'mine', label: de('nur meine', 'only mine') },
              {
                id: 'class',
                label: de('Klasse', 'Class'),
                options: ['A', 'B', 'C'].map((value) => ({ value, label: value, count: 750 })),
              },
            ]}
            values={{ class: many(values.class), mine: many(values.mine) }}
            onChange={set}
          >
            <SearchInput label={de('Kunden suchen', 'Search customers')} value={text} onChange={(q) => set({ q })} />
          </FilterChips>
        }
      />
    </>
  )
}
