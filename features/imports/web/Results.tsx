import { useState } from 'react'
import { Badge } from '#ui/Badge.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, ImportReport, ImportState, TableFigures } from '../contract.ts'
import css from './Import.module.css'
import type { messages } from './messages.ts'
import { useWords } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const shownFirst = 8

/** Figures of a trial or of the import itself, and below them every row that somebody may want to look at. */
export function Results({ state, report, trial }: { state: ImportState; report: ImportReport; trial?: boolean }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const sum = (what: 'created' | 'updated' | 'unchanged' | 'rejected') =>
    report.tables.reduce((total, table) => total + table[what], 0)
  return (
    <Section title={t(trial ? 'imports.trial' : 'imports.report')} note={trial ? t('imports.trialNote') : undefined}>
      <Figures>
        {(['created', 'updated', 'unchanged', 'rejected'] as const).map((what) => (
          <Figure
            key={what}
            tile
            label={t(`imports.${what}`)}
            value={format.number(sum(what))}
            note={t(`imports.${what}Note`)}
          />
        ))}
      </Figures>
      {report.newMembers.length > 0 && (
        <p className={css.said}>
          {t('imports.newMembers', {
            count: report.newMembers.length,
            names: format.list(report.newMembers.slice(0, 20)),
          })}
        </p>
      )}
      {report.tables.map((table) => (
        <TableResults
          key={table.index}
          state={state}
          table={table}
          several={report.tables.length > 1}
          trial={trial ?? false}
        />
      ))}
    </Section>
  )
}

function TableResults(props: { state: ImportState; table: TableFigures; several: boolean; trial: boolean }) {
  const { table, state, trial } = props
  const t = useT<typeof messages>()
  const format = useFormat()
  const words = useWords()
  return (
    <div className={css.results}>
      {props.several && <h3>{`${table.file} · ${table.name} (${words.kind(table.kind)})`}</h3>}
      {Object.keys(table.made).length > 0 && (
        <p className={css.said}>
          {t(trial ? 'imports.wouldMake' : 'imports.hasMade', { what: words.made(table.made) })}
        </p>
      )}
      {table.ownFields.length > 0 && (
        <p className={css.said}>
          {t('imports.ownFields', { count: table.ownFields.length, names: format.list(table.ownFields.slice(0, 20)) })}
        </p>
      )}
      {table.rejected > 0 && <Rejected importId={state.id} table={table} trial={trial} />}
      <Problems importId={state.id} table={table} view={state.tables[table.index]} trial={trial} />
      {table.duplicates.examples.length > 0 && (
        <Duplicates importId={state.id} table={table} view={state.tables[table.index]} trial={trial} />
      )}
      {table.kept.count > 0 && (
        <Folded title={t('imports.kept', { count: table.kept.count })} note={t('imports.keptNote')}>
          {table.kept.examples.map((one) => (
            <Row
              key={`${one.row}${one.field}`}
              title={t('imports.keptRow', { field: one.field, ours: one.ours, theirs: one.theirs })}
              valueNote={t('imports.row', { row: one.row })}
            />
          ))}
        </Folded>
      )}
      {table.missing.count > 0 && (
        <Folded title={t('imports.missing', { count: table.missing.count })} note={t('imports.missingNote')}>
          {table.missing.examples.map((one) => (
            <Row key={one.row} title={one.name} valueNote={t('imports.row', { row: one.row })} />
          ))}
        </Folded>
      )}
      {table.withoutCustomer && (
        <Folded title={t('imports.without', { count: table.withoutCustomer.count })} note={t('imports.withoutNote')}>
          {table.withoutCustomer.examples.map((one) => (
            <Row key={one.row} title={one.name} valueNote={t('imports.row', { row: one.row })} />
          ))}
        </Folded>
      )}
    </div>
  )
}

function Rejected({ importId, table, trial }: { importId: string; table: TableFigures; trial: boolean }) {
  const t = useT<typeof messages>()
  const words = useWords()
  return (
    <Folded
      title={t('imports.rejectedRows', { count: table.rejected })}
      action={
        trial ? undefined : (
          <ButtonLink size="small" icon="download" href={`/api/imports/${importId}/rejected`} download>
            {t('imports.asExcel')}
          </ButtonLink>
        )
      }
    >
      {table.rejections.slice(0, 200).map(({ row, reason }) => (
        <Row key={row} title={words.rejected(reason)} valueNote={t('imports.row', { row })} />
      ))}
    </Folded>
  )
}

type Part = { importId: string; table: TableFigures; view: ImportState['tables'][number] | undefined; trial: boolean }

const isError = ({ code }: TableFigures['problems'][number]) => code === 'errorOfSheet'

