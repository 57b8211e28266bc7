import type { ReactNode } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Format } from '#shared/format.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../../plan/contract.ts'
import type { PlanContent } from '../../rules/plan.ts'
import { type ComparedList, changesOf, comparedLists, type ListChanges } from '../../rules/planChanges.ts'
import { wordChanges } from '../../rules/wordChanges.ts'
import css from './plan.module.css'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Old at the left, new at the right: texts word by word, entries of lists as they came, went or changed. */
export function PlanChanges(props: {
  planId: string
  versionId: string
  before: PlanContent
  after: PlanContent
  mayRestore: boolean
}) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const restore = useCommand('restorePlanTexts')
  const { before, after, planId: id, versionId } = props
  const { texts, lists, count } = changesOf(before, after)
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
      {comparedLists.map((list) => (
        <ListSection key={list} list={list} changes={lists[list]} said={(entry) => saidOf(entry, format, before)} />
      ))}
    </>
  )
}

function ListSection<L extends ComparedList>(props: {
  list: L
  changes: ListChanges<L>
  said: (entry: PlanContent[ComparedList][number]) => string[]
}) {
  const t = useT<Words>()
  const { list, changes, said } = props
  const { came, went, changed } = changes
  if (came.length + went.length + changed.length === 0) return null
  const lines = (entry: PlanContent[ComparedList][number], other?: PlanContent[ComparedList][number]) => {
    const theirs = other ? said(other) : []
    return said(entry).map((line) => ({ line, differs: other !== undefined && !theirs.includes(line) }))
  }
  return (
    <Section title={t(`accountPlan.part.${list}`)}>
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
function saidOf(
  entry: PlanContent[ComparedList][number],
  format: Format,
  { figures }: Pick<PlanContent, 'figures'>,
): string[] {
  const day = (value: string | null) => (value ? format.day(value) : '')
  const lines =
    'name' in entry
      ? [entry.name, entry.function, entry.roles.join(', '), entry.influence, entry.support, entry.interest]
      : 'answer' in entry
        ? [entry.text, entry.answer]
        : 'measure' in entry
          ? [
              entry.text,
              entry.measure,
              entry.from === null && entry.to === null
                ? ''
                : `${format.number(entry.from, 2)} → ${format.number(entry.to, 2)} ${entry.unit}`,
              entry.now === null ? '' : `= ${format.number(entry.now, 2)} ${entry.unit}`,
              day(entry.dueDay),
            ]
          : 'doneOn' in entry
            ? [
                entry.text,
                entry.member,
                day(entry.dueDay),
                entry.doneOn && `✓ ${day(entry.doneOn)}`,
                entry.cost === null ? '' : format.money(entry.cost, figures.currency, 'never'),
                ...entry.raci.map(({ role, member }) => `${role}: ${member}`),
              ]
            : [entry.member, entry.task]
  return lines.filter((line): line is string => Boolean(line))
}
