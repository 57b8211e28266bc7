import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Button, IconButton } from './Button.tsx'
import css from './DataList.module.css'
import { RowCard, TableHead, TableRow } from './DataListRows.tsx'
import { useT } from './i18n.tsx'
import { KeyHints } from './KeyHints.tsx'
import { type Column, type DataListProps, shownColumns, toggled } from './list.ts'
import { Popover } from './Popover.tsx'
import { useShortcuts } from './shortcuts.ts'
import { useMedia, usePhone } from './useMedia.ts'

type Place = {
  /** A row that keys asked for and that is not drawn, or not even fetched, yet. */
  wanted: number | null
  /** The row that had the focus last, by its id. */
  last: string | null
}
type ListOf<Row> = DataListProps<Row> & {
  place: { current: Place }
  focusRow: { current: ((index: number) => void) | null }
}

/** Above so many rows only those near the window are drawn. */
const drawnAtOnce = 80

/**
 * The list of everything: sortable, columns to choose, rows to select, keys (j/k, Enter, x), thousands of rows
 * without a wait, cards on a phone. It owns nothing but the focus: rows, order and selection are handed in.
 */
export function DataList<Row>(props: DataListProps<Row>) {
  const t = useT()
  const phone = usePhone()
  const columns = shownColumns(props.columns, props.state.columns)
  const list = useListKeys(props)
  const View = phone ? CardsOf : TableOf
  return (
    <div>
      <ListBar {...props} phone={phone} shown={columns} />
      {props.rows.length === 0 && props.empty ? (
        props.empty
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: only notes which row has the focus
        <div className={css.card} ref={list.ref} onFocus={list.remember}>
          <View {...props} columns={columns} place={list.place} focusRow={list.focusRow} />
          <Foot {...props} />
        </div>
      )}
      {props.selection && props.selection.size > 0 && (
        <section className={css.bulk} aria-label={t('ui.list.bulk')}>
          <b aria-live="polite">{t('ui.list.selected', { count: props.selection.size })}</b>
          {props.bulk?.([...props.selection])}
          <IconButton icon="close" label={t('ui.list.clear')} onClick={() => props.onSelection?.(new Set())} />
        </section>
      )}
    </div>
  )
}

function ListBar<Row>(props: DataListProps<Row> & { phone: boolean; shown: Column<Row>[] }) {
  const t = useT()
  const { state, onState } = props
  const names = props.shown.map((column) => column.id)
  return (
    <div className={css.bar} data-print="no">
      <div>{props.filters}</div>
      {props.total !== undefined && (
        <span className={css.count} role="status">
          {typeof props.total === 'number'
            ? t('ui.list.end', { count: props.total })
            : t('ui.list.moreThan', { count: props.total.more })}
        </span>
      )}
      {props.tools}
      <Popover
        align="end"
        label={t('ui.list.columns')}
        trigger={(trigger) => (
          <Button {...trigger} size="small" icon={props.phone ? 'sort' : 'columns'}>
            {props.phone ? t('ui.list.sort') : t('ui.list.columns')}
          </Button>
        )}
      >
        {props.phone ? (
          <SortChoice {...props} />
        ) : (
          <div className={css.columns}>
            {props.columns.slice(1).map((column) => (
              <label key={column.id}>
                <input
                  type="checkbox"
                  checked={names.includes(column.id)}
                  onChange={(event) => {
                    const wanted = new Set(names)
                    if (event.target.checked) wanted.add(column.id)
                    else wanted.delete(column.id)
                    onState({ ...state, columns: props.columns.map((one) => one.id).filter((id) => wanted.has(id)) })
                  }}
                />
                {column.header}
              </label>
            ))}
          </div>
        )}
      </Popover>
    </div>
  )
}

function SortChoice<Row>(props: DataListProps<Row>) {
  const t = useT()
  const { sort } = props.state
  return (
    <div className={css.columns}>
      {props.columns
        .filter((column) => column.sortable)
        .flatMap((column) => [false, true].map((desc) => ({ column, desc })))
        .map(({ column, desc }) => (
          <label key={`${column.id}${desc}`}>
            <input
              type="radio"
              name="sort"
              checked={sort?.by === column.id && sort.desc === desc}
              onChange={() => props.onState({ ...props.state, sort: { by: column.id, desc } })}
            />
            {column.header}, {t(desc ? 'ui.list.sort.desc' : 'ui.list.sort.asc')}
          </label>
        ))}
    </div>
  )
}

/**
 * Which rows are drawn, and how much room the others take. Above `drawnAtOnce` rows only those near the window;
 * `focusRow` brings one that is far away here first and then gives it the focus.
 */
