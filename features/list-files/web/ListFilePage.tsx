import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { useFormat, useRich, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice, ProgressBar } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { contract, ListFileState } from '../contract.ts'
import { Differences } from './Differences.tsx'
import css from './ListFile.module.css'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
const busy: ListFileState['state'][] = ['running', 'undoing']

/** A list that came back: every difference before it takes effect, then what came of it. */
export default function ListFilePage() {
  const id = usePathParam('id')
  const [every, setEvery] = useState<number | undefined>(undefined)
  const query = useOperation('getListFile', { id }, { keep: true, ...(every ? { every } : {}) })
  const wanted = query.data && busy.includes(query.data.state) ? 500 : undefined
  if (wanted !== every) setEvery(wanted)
  return (
    <Loaded query={query}>
      {(state) =>
        state.state === 'open' ? (
          <Open state={state} />
        ) : busy.includes(state.state) ? (
          <Working state={state} />
        ) : (
          <Ended state={state} />
        )
      }
    </Loaded>
  )
}

function Open({ state }: { state: ListFileState }) {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const format = useFormat()
  const navigate = useNavigate()
  const { company } = useMe()
  const apply = useCommand('applyListFile')
  const discard = useCommand('discardListFile')
  const { counts, questions } = state
  const nothing = counts.changed + counts.new + counts.missing === 0
  const words = {
    list: t(`listFiles.of.${state.list}` as 'listFiles.of.customers'),
    day: format.day(dayOf(state.madeAt, company.timeZone)),
    cells: format.number(counts.cells),
    changed: format.number(counts.changed),
    rows: format.number(counts.rows),
  }
  return (
    <>
      <PageTitle
        title={state.name}
        actions={
          <Buttons>
            <Button
              busy={discard.busy}
              onClick={async () => {
                if (await discard.run({ id: state.id })) void navigate({ to: '/liste-einlesen' })
              }}
            >
              {t('listFiles.discard')}
            </Button>
            {!nothing && (
              <Button
                kind="do"
                busy={apply.busy}
                disabled={questions.length > 0}
                onClick={() => void apply.run({ id: state.id })}
              >
                {t('listFiles.apply')}
              </Button>
            )}
          </Buttons>
        }
      >
        {counts.cells > 0 ? rich('listFiles.openLead', words) : t('listFiles.sameLead', words)}
      </PageTitle>
      {questions.length > 0 && (
        <Notice tone="signal" title={t('listFiles.asks')}>
          {format.list(questions.map((question) => t(`listFiles.ask.${question}`)))}
        </Notice>
      )}
      {counts.wrong > 0 && (
        <Notice tone="problem" title={t('listFiles.wrong', { count: counts.wrong })}>
          {t('listFiles.wrongNote')}
        </Notice>
      )}
      <Asked state={state} />
      <Differences
        state={state}
        title={t('listFiles.changes', { count: counts.changed - counts.conflicts })}
        filter={{ difference: 'changed', conflict: false }}
        count={counts.changed - counts.conflicts}
      />
      <Differences
        state={state}
        title={t('listFiles.gone', { count: counts.gone })}
        note={t('listFiles.goneNote')}
        filter={{ difference: 'gone' }}
        count={counts.gone}
      />
      <Aside state={state} />
    </>
  )
}

