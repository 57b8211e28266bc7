import { sortNameOf } from '#features/customers/rules.ts'
import { samePerson } from '#features/duplicates/rules/persons.ts'
import type { PersonDraft } from '../drafts.ts'
import * as rules from '../rules.ts'
import * as sql from '../sql/stock.ts'
import {
  type Company,
  ifOther,
  type KnownPerson,
  needLog,
  pick,
  type RunState,
  type Step,
  sinceLastImport,
} from './step.ts'
import type { PersonRow, Writer } from './writer.ts'

type Somebody = { id: string; outcome: 'created' | 'updated' | 'unchanged' }

/** Finds the person of a row among those of its customer, and brings both together; else makes it. */
export async function bringPerson(step: Step, company: Company | null, own: Record<string, string>): Promise<Somebody> {
  const { run, writer, result } = step
  const draft = result.draft.person
  const name = rules.nameOfPerson(draft)!
  const wanted = { ...draft, ...name }
  const known = await findPerson(step, company, wanted)
  if (known === 'trial') return { id: 'trial:known', outcome: 'unchanged' }
  if (known) return { id: known.id, outcome: (await changePerson(step, known, wanted, own)) ? 'updated' : 'unchanged' }
  if (company && !company.isNew) await needLog(step, company.id)
  if (run.trial) run.trialPersons.set(company?.id ?? '', [...(run.trialPersons.get(company?.id ?? '') ?? []), wanted])
  const { fields, long } = rules.addOwnFields({}, own, () => 'given')
  const input = {
    ...pick(wanted, rules.personScalars),
    lastName: name.lastName,
    customerId: company?.id ?? null,
    phones: draft.phones.slice(0, 20),
    emails: rules.addTexts([], draft.emails, 20),
    note: rules.addNote(null, [...draft.note, ...long]),
    fields,
  }
  const id = await writer.createPerson(input, result.draft.photo)
  if (!run.trial) rememberMade(run, company, { id, ...name, emails: draft.emails })
  return { id, outcome: 'created' }
}

function rememberMade(run: RunState, company: Company | null, person: KnownPerson): void {
  run.made.add(person.id)
  if (!company || !run.made.has(company.id)) return
  const others = run.personsOf.get(company.id)
  if (others) others.push(person)
  else run.personsOf.set(company.id, [person])
}

async function findPerson(
  { run, ctx }: Step,
  company: Company | null,
  wanted: PersonDraft & { lastName: string },
): Promise<PersonRow | 'trial' | null> {
  const pretended = run.trialPersons.get(company?.id ?? '') ?? []
  if (pretended.some((one) => samePerson(wanted, { ...one, lastName: one.lastName ?? '' }))) return 'trial'
  if (company && (company.isNew || company.id.startsWith('trial:'))) return null
  if (company && run.made.has(company.id)) {
    const known = run.personsOf.get(company.id)?.find((one) => samePerson(wanted, one))
    return known ? (((await sql.findAny(ctx.db, 'persons', known.id)) as PersonRow | undefined) ?? null) : null
  }
  const others = company
    ? await sql.listPersonsOf(ctx.db, company.id)
    : await sql.listLonePersons(ctx.db, sortNameOf(wanted.lastName))
  return others.find((one) => samePerson(wanted, { ...one, emails: JSON.parse(one.emails) as string[] })) ?? null
}

async function changePerson(
  step: Step,
  row: PersonRow,
  draft: PersonDraft,
  own: Record<string, string>,
): Promise<boolean> {
  const { run, writer, plan, result } = step
  const since = await sinceLastImport(step, row.id)
  const patch: Partial<Record<keyof PersonRow, unknown>> = {}
  const kept: Record<string, string> = {}
  for (const field of rules.personScalars) {
    const header = rules.headerOf(plan, `persons.${field}`)
    const ours = row[field]
    const sameName = /Name$/.test(field) && sortNameOf(ours ?? '') === sortNameOf(draft[field] ?? '')
    const theirs = sameName ? null : draft[field]
    const settled = rules.settle<string>(ours, theirs, since(header), run.options.existing === 'replace')
    if (settled.value !== ours) patch[field] = settled.value
    if (!settled.kept) continue
    kept[header] = String(theirs)
    result.kept.push({ field: header, ours: String(ours), theirs: String(theirs) })
  }
  const withOwn = rules.addOwnFields(JSON.parse(row.fields), own, since)
  const withKept = rules.addOwnFields(withOwn.fields, kept, () => 'given')
  const note = rules.addNote(row.note, [...draft.note, ...withOwn.long, ...withKept.long])
  const input = {
    ...patch,
    ...ifOther(row, 'phones', rules.addPhones(JSON.parse(row.phones), draft.phones)),
    ...ifOther(row, 'emails', rules.addTexts(JSON.parse(row.emails), draft.emails, 20)),
    ...ifOther(row, 'fields', withKept.fields),
    ...(note === row.note ? {} : { note }),
  } as Parameters<Writer['changePerson']>[1]
  if (Object.keys(input).length === 0) return false
  if (row.customerId) await needLog(step, row.customerId)
  return await writer.changePerson(row, input)
}