function useDrawn<Row>({ rows, onMore, place, focusRow }: ListOf<Row>, height: number) {
  const count = rows.length
  const body = useRef<HTMLElement>(null)
  const [top, setTop] = useState(0)
  // Paper has no window: all rows that are here are printed.
  const printing = useMedia('print')
  const many = count > drawnAtOnce && !printing
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 16,
    scrollMargin: top,
    enabled: many,
  })
  const items = virtualizer.getVirtualItems()
  const rowOf = (index: number) => body.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row]`)

  useLayoutEffect(() => {
    if (body.current) setTop(body.current.getBoundingClientRect().top + window.scrollY)
  }, [])
  focusRow.current = (index) => {
    const row = rowOf(index)
    if (row) {
      place.current.wanted = null
      row.focus()
      return
    }
    place.current.wanted = index
    if (index >= count) return
    // Enter would open the row that was left.
    if (body.current?.contains(document.activeElement)) (document.activeElement as HTMLElement).blur()
    virtualizer.scrollToIndex(index, { align: 'center' })
  }
  useEffect(() => {
    const { wanted } = place.current
    if (wanted === null || count === 0) return
    const elsewhere = document.activeElement !== document.body && !body.current?.contains(document.activeElement)
    if (elsewhere) place.current.wanted = null
    else focusRow.current?.(onMore ? wanted : Math.min(wanted, count - 1))
  })

  return {
    body,
    measure: many ? virtualizer.measureElement : undefined,
    indexes: many ? items.map((item) => item.index) : Array.from({ length: count }, (_, index) => index),
    before: many ? (items[0]?.start ?? top) - top : 0,
    after: many ? virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top) : 0,
  }
}

function TableOf<Row>(props: ListOf<Row>) {
  const { body, measure, indexes, before, after } = useDrawn(props, 44)
  const span = props.columns.length + (props.selection ? 1 : 0)
  return (
    <table className={css.table} aria-label={props.label} aria-rowcount={props.rows.length + 1}>
      <TableHead {...props} />
      <tbody ref={body as RefObject<HTMLTableSectionElement>}>
        {before > 0 && <Gap height={before} span={span} />}
        {indexes.map((index) => {
          const row = props.rows[index]
          return row && <TableRow key={props.rowId(row)} {...props} row={row} index={index} measure={measure} />
        })}
        {after > 0 && <Gap height={after} span={span} />}
      </tbody>
    </table>
  )
}

function CardsOf<Row>(props: ListOf<Row>) {
  const { body, measure, indexes, before, after } = useDrawn(props, 70)
  return (
    <ul
      ref={body as RefObject<HTMLUListElement>}
      className={css.cards}
      aria-label={props.label}
      style={{ paddingTop: before, paddingBottom: after }}
    >
      {indexes.map((index) => {
        const row = props.rows[index]
        return row && <RowCard key={props.rowId(row)} {...props} row={row} index={index} measure={measure} />
      })}
    </ul>
  )
}

function Gap(props: { height: number; span: number }) {
  return (
    <tr className={css.gap}>
      <td colSpan={props.span} style={{ height: props.height }} />
    </tr>
  )
}

function Foot<Row>(props: DataListProps<Row>) {
  const t = useT()
  const { onMore, loadingMore } = props
  const end = useRef<HTMLDivElement>(null)
  const latest = useRef(onMore)
  latest.current = onMore
  const more = onMore !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each part the end is watched anew
  useEffect(() => {
    if (!end.current || !more || loadingMore) return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current?.(), {
      rootMargin: '600px',
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [more, loadingMore, props.rows.length])
  return (
    <div className={css.more} ref={end}>
      <KeyHints
        hints={[
          [['j', 'k'], t('ui.keys.upDown')],
          [['Enter'], t('ui.keys.open')],
          ...(props.selection ? ([[['x'], t('ui.keys.select')]] as [string[], string][]) : []),
        ]}
      />
      {onMore && (
        <Button size="small" busy={loadingMore} onClick={onMore}>
          {t('ui.list.loadMore')}
        </Button>
      )}
    </div>
  )
}

/**
 * j and k move the focus from row to row, x selects; Enter follows the row's link by itself. Keys may come faster than
 * rows are drawn or fetched: the next one counts from the row that was asked for.
 */
function useListKeys<Row>(props: DataListProps<Row>) {
  const t = useT()
  const { rows, rowId, onMore, loadingMore } = props
  const ref = useRef<HTMLDivElement>(null)
  const focusRow = useRef<((index: number) => void) | null>(null)
  const place = useRef<Place>({ wanted: null, last: null })
  const focused = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-index]')
    return row && ref.current?.contains(row) ? Number(row.dataset.index) : null
  }
  const current = () => {
    const { wanted, last } = place.current
    const at = wanted ?? focused()
    if (at !== null || last === null || document.activeElement !== document.body) return at
    // A row that was scrolled away is not drawn any more, and has lost the focus.
    const index = rows.findIndex((row) => rowId(row) === last)
    return index < 0 ? null : index
  }
  const move = (step: number) => {
    const at = current()
    const next = at === null ? 0 : Math.max(0, at + step)
    if (next >= rows.length && step > 0 && onMore) {
      if (!loadingMore) onMore()
      focusRow.current?.(next)
    } else focusRow.current?.(Math.min(next, rows.length - 1))
  }
  useShortcuts(
    {
      j: { label: t('ui.keys.next'), run: () => move(1) },
      k: { label: t('ui.keys.previous'), run: () => move(-1) },
      x: {
        label: t('ui.keys.select'),
        run: () => {
          const at = current()
          const row = at === null ? undefined : rows[at]
          if (row && props.selection) props.onSelection?.(toggled(props.selection, rowId(row)))
        },
      },
    },
    rows.length > 0,
  )
  const remember = () => {
    const at = focused()
    const row = at === null ? undefined : rows[at]
    place.current = { wanted: null, last: row ? rowId(row) : null }
  }
  return { ref, focusRow, place, remember }
}
