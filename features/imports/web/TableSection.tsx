import { useId } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { CheckField, Field } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, ImportTableView } from '../contract.ts'
import type { messages as shared } from '../messages.ts'
import css from './Import.module.css'
import type { messages } from './messages.ts'
import { useWords } from './words.ts'

const { useCommand, useOperation } = operationHooks<typeof contract & typeof opportunitiesContract>()
const doubtfulBelow = 0.6
const kinds = [
  'customers',
  'persons',
  'activities',
  'tasks',
  'products',
  'revenue',
  'members',
  'opportunities',
  'orders',
  'leads',
] as const satisfies NonNullable<ImportTableView['kind']>[]

/** What one table is, what is asked about it, and which column is which field. */
export function TableSection(props: { importId: string; table: ImportTableView; alone: boolean }) {
  const { table, importId } = props
  const t = useT<typeof messages>()
  const words = useWords()
  const change = useCommand('changeImportTable')
  const id = useId()
  const known = table.columns.filter((column) => column.target !== null).length
  const groups = table.periods.filter(({ headers }) => headers.length > 1)
  const asRevenue = table.answers.periods !== 'own'
  const grouped = new Set(asRevenue ? groups.flatMap(({ headers }) => headers) : [])
  return (
    <Section
      title={props.alone ? t('imports.columns') : `${table.file} · ${table.name}`}
      note={
        table.used
          ? t('imports.known', { known, of: table.columns.length })
          : t('imports.rows', { count: table.rowCount })
      }
    >
      <Card padded>
        <div className={css.kind}>
          <Field label={t('imports.whatIsIt')}>
            {(control) => (
              <SelectInput
                {...control}
                value={table.kind}
                onChange={(kind) => kind && void change.run({ id: importId, index: table.index, kind, used: true })}
                options={kinds.map((value) => ({ value, label: words.kind(value) }))}
              />
            )}
          </Field>
          {(!props.alone || !table.used) && (
            <CheckField
              label={t('imports.use', { count: table.rowCount })}
              checked={table.used}
              onChange={(used) => void change.run({ id: importId, index: table.index, used })}
            />
          )}
        </div>
        {table.used &&
          table.questions.map((question) => (
            <Question key={question.column + question.code} importId={importId} table={table} question={question} />
          ))}
        {table.used && table.kind && (
          <table className={css.mapping} aria-labelledby={id}>
            <caption id={id} className={css.unseen}>
              {t('imports.columns')}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t('imports.column')}</th>
                <th scope="col">{t('imports.becomes')}</th>
                <th scope="col">{t('imports.samples')}</th>
              </tr>
            </thead>
            <tbody>
              {table.columns.map((column) =>
                grouped.has(column.header) ? null : (
                  <ColumnRow key={column.header} importId={importId} table={table} column={column} />
                ),
              )}
              {groups.map((group) => (
                <PeriodsRow key={group.unit} importId={importId} table={table} group={group} on={asRevenue} />
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Section>
  )
}

type Column = ImportTableView['columns'][number]

function ColumnRow({ importId, table, column }: { importId: string; table: ImportTableView; column: Column }) {
  const t = useT<typeof messages>()
  const words = useWords()
  const change = useCommand('changeImportTable')
  const asked = table.questions.some((question) => question.column === column.header)
  const doubtful = column.target !== null && column.confidence < doubtfulBelow
  return (
    <tr>
      <th scope="row">{column.header}</th>
      <td>
        <SelectInput
          aria-label={t('imports.fieldOf', { column: column.header })}
          value={column.target}
          empty={t('imports.ownField')}
          onChange={(target) =>
            void change.run({ id: importId, index: table.index, columns: { [column.header]: target } })
          }
          options={table.fields.map((value) => ({ value, label: words.field(value) }))}
        />
        {doubtful && <small className={css.doubtful}>{t('imports.doubtful')}</small>}
        {column.reason === 'learned' && <small>{t('imports.learned')}</small>}
        {column.form && !asked && (
          <small>
            {t(`imports.form.${column.form === ',' ? 'comma' : column.form === '.' ? 'dot' : (column.form as 'dmy')}`)}
          </small>
        )}
      </td>
      <td className={css.samples}>{column.samples.slice(0, 3).join(' · ') || '–'}</td>
    </tr>
  )
}

/** Columns that each name a month, quarter or year: one line for all of them. */
function PeriodsRow(props: {
  importId: string
  table: ImportTableView
  group: ImportTableView['periods'][number]
  on: boolean
}) {
  const { importId, table, group } = props
  const t = useT<typeof messages & typeof shared>()
  const change = useCommand('changeImportTable')
  const { headers, unit } = group
  const [first, last] = [headers[0] ?? '', headers.at(-1) ?? '']
  const columns = table.columns.filter((column) => headers.includes(column.header))
  const form = props.on ? (columns.find((column) => column.form)?.form ?? null) : null
  return (
    <tr>
      <th scope="row">{t('imports.periods.columns', { first, last })}</th>
      <td>
        <CheckField
          label={t(`imports.periods.${unit}`, { count: headers.length, first, last })}
          hint={t('imports.periods.hint')}
          checked={props.on}
          onChange={(on) =>
            void change.run({ id: importId, index: table.index, answers: { periods: on ? 'revenue' : 'own' } })
          }
        />
        {form && <small>{t(form === ',' ? 'imports.form.comma' : 'imports.form.dot')}</small>}
      </td>
      <td className={css.samples}>{columns[0]?.samples.slice(0, 3).join(' · ') || '–'}</td>
    </tr>
  )
}

type Asked = ImportTableView['questions'][number]

/** A question that only the owner of the file can answer. */
function Question({ importId, table, question }: { importId: string; table: ImportTableView; question: Asked }) {
  const t = useT<typeof messages>()
  const change = useCommand('changeImportTable')
  const answer = (answers: ImportTableView['answers']) => void change.run({ id: importId, index: table.index, answers })
  const thisYear = Number(useMe().today.slice(0, 4))
  const { column, sample } = question
  if (question.flag === 'kind') return <Notice tone="signal" title={t('imports.asks.kind', { table: table.name })} />
  if (question.flag === 'stages') return <Stages importId={importId} table={table} question={question} />
  const choices = {
    date: (['dmy', 'mdy'] as const).map((date) => ({
      label: t(`imports.answer.${date}`),
      run: () => answer({ date }),
    })),
    decimal: ([',', '.'] as const).map((decimal) => ({
      label: t(decimal === ',' ? 'imports.answer.comma' : 'imports.answer.dot'),
      run: () => answer({ decimal }),
    })),
    country: (['DE', 'AT', 'CH'] as const).map((country) => ({
      label: t(`imports.answer.${country}`),
      run: () => answer({ country }),
    })),
    currency: (question.values ?? []).map((currency) => ({ label: currency, run: () => answer({ currency }) })),
    year: [thisYear, thisYear - 1, thisYear - 2].map((year) => ({
      label: String(year),
      run: () => answer({ year }),
    })),
  }[question.flag]
  return (
    <Notice
      tone="signal"
      title={t(`imports.asks.${question.flag}`, { column, sample })}
      action={
        <Buttons>
          {choices.map((choice) => (
            <Button key={choice.label} onClick={choice.run}>
              {choice.label}
            </Button>
          ))}
        </Buttons>
      }
    />
  )
}

/** Foreign stages, each with the one of ours that it is, or how it ended. */
function Stages({ importId, table, question }: { importId: string; table: ImportTableView; question: Asked }) {
  const t = useT<typeof messages>()
  const change = useCommand('changeImportTable')
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const options = [
    ...stages.map(({ name }) => ({ value: name, label: name })),
    ...(['open', 'won', 'lost'] as const).map((value) => ({ value, label: t(`imports.answer.${value}`) })),
  ]
  return (
    <Notice
      tone="signal"
      title={t('imports.asks.stages', { column: question.column })}
      action={
        <div className={css.stages}>
          {(question.values ?? []).map((value) => (
            <Field key={value} label={value}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={null}
                  empty={t('ui.choose')}
                  options={options}
                  onChange={(meaning) =>
                    meaning &&
                    void change.run({
                      id: importId,
                      index: table.index,
                      answers: { stages: { [value]: meaning } },
                    })
                  }
                />
              )}
            </Field>
          ))}
        </div>
      }
    />
  )
}
