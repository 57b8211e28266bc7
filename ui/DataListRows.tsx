import { Link } from '@tanstack/react-router'
import { classes } from './classes.ts'
import css from './DataList.module.css'
import { Icon } from './Icon.tsx'
import { useT } from './i18n.tsx'
import { type Column, type DataListProps, toggled } from './list.ts'

/** The heads of the columns: a click orders, a second one the other way round. */
export function TableHead<Row>(props: DataListProps<Row>) {
  const t = useT()
  const { state, selection, rows } = props
  const all = selection !== undefined && rows.length > 0 && rows.every((row) => selection.has(props.rowId(row)))
  return (
    <>
      <colgroup>
        {selection && <col className={css.check} />}
        {props.columns.map((column) => (
          <col key={column.id} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {selection && (
            <th className={css.check} scope="col">
              <span>
                <input
                  type="checkbox"
                  aria-label={t('ui.list.selectAll')}
                  checked={all}
                  onChange={() => props.onSelection?.(all ? new Set() : new Set(rows.map(props.rowId)))}
                />
              </span>
            </th>
          )}
          {props.columns.map((column) => (
            <Head key={column.id} column={column} state={state} onState={props.onState} />
          ))}
        </tr>
      </thead>
    </>
  )
}

function Head<Row>({
  column,
  state,
  onState,
}: Pick<DataListProps<Row>, 'state' | 'onState'> & { column: Column<Row> }) {
  const sorted = state.sort?.by === column.id ? state.sort : null
  return (
    <th
      scope="col"
      className={classes(column.align && css.end)}
      aria-sort={sorted ? (sorted.desc ? 'descending' : 'ascending') : undefined}
    >
      {column.sortable ? (
        <button
          type="button"
          className={css.th}
          onClick={() => {
            // Amounts are wanted largest first, names from A.
            const desc = sorted ? !sorted.desc : column.align === 'end'
            onState({ ...state, sort: { by: column.id, desc } })
          }}
        >
          {column.header}
          {sorted && <Icon name={sorted.desc ? 'down' : 'up'} size={15} />}
        </button>
      ) : (
        <span>{column.header}</span>
      )}
    </th>
  )
}

type RowProps<Row> = DataListProps<Row> & {
  row: Row
  index: number
  /** Tells the list how high the row came out. */
  measure?: (element: HTMLElement | null) => void
}

/** One row of the table. */
export function TableRow<Row>(props: RowProps<Row>) {
  const { row, columns, selection } = props
  const id = props.rowId(row)
  return (
    <tr
      ref={props.measure}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      data-chosen={selection?.has(id) || undefined}
    >
      {selection && (
        <td className={css.check}>
          <SelectBox {...props} />
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.id} className={classes(column.align && css.end)}>
          {index === 0 ? <Name {...props}>{column.cell(row)}</Name> : column.cell(row)}
        </td>
      ))}
    </tr>
  )
}

function SelectBox<Row>(props: DataListProps<Row> & { row: Row }) {
  const t = useT()
  const id = props.rowId(props.row)
  return (
    <input
      type="checkbox"
      data-row={props.rowTo ? undefined : true}
      aria-label={t('ui.list.select', { name: props.rowName(props.row) })}
      checked={props.selection?.has(id) ?? false}
      onChange={() => props.onSelection?.(toggled(props.selection ?? new Set(), id))}
    />
  )
}

/** The name of a row: the link that j and k move to. */
function Name<Row>(props: DataListProps<Row> & { row: Row; children: React.ReactNode }) {
  if (!props.rowTo) return <span className={css.link}>{props.children}</span>
  return (
    <Link className={css.link} data-row to={props.rowTo(props.row)}>
      {props.children}
    </Link>
  )
}

/** The same row as a card, for a phone. */
export function RowCard<Row>(props: RowProps<Row>) {
  const { row, selection } = props
  const [first, ...rest] = props.columns
  const ends = rest.filter((column) => column.phone === 'end')
  const notes = rest.filter((column) => column.phone === undefined || column.phone === 'note')
  return (
    <li
      ref={props.measure}
      data-index={props.index}
      data-chosen={selection?.has(props.rowId(row)) || undefined}
      className={classes(selection && css.choosable)}
    >
      {selection && (
        <span className={css.check}>
          <SelectBox {...props} />
        </span>
      )}
      <div className={css.cardTitle}>
        <Name {...props}>{first?.cell(row)}</Name>
      </div>
      <div className={css.cardEnd}>
        {ends.map((column) => (
          <div key={column.id}>{column.cell(row)}</div>
        ))}
      </div>
      <div className={css.cardNote}>
        {notes.map((column) => (
          <span key={column.id}>{column.cell(row)}</span>
        ))}
      </div>
    </li>
  )
}
