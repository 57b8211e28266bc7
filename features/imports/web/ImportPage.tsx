import { useState } from 'react'
import { none } from '#shared/format.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { useRich, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice, ProgressBar } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, ImportState } from '../contract.ts'
import type { messages } from './messages.ts'
import { Notes } from './Notes.tsx'
import { OpenImport } from './OpenImport.tsx'
import { PrivacyNotice } from './PrivacyNotice.tsx'
import { Results } from './Results.tsx'
import { useTitle, useWords } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
const busy: ImportState['state'][] = ['checking', 'running', 'undoing']

/** One import from the dropped file to its report. */
export default function ImportPage() {
  const id = usePathParam('id')
  const [every, setEvery] = useState<number | undefined>(undefined)
  const query = useOperation('getImport', { id }, { keep: true, ...(every ? { every } : {}) })
  const wanted = query.data && busy.includes(query.data.state) ? 500 : undefined
  if (wanted !== every) setEvery(wanted)
  return <Loaded query={query}>{(state) => <ImportOf state={state} />}</Loaded>
}

function ImportOf({ state }: { state: ImportState }) {
  if (state.state === 'open' || state.state === 'checking') return <OpenImport state={state} />
  if (state.state === 'running' || state.state === 'undoing') return <Working state={state} />
  return <Ended state={state} />
}

function Working({ state }: { state: ImportState }) {
  const t = useT<typeof messages>()
  const words = useWords()
  const title = useTitle()
  const cancel = useCommand('cancelImport')
  const running = state.state === 'running'
  return (
    <>
      <PageTitle title={title(state.files.map((file) => file.name))}>
        {t(running ? 'imports.runningLead' : 'imports.undoingLead')}
      </PageTitle>
      <ProgressBar
        label={words.state(state.state)}
        {...(state.progress ? { done: state.progress.done, total: state.progress.of } : {})}
        note={running ? t('imports.mayLeave') : undefined}
        action={
          running ? (
            <Button busy={cancel.busy} onClick={() => void cancel.run({ id: state.id })}>
              {t('imports.cancel')}
            </Button>
          ) : undefined
        }
      />
    </>
  )
}

function Ended({ state }: { state: ImportState }) {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const translate = useTranslate()
  const title = useTitle()
  const [asking, setAsking] = useState(false)
  const undo = useCommand('undoImport')
  const made = sumMade(state)
  return (
    <>
      <PageTitle
        title={title(state.files.map((file) => file.name))}
        actions={
          <Buttons>
            {state.undo && (
              <Button icon="undo" onClick={() => setAsking(true)}>
                {t('imports.undo')}
              </Button>
            )}
            {state.state === 'done' && (
              <ButtonLink icon="download" href={`/api/imports/${state.id}/workbook`} download>
                {t('imports.sameShape')}
              </ButtonLink>
            )}
            {state.state === 'done' && (
              <ButtonLink kind="do" to="/wieder-kontaktieren">
                {t('imports.toContactAgain')}
              </ButtonLink>
            )}
          </Buttons>
        }
      >
        {state.state === 'done' &&
          rich('imports.doneLead', { customers: made.customers ?? 0, persons: made.persons ?? 0 })}
        {state.state === 'cancelled' && t('imports.cancelledLead')}
        {state.state === 'undone' && t('imports.undoneLead', { count: state.undone?.records ?? 0 })}
      </PageTitle>
      {state.state === 'failed' && (
        <Notice tone="problem" title={state.error ? translate(`refusal.${state.error}`) : t('imports.failed')}>
          {t('imports.failedHint')}
        </Notice>
      )}
      {state.undone && state.undone.kept.length > 0 && <Kept undone={state.undone} />}
      {state.report && state.state === 'done' && <PrivacyNotice importId={state.id} />}
      {state.report && state.state === 'done' && <Results state={state} report={state.report} />}
      {state.state === 'done' && <Notes state={state} />}
      <ConfirmDialog
        open={asking}
        title={t('imports.undo')}
        confirm={t('imports.undoDo')}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await undo.run({ id: state.id })
          setAsking(false)
        }}
      >
        {t('imports.undoHint')}
      </ConfirmDialog>
    </>
  )
}

function Kept({ undone }: { undone: NonNullable<ImportState['undone']> }) {
  const t = useT<typeof messages>()
  const pages: Record<string, string> = { customers: '/kunden', persons: '/personen' }
  return (
    <Section title={t('imports.stays', { count: undone.kept.length })} note={t('imports.staysNote')}>
      <Rows label={t('imports.stays', { count: undone.kept.length })}>
        {undone.kept.slice(0, 200).map((one) => (
          <Row
            key={one.id}
            title={one.name || none}
            {...(pages[one.record] ? { to: `${pages[one.record]}/${one.id}` } : {})}
          />
        ))}
      </Rows>
    </Section>
  )
}

function sumMade(state: ImportState): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const table of state.report?.tables ?? []) {
    for (const [what, count] of Object.entries(table.made)) sums[what] = (sums[what] ?? 0) + count
  }
  return sums
}
