import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { writeYearless } from '#features/persons/rules.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Form } from '#ui/Field.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Card } from '#ui/Section.tsx'
import type { Compared, contract } from '../contract.ts'
import { type DuplicateRecord, type MergeField, mergeFields } from '../rules.ts'
import css from './Duplicates.module.css'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Answer = { records: Compared[]; id: string; from: Record<string, string>; canMerge: boolean }
const places = { customers: '/kunden', persons: '/personen' } as const

/** Entries side by side: which of them belong together, which stays, and what holds where they differ. */
export function MergePage({ record }: { record: DuplicateRecord }) {
  const t = useT<Words>()
  const given = usePathParam('ids').split('+').slice(0, 20)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const ids = given.filter((id) => !left.has(id))
  const all = useOperation('compareDuplicates', { record, ids: given })
  const some = useOperation('compareDuplicates', { record, ids }, { keep: true })
  return (
    <>
      <PageTitle title={t('duplicates.compare')}>{t('duplicates.compareLead')}</PageTitle>
      <Loaded query={all}>
        {({ records }) => (
          <>
            {records.length > 2 && (
              <Card padded>
                <fieldset className={css.choice}>
                  <legend>{t('duplicates.included')}</legend>
                  <div className={css.options}>
                    {records.map((each) => (
                      <label key={each.id}>
                        <input
                          type="checkbox"
                          aria-label={t('duplicates.include', { name: each.name })}
                          checked={!left.has(each.id)}
                          disabled={!left.has(each.id) && ids.length <= 2}
                          onChange={(event) => {
                            const next = new Set(left)
                            if (event.target.checked) next.delete(each.id)
                            else next.add(each.id)
                            setLeft(next)
                          }}
                        />
                        <span>{each.name}</span>
                      </label>
                    ))}
                  </div>
                </fieldset>
              </Card>
            )}
            <Loaded query={some}>{(answer) => <Choices key={ids.join()} record={record} answer={answer} />}</Loaded>
          </>
        )}
      </Loaded>
    </>
  )
}

function Choices({ record, answer }: { record: DuplicateRecord; answer: Answer }) {
  const t = useT<Words>()
  const navigate = useNavigate()
  const done = useDone()
  const merge = useCommand('mergeDuplicates')
  const apart = useCommand('keepApart')
  const valueWords = useValueWords()
  const { records } = answer
  const [id, setId] = useState(answer.id)
  const [from, setFrom] = useState<Partial<Record<MergeField, string>>>(answer.from)
  const ids = records.map((each) => each.id)
  const differing = mergeFields[record].filter(
    (field) => new Set(records.map((each) => each.values[field]).filter((value) => value !== null)).size > 1,
  )

  const save = async () => {
    const versions = Object.fromEntries(records.map((each) => [each.id, each.version]))
    const answered = await merge.run({ record, merges: [{ id, ids, from, versions }] })
    if (!answered) return
    void navigate({ to: `${places[record]}/${id}` })
    done(t('duplicates.merged', { count: answered.moved }), answered)
  }
  const keepApart = async () => {
    const answered = await apart.run({ record, groups: [ids] })
    if (!answered) return
    void navigate({ to: `${places[record]}/doppelte` })
    done(t('duplicates.apartDone'), answered)
  }

  return (
    <div className={css.form}>
      {!answer.canMerge && <Notice title={t('duplicates.notAllowed')} />}
      <Form
        onSubmit={save}
        foot={
          <Buttons>
            {answer.canMerge && (
              <Button kind="do" type="submit" busy={merge.busy}>
                {t('duplicates.merge')}
              </Button>
            )}
            <Button busy={apart.busy} onClick={keepApart}>
              {t('duplicates.apart')}
            </Button>
          </Buttons>
        }
      >
        <Card padded>
          <Choice label={t('duplicates.stays')} value={id} onChange={setId}>
            {records.map((each) => ({ id: each.id, text: each.name, note: <Hanging of={each} /> }))}
          </Choice>
        </Card>
        <Card padded>
          <div className={css.fields}>
            {differing.map((field) => (
              <Choice
                key={field}
                label={t(`duplicates.field.${field}`)}
                value={from[field] ?? id}
                onChange={(source) => setFrom({ ...from, [field]: source })}
              >
                {records.flatMap((each) => {
                  const value = each.values[field]
                  return value ? [{ id: each.id, text: valueWords(field, value) }] : []
                })}
              </Choice>
            ))}
            <p>{t('duplicates.allEqual')}</p>
          </div>
        </Card>
        <Card padded>
          <b>{t('duplicates.together')}</b>
          <p>{t('duplicates.togetherNote')}</p>
          <p>{[...new Set(records.flatMap((each) => [...each.phones, ...each.emails]))].join(' · ')}</p>
        </Card>
      </Form>
    </div>
  )
}

function Choice(props: {
  label: string
  value: string
  onChange: (id: string) => void
  children: { id: string; text: string; note?: React.ReactNode }[]
}) {
  return (
    <fieldset className={css.choice}>
      <legend>{props.label}</legend>
      <div className={css.options}>
        {props.children.map((option) => (
          <label key={option.id}>
            <input
              type="radio"
              name={props.label}
              value={option.id}
              checked={option.id === props.value}
              onChange={() => props.onChange(option.id)}
            />
            <span>
              {option.text}
              {option.note && <small>{option.note}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** How much hangs on an entry, and when it was last changed. */
function Hanging({ of }: { of: Compared }) {
  const t = useT<Words>()
  const format = useFormat()
  const hanging = Object.entries(of.hanging).map(([table, count]) =>
    t(`duplicates.hang.${table as 'tasks'}`, { count }),
  )
  const changed = of.changedAt ? t('duplicates.changed', { day: format.day(of.changedAt.slice(0, 10)) }) : ''
  return [
    of.values.customerNumber,
    of.values.address,
    hanging.length > 0 ? format.list(hanging) : t('duplicates.nothingHangs'),
    changed,
  ]
    .filter(Boolean)
    .join(' · ')
}

function useValueWords(): (field: MergeField, value: string) => string {
  const translate = useTranslate()
  const format = useFormat()
  return (field, value) => {
    if (field === 'standing' || field === 'mode') return translate(`customers.${field}.${value}`)
    if (field === 'birthday') return writeYearless(value) ?? format.day(value)
    if (field === 'language') return translate(`persons.language.${value}`)
    if (field !== 'potential') return value
    const [amount = '', currency = ''] = value.split(', ')
    return format.money(Number(amount), currency)
  }
}