/** Conflicts, new and missing rows: each with an answer for all, and one by one. */
function Asked({ state }: { state: ListFileState }) {
  const t = useT<typeof messages>()
  const change = useCommand('changeListFile')
  const { counts, choices, id } = state
  return (
    <>
      <Differences
        state={state}
        title={t('listFiles.conflicts', { count: counts.conflicts })}
        note={t('listFiles.conflictsNote')}
        filter={{ conflict: true }}
        count={counts.conflicts}
        answer={
          <Segments
            label={t('listFiles.conflictsAll')}
            value={choices.conflicts ?? 'each'}
            options={[
              { value: 'each', label: t('listFiles.each') },
              { value: 'ours', label: t('listFiles.ours') },
              { value: 'theirs', label: t('listFiles.theirs') },
            ]}
            onChange={(value) => void change.run({ id, conflicts: value === 'each' ? null : (value as 'ours') })}
          />
        }
      />
      {(['new', 'missing'] as const).map((what) => (
        <Differences
          key={what}
          state={state}
          title={t(`listFiles.${what}`, { count: counts[what] })}
          note={t(`listFiles.${what}Note`)}
          filter={{ difference: what }}
          count={counts[what]}
          answer={
            <Segments
              label={t(`listFiles.${what}All`)}
              value={choices[what] ?? 'each'}
              options={[
                { value: 'each', label: t('listFiles.each') },
                { value: 'leave', label: t(what === 'new' ? 'listFiles.leaveOut' : 'listFiles.keep') },
                { value: 'take', label: t(what === 'new' ? 'listFiles.create' : 'listFiles.delete') },
              ]}
              onChange={(value) => void change.run({ id, [what]: value === 'each' ? null : (value as 'take') })}
            />
          }
        />
      ))}
    </>
  )
}

/** What of the file is not taken over at all. */
function Aside({ state }: { state: ListFileState }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const ignored = state.ignored.map(({ sheet, header, count }) => {
    const what =
      header !== null
        ? t('listFiles.ignoredOne', { header, count })
        : t(count > 0 ? 'listFiles.ignoredRows' : 'listFiles.ignoredSheet', { count })
    return sheet === undefined ? what : t('listFiles.ignoredIn', { sheet, what })
  })
  return (
    <>
      {ignored.length > 0 && <p className={css.aside}>{t('listFiles.ignored', { columns: format.list(ignored) })}</p>}
      {state.unknown.length > 0 && (
        <p className={css.aside}>{t('listFiles.unknown', { columns: format.list(state.unknown.slice(0, 20)) })}</p>
      )}
    </>
  )
}

function Working({ state }: { state: ListFileState }) {
  const t = useT<typeof messages>()
  const cancel = useCommand('cancelListFile')
  const running = state.state === 'running'
  return (
    <>
      <PageTitle title={state.name} />
      <ProgressBar
        label={t(running ? 'listFiles.running' : 'listFiles.undoing')}
        {...(state.progress ? { done: state.progress.done, total: state.progress.of } : {})}
        note={t('listFiles.mayLeave')}
        action={
          running ? (
            <Button busy={cancel.busy} onClick={() => void cancel.run({ id: state.id })}>
              {t('listFiles.cancel')}
            </Button>
          ) : undefined
        }
      />
    </>
  )
}

function Ended({ state }: { state: ListFileState }) {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const translate = useTranslate()
  const undo = useCommand('undoListFile')
  const { report, undone } = state
  return (
    <>
      <PageTitle
        title={state.name}
        actions={
          state.canUndo ? (
            <Button icon="undo" busy={undo.busy} onClick={() => void undo.run({ id: state.id })}>
              {t('listFiles.undo')}
            </Button>
          ) : undefined
        }
      >
        {state.state === 'done' && report && rich('listFiles.doneLead', report)}
        {state.state === 'undone' && t('listFiles.undoneLead')}
        {state.state === 'cancelled' && t('listFiles.cancelledLead')}
        {state.state === 'failed' && t('listFiles.failedLead')}
      </PageTitle>
      {state.state === 'failed' && state.error && <Notice tone="problem" title={translate(`refusal.${state.error}`)} />}
      {undone && undone.kept.length > 0 && (
        <Section title={t('listFiles.stays')}>
          <Rows label={t('listFiles.stays')}>
            {undone.kept.slice(0, 200).map((one) => (
              <Row key={one.id} title={one.name || one.id} />
            ))}
          </Rows>
        </Section>
      )}
      {state.state === 'done' && (
        <>
          <Differences
            state={state}
            title={t('listFiles.left', { count: report?.left ?? 0 })}
            filter={{ left: true }}
            count={report?.left ?? 0}
          />
          <Differences
            state={state}
            title={t('listFiles.changes', { count: state.counts.changed })}
            filter={{ difference: 'changed' }}
            count={state.counts.changed}
          />
        </>
      )}
    </>
  )
}
