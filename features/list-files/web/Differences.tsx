import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Input, Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, ListCell, ListFileState } from '../contract.ts'
import css from './ListFile.module.css'
import type { messages } from './messages.ts'

const { usePages, useCommand } = operationHooks<typeof contract>()

type Filter = Omit<Input<(typeof contract)['listListFileRows']>, 'id' | 'after' | 'limit'>
type Difference = Output<(typeof contract)['listListFileRows']>['rows'][number]

const pages: Record<ListFileState['sheets'][number]['kind'], string | null> = {
  customers: '/kunden',
  persons: '/personen',
  tasks: null,
  opportunities: null,
  complaints: '/reklamationen',
  samples: null,
  products: '/produkte',
  leads: '/anfragen',
}

/** Rows that differ in one way, each with its cells; nothing where there are none. */
export function Differences(props: {
  state: ListFileState
  title: string
  note?: string
  filter: Filter
  count: number
  answer?: ReactNode
}) {
  if (props.count === 0) return null
  return (
    <Section title={props.title} note={props.note}>
      {props.answer && <div className={css.answer}>{props.answer}</div>}
      <List state={props.state} filter={props.filter} />
    </Section>
  )
}

function List({ state, filter }: { state: ListFileState; filter: Filter }) {
  const t = useT<typeof messages>()
  const query = usePages('listListFileRows', { id: state.id, ...filter, limit: 50 })
  return (
    <Loaded query={query}>
      {(parts) => (
        <Card>
          <ul className={css.rows}>
            {parts
              .flatMap((part) => part.rows)
              .map((row) => (
                <DifferenceRow key={row.number} state={state} row={row} />
              ))}
          </ul>
          {query.more && (
            <div className={css.foot}>
              <Button size="small" busy={query.loadingMore} onClick={query.more}>
                {t('listFiles.more')}
              </Button>
            </div>
          )}
        </Card>
      )}
    </Loaded>
  )
}

function DifferenceRow({ state, row }: { state: ListFileState; row: Difference }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const decide = useCommand('decideListFileRow')
  const sheet = state.sheets[row.sheet]
  const page = row.recordId && sheet ? pages[sheet.kind] : null
  const asked = state.state === 'open' && (row.difference === 'new' || row.difference === 'missing')
  const words =
    row.difference === 'new'
      ? (['listFiles.leaveOut', 'listFiles.create'] as const)
      : (['listFiles.keep', 'listFiles.delete'] as const)
  return (
    <li className={css.row}>
      <div className={css.head}>
        <b>{page ? <Link to={`${page}/${row.recordId}`}>{row.label}</Link> : row.label}</b>
        {state.sheets.length > 1 && <small>{sheet?.name}</small>}
        {row.row !== null && <small>{t('listFiles.row', { row: row.row })}</small>}
        {row.reason && (
          <small className={css.wrong}>{translate(`refusal.${row.reason}`, { name: namedBy(row) })}</small>
        )}
        {asked && (
          <Segments
            label={row.label}
            value={row.decision ?? state.choices[row.difference as 'new'] ?? ''}
            options={[
              { value: 'leave', label: t(words[0]) },
              { value: 'take', label: t(words[1]) },
            ]}
            onChange={(decision) => void decide.run({ id: state.id, number: row.number, decision: decision as 'take' })}
          />
        )}
      </div>
      {row.cells.length > 0 && <Cells state={state} row={row} />}
    </li>
  )
}

/** Whom a refusal of a row is about: the company that it names, else what the row is of. */
function namedBy({ cells, label }: Difference): string {
  const company = cells.find(({ key }) => key === 'company' || key === 'customer')
  return String(company?.theirs ?? label)
}

function Cells({ state, row }: { state: ListFileState; row: Difference }) {
  const t = useT<typeof messages>()
  return (
    <table className={css.cells}>
      <caption className={css.unseen}>{row.label}</caption>
      <thead className={css.unseen}>
        <tr>
          <th scope="col">{t('listFiles.field')}</th>
          <th scope="col">{t('listFiles.before')}</th>
          <th scope="col">{t('listFiles.after')}</th>
        </tr>
      </thead>
      <tbody>
        {row.cells.map((cell) => (
          <CellRow key={cell.key} state={state} row={row} cell={cell} />
        ))}
      </tbody>
    </table>
  )
}

function CellRow({ state, row, cell }: { state: ListFileState; row: Difference; cell: ListCell }) {
  const t = useT<typeof messages>()
  const decide = useCommand('decideListFileRow')
  const column = state.columns.find((one) => one.sheet === row.sheet && one.key === cell.key)
  const header = column?.header ?? cell.key
  const show = useShown(column?.form ?? 'text')
  const ours = row.difference === 'new' ? '' : show(cell.ours)
  if (cell.conflict && state.state === 'open') {
    const holds = cell.take ?? state.choices.conflicts
    const name = `${row.number} ${cell.key}`
    const option = (side: 'ours' | 'theirs', text: string) => (
      <td>
        <label className={css.choice}>
          <input
            type="radio"
            name={name}
            checked={holds === side}
            onChange={() => void decide.run({ id: state.id, number: row.number, cells: { [cell.key]: side } })}
          />
          <span>
            {text} <small>{t(side === 'ours' ? 'listFiles.before' : 'listFiles.after')}</small>
          </span>
        </label>
      </td>
    )
    return (
      <tr>
        <th scope="row">
          {header}
          <span className={css.unseen}> {t('listFiles.which', { header, name: row.label })}</span>
        </th>
        {option('ours', ours)}
        {option('theirs', show(cell.theirs))}
      </tr>
    )
  }
  return (
    <tr>
      <th scope="row">{header}</th>
      <td className={css.before}>{ours}</td>
      <td>
        {cell.wrong ? <del>{String(cell.theirs ?? '')}</del> : <ins>{show(cell.theirs)}</ins>}
        {cell.wrong && <small className={css.wrong}>{t(`listFiles.wrong.${cell.wrong}`)}</small>}
      </td>
    </tr>
  )
}

/** A value as a person reads it: days and amounts in their language, nothing as "leer". */
function useShown(form: string): (value: string | number | null) => string {
  const t = useT<typeof messages>()
  const format = useFormat()
  return (value) => {
    if (value === null || value === '') return t('listFiles.empty')
    if (form === 'money') return format.number(Number(value) / 100, 2)
    if (form === 'day') return format.day(String(value))
    return typeof value === 'number' ? format.number(value, 2) : value
  }
}
