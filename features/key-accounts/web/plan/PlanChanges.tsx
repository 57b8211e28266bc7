import type { ReactNode } from 'react'
import type { BuyingRole } from '#features/opportunities/rules.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../../plan/contract.ts'
import type { Influence, Support } from '../../rules/people.ts'
import type { PlanAction, PlanContent, PlanGoal, PlanPerson } from '../../rules/plan.ts'
import { type ComparedList, changesOf, comparedLists, type ListChanges } from '../../rules/planChanges.ts'
import { wordChanges } from '../../rules/wordChanges.ts'
import css from './plan.module.css'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
type Entry = PlanContent[ComparedList][number]

/** Old at the left, new at the right: texts word by word, entries of lists as they came, went or changed. */
export function PlanChanges(props: {
  planId: string
  versionId: string
  before: PlanContent
  after: PlanContent
  mayRestore: boolean
}) {
  const t = useT<Words>()
  const said = useSaid(props.before.figures)
  const done = useDone()
  const restore = useCommand('restorePlanTexts')
  const { before, after, planId: id, versionId } = props
  const { texts, lists, marks, count } = changesOf(before, after)
  if (count === 0) return <Card padded>{t('accountPlan.versions.same')}</Card>
  return (
    <>
      {texts.map((one) => {
        const runs = wordChanges(one.before, one.after)
        const name = t(`accountPlan.part.${one.part}`)
        return (
          <Section
            key={one.part}
            title={name}
            actions={
              props.mayRestore && (
                <Button
                  size="small"
                  busy={restore.busy}
                  onClick={async () =>
                    done(
                      t('accountPlan.versions.restored', { name }),
                      await restore.run({ id, versionId, parts: [one.part] }),
                    )
                  }
                >
                  {t('accountPlan.versions.restore')}
                  <span className="hidden"> ({name})</span>
                </Button>
              )
            }
          >
            <Side
              before={runs.map(({ kind, text }, at) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: runs of words have no name
                kind === 'new' ? null : kind === 'gone' ? <del key={at}>{text}</del> : text,
              )}
              after={runs.map(({ kind, text }, at) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: runs of words have no name
                kind === 'gone' ? null : kind === 'new' ? <ins key={at}>{text}</ins> : text,
              )}
            />
          </Section>
        )
      })}
      {marks.length > 0 && (
        <Section title={t('accountPlan.versions.marks')}>
          <Card padded>
            {marks.map(({ part, internal }) => (
              <p key={part}>
                {t(internal ? 'accountPlan.kept' : 'accountPlan.opened', { name: t(`accountPlan.part.${part}`) })}
              </p>
            ))}
          </Card>
        </Section>
      )}
      {comparedLists.map((list) => (
        <ListSection key={list} list={list} changes={lists[list]} said={said} />
      ))}
    </>
  )
}

function ListSection<L extends ComparedList>(props: {
  list: L
  changes: ListChanges<L>
  said: (entry: Entry) => string[]
}) {
  const t = useT<Words>()
  const { list, changes, said } = props
  const { came, went, changed } = changes
  if (came.length + went.length + changed.length === 0) return null
  const lines = (entry: Entry, other?: Entry) => {
    const theirs = other ? said(other) : []
    return said(entry).map((line) => ({ line, differs: other !== undefined && !theirs.includes(line) }))
  }
  return (
    <Section title={t(`accountPlan.part.${list}`)}>
      <div className={css.changes}>
        {went.map((entry) => (
          <Side
            key={entry.id}
            before={lines(entry).map(({ line }) => <del key={line}>{`${line}\n`}</del>)}
            after={<small>{t('accountPlan.versions.went')}</small>}
          />
        ))}
        {came.map((entry) => (
          <Side
            key={entry.id}
            before={<small>{t('accountPlan.versions.came')}</small>}
            after={lines(entry).map(({ line }) => <ins key={line}>{`${line}\n`}</ins>)}
          />
        ))}
        {changed.map((one) => (
          <Side
            key={one.after.id}
            before={lines(one.before, one.after).map(({ line, differs }) =>
              differs ? <del key={line}>{`${line}\n`}</del> : `${line}\n`,
            )}
            after={lines(one.after, one.before).map(({ line, differs }) =>
              differs ? <ins key={line}>{`${line}\n`}</ins> : `${line}\n`,
            )}
          />
        ))}
      </div>
    </Section>
  )
}

function Side({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <Card>
      <div className={css.compare}>
        <div>{before}</div>
        <div>{after}</div>
      </div>
    </Card>
  )
}

/** An entry in lines, each of which may differ: figures, days and names as people read them. */
function useSaid({ currency }: PlanContent['figures']) {
  const t = useT<Words>()
  const format = useFormat()
  const day = (value: string | null) => value && t('accountPlan.until', { day: format.day(value) })
  const marked = (internal: boolean) => internal && t('accountPlan.internal')
  return (entry: Entry): string[] => {
    const lines =
      'name' in entry
        ? personLines(entry)
        : 'answer' in entry
          ? [entry.text, entry.answer]
          : 'measure' in entry
            ? goalLines(entry)
            : 'doneOn' in entry
              ? actionLines(entry)
              : [entry.member, entry.task]
    return lines.filter((line): line is string => Boolean(line))
  }

  function personLines({ name, function: does, roles, influence, support, interest }: PlanPerson) {
    return [
      name,
      does,
      roles.map((role) => t(`opportunities.role.${role as BuyingRole}`)).join(', '),
      influence &&
        `${t('keyAccounts.people.influence')}: ${t(`keyAccounts.people.influence.${influence as Influence}`)}`,
      support && t(`keyAccounts.people.support.${support as Support}`),
      interest,
    ]
  }
  function goalLines({ text, measure, unit, from, to, now, dueDay, internal }: PlanGoal) {
    const value = (number: number | null) => `${format.number(number, 2)} ${unit}`.trim()
    return [
      text,
      measure,
      (from !== null || to !== null) && t('accountPlan.goal.way', { from: value(from), to: value(to) }),
      now !== null && t('accountPlan.goal.now', { now: value(now) }),
      day(dueDay),
      marked(internal),
    ]
  }
  function actionLines({ text, member, dueDay, doneOn, cost, raci, internal }: PlanAction) {
    return [
      text,
      member,
      day(dueDay),
      doneOn && `${t('accountPlan.action.done')} ${format.day(doneOn)}`,
      cost !== null && format.money(cost, currency, 'never'),
      ...raci.map((one) => `${t(`accountPlan.raci.${one.role}`)}: ${one.member}`),
      marked(internal),
    ]
  }
}
