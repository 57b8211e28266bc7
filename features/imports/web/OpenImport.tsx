import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { ProgressBar } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, ImportState } from '../contract.ts'
import css from './Import.module.css'
import { ImportDropZone } from './ImportDropZone.tsx'
import type { messages } from './messages.ts'
import { Notes } from './Notes.tsx'
import { Results } from './Results.tsx'
import { TableSection } from './TableSection.tsx'
import { useTitle } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof membersContract>()

/** What was recognised, what is asked, how a trial went; until the strong button is pressed nothing is written. */
export function OpenImport({ state }: { state: ImportState }) {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const title = useTitle()
  const run = useCommand('runImport')
  const used = state.tables.filter((table) => table.used)
  const filled = state.tables.filter((table) => table.rowCount > 0)
  const questions = used.flatMap((table) => table.questions)
  const rows = used.reduce((sum, table) => sum + table.rowCount, 0)
  useTrial(state, used.length > 0 && questions.length === 0)
  const ready = state.checked !== null && questions.length === 0

  const lead = () => {
    if (questions.length > 0) return rich('imports.asksLead', { count: questions.length })
    if (!state.checked) return rich('imports.openLead', { count: rows })
    const sum = (what: 'created' | 'updated' | 'unchanged' | 'rejected') =>
      (state.checked?.tables ?? []).reduce((total, table) => total + table[what], 0)
    const [created, updated, unchanged, rejected] = [sum('created'), sum('updated'), sum('unchanged'), sum('rejected')]
    return rich('imports.triedLead', { created, updated, unchanged, rejected })
  }

  return (
    <>
      <PageTitle
        title={title(state.files.map((file) => file.name))}
        actions={
          <Buttons>
            <Button
              kind="do"
              disabled={!ready || used.length === 0}
              busy={run.busy}
              onClick={() => void run.run({ id: state.id })}
            >
              {t('imports.run', { count: rows })}
            </Button>
          </Buttons>
        }
      >
        {lead()}
      </PageTitle>
      {filled.map((table) => (
        <TableSection key={table.index} importId={state.id} table={table} alone={filled.length === 1} />
      ))}
      <Options state={state} />
      {state.state === 'checking' && (
        <ProgressBar
          label={t('imports.checking')}
          {...(state.progress ? { done: state.progress.done, total: state.progress.of } : {})}
        />
      )}
      {state.checked && <Results state={state} report={state.checked} trial />}
      <Notes state={state} />
      <ImportDropZone small importId={state.id} onAdded={() => {}} />
    </>
  )
}

/** Tries out by itself what is ready, each time something was changed. */
function useTrial(state: ImportState, ready: boolean): void {
  const { run } = useCommand('checkImport')
  const tried = useRef('')
  const now = JSON.stringify([
    state.tables.map(({ kind, used, columns, answers, fixes, duplicates }) => [
      kind,
      used,
      columns.map((one) => one.target),
      answers,
      fixes,
      duplicates,
    ]),
    state.options,
    state.files.length,
  ])
  const needed = ready && state.state === 'open' && state.checked === null && tried.current !== now
  useEffect(() => {
    if (!needed) return
    tried.current = now
    void run({ id: state.id })
  }, [needed, now, run, state.id])
}

function Options({ state }: { state: ImportState }) {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const { alone } = useMe()
  const change = useCommand('changeImport')
  const discard = useCommand('discardImport')
  const members = useOperation('listMembers', {}).data?.members ?? []
  return (
    <Section title={t('imports.options')}>
      <Card padded>
        <FieldPair>
          <Field label={t('imports.existing')} hint={t(`imports.existing.${state.options.existing}Hint`)}>
            {(control) => (
              <SelectInput
                {...control}
                value={state.options.existing}
                onChange={(existing) => existing && void change.run({ id: state.id, existing })}
                options={(['fill', 'replace'] as const).map((value) => ({
                  value,
                  label: t(`imports.existing.${value}`),
                }))}
              />
            )}
          </Field>
          {!alone && (
            <Field label={t('imports.owner')} hint={t('imports.ownerHint')}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={state.options.ownerId}
                  empty={t('imports.nobody')}
                  onChange={(ownerId) => void change.run({ id: state.id, ownerId })}
                  options={members
                    .filter((member) => !member.leftAt)
                    .map((member) => ({ value: member.id, label: member.name }))}
                />
              )}
            </Field>
          )}
        </FieldPair>
        <div className={css.cardFoot}>
          <Button
            kind="link"
            busy={discard.busy}
            onClick={async () => {
              if (await discard.run({ id: state.id })) void navigate({ to: '/einlesen' })
            }}
          >
            {t('imports.other')}
          </Button>
        </div>
      </Card>
    </Section>
  )
}