/** Cells that did not fit, and those that held the error of a formula instead of a value. */
function Problems({ importId, table, view, trial }: Part) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const words = useWords()
  const errors = table.problems.filter(isError)
  const others = table.problems.filter((problem) => !isError(problem))
  const sum = (some: typeof errors) => some.reduce((total, problem) => total + problem.count, 0)
  const columns = format.list(errors.slice(0, 20).map(({ column, count }) => `${column} (${format.number(count)})`))
  const rows = (problem: (typeof errors)[number]) =>
    problem.examples.map(({ row, value }) => (
      <Row
        key={`${problem.code}${problem.column}${row}`}
        title={`${problem.column}: ${value}`}
        note={words.problem(problem.code)}
        valueNote={t('imports.row', { row })}
        actions={
          trial && view ? (
            <Fix
              importId={importId}
              index={table.index}
              row={row}
              column={problem.column}
              value={view.fixes[row]?.[problem.column] ?? value}
            />
          ) : undefined
        }
      />
    ))
  return (
    <>
      {others.length > 0 && (
        <Folded
          title={t('imports.problems', { count: sum(others) })}
          note={t(trial ? 'imports.problemsNote' : 'imports.problemsKept')}
        >
          {others.flatMap(rows)}
        </Folded>
      )}
      {errors.length > 0 && (
        <Folded title={t('imports.errors', { count: sum(errors) })} note={t('imports.errorsNote', { columns })}>
          {errors.flatMap(rows)}
        </Folded>
      )}
    </>
  )
}

/** Corrects one cell in place. */
function Fix(props: { importId: string; index: number; row: number; column: string; value: string }) {
  const t = useT<typeof messages>()
  const [text, setText] = useState<string | null>(null)
  const change = useCommand('changeImportTable')
  if (text === null) {
    return (
      <Button size="small" icon="edit" onClick={() => setText(props.value)}>
        {t('imports.fix')}
      </Button>
    )
  }
  const save = () =>
    void change.run({
      id: props.importId,
      index: props.index,
      fixes: [{ row: props.row, column: props.column, value: text }],
    })
  return (
    <form
      className={css.fix}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextInput
        aria-label={t('imports.fixLabel', { column: props.column, row: props.row })}
        autoFocus
        value={text}
        onChange={setText}
      />
      <Button type="submit" size="small" busy={change.busy}>
        {t('imports.save')}
      </Button>
    </form>
  )
}

function Duplicates({ importId, table, view, trial }: Part) {
  const t = useT<typeof messages>()
  const words = useWords()
  const change = useCommand('changeImportTable')
  const { same, probably, examples } = table.duplicates
  const other = (one: (typeof examples)[number]) => {
    if (one.of === 'person') return t('imports.asPerson', { name: one.other })
    if (one.of === 'lead') return t('imports.asLead', { name: one.other })
    return one.customerId ? one.other : t('imports.inThisFile', { name: one.other })
  }
  const ordered = [...examples].sort((a, b) => Number(a.verdict === 'same') - Number(b.verdict === 'same'))
  return (
    <Folded title={t('imports.duplicates', { same, probably })} note={t('imports.duplicatesNote')}>
      {ordered.map((one) => (
        <Row
          key={one.row}
          title={one.name}
          badge={<Badge tone={one.verdict === 'same' ? 'plain' : 'signal'}>{t(`imports.${one.verdict}`)}</Badge>}
          note={`${other(one)} · ${words.match(one.reasons)}`}
          valueNote={t('imports.row', { row: one.row })}
          actions={
            trial && view && (one.of ?? 'customer') === 'customer' ? (
              <SelectInput
                aria-label={t('imports.decide', { name: one.name })}
                value={view.duplicates[one.row] ?? null}
                empty={t(one.verdict === 'same' ? 'imports.decide.same' : 'imports.decide.new')}
                onChange={(is) =>
                  void change.run({ id: importId, index: table.index, duplicates: [{ row: one.row, is }] })
                }
                options={[
                  { value: 'same' as const, label: t('imports.decide.yes') },
                  { value: 'new' as const, label: t('imports.decide.no') },
                ]}
              />
            ) : undefined
          }
        />
      ))}
    </Folded>
  )
}

/** The first rows of a matter, the others behind a button. */
function Folded(props: { title: string; note?: string; action?: React.ReactNode; children: React.ReactNode[] }) {
  const t = useT<typeof messages>()
  const [all, setAll] = useState(false)
  const rest = props.children.length - shownFirst
  return (
    <section className={css.folded} aria-label={props.title}>
      <div className={css.foldedHead}>
        <h3>{props.title}</h3>
        {props.action}
      </div>
      {props.note && <p>{props.note}</p>}
      <Rows
        label={props.title}
        foot={
          !all && rest > 0 ? (
            <Button size="small" onClick={() => setAll(true)}>
              {t('imports.showMore', { count: rest })}
            </Button>
          ) : undefined
        }
      >
        {all ? props.children : props.children.slice(0, shownFirst)}
      </Rows>
    </section>
  )
}
