import { canManageMembers } from '#features/members/access.ts'
import * as rules from '../rules.ts'
import type { MemberRow } from '../sql/stock.ts'
import * as sql from '../sql/stock.ts'
import { count, isTrial, type Rejection, type Step, sinceLastImport } from './step.ts'

/** Brings in one colleague, without a login; one that is known by name or mail address is completed. */
export async function bringMember(step: Step): Promise<Rejection | null> {
  const { run, ctx, writer, plan, result } = step
  const { member, own } = result.draft
  result.record = 'members'
  const name = member.name ?? member.email
  if (!name) return 'nameMissing'
  if (!canManageMembers(ctx.actor)) return 'notAllowed'
  const known = run.colleagues.known(member.name) ?? run.colleagues.known(member.email)
  const leadId = await run.colleagues.find(ctx, writer, member.lead)
  result.recordId = known
  if (known && isTrial(known)) return null
  const emailTaken = member.email !== null && !known && (await sql.isEmailTaken(ctx.db, member.email))
  if (emailTaken) own[rules.headerOf(plan, 'members.email')] = member.email!
  const wanted = { email: emailTaken ? null : member.email, region: member.region, leadId }
  if (!known) {
    const { fields } = rules.addOwnFields({}, own, () => 'given', Number.POSITIVE_INFINITY)
    result.recordId = await writer.createMember(name, { ...wanted, fields })
    run.colleagues.add(result.recordId, name, wanted.email)
    result.outcome = 'created'
    count(step, 'members')
    return null
  }
  const row = (await sql.findAny(ctx.db, 'members', known)) as unknown as MemberRow
  if (isTrial(leadId) || (leadId && (await leadsBackTo(step, leadId, known)))) wanted.leadId = null
  const since = await sinceLastImport(step, known)
  const merged = rules.mergeValues(
    row,
    // A mail address is what somebody logs in by: a list does not change it.
    {
      ...wanted,
      email:
        row.email === null && member.email && !(await sql.isEmailTaken(ctx.db, member.email)) ? member.email : null,
    },
    { email: 'email', region: 'region', leadId: 'lead' },
    (field) => rules.headerOf(plan, `members.${field}`),
    since,
    run.options.existing === 'replace',
  )
  const kept = { ...merged.own }
  if (row.email !== null && member.email && member.email !== row.email)
    kept[rules.headerOf(plan, 'members.email')] = member.email
  if (member.lead && row.leadId !== leadId && merged.patch.leadId === undefined)
    kept[rules.headerOf(plan, 'members.lead')] = member.lead
  const withOwn = rules.addOwnFields(row.fields ? JSON.parse(row.fields) : {}, own, since, Number.POSITIVE_INFINITY)
  const { fields } = rules.addOwnFields(withOwn.fields, kept, since, Number.POSITIVE_INFINITY)
  const changed = await writer.changeMember(row, {
    ...merged.patch,
    ...(JSON.stringify(fields) === (row.fields ?? '{}') ? {} : { fields: JSON.stringify(fields) }),
  })
  result.outcome = changed ? 'updated' : 'unchanged'
  return null
}

const deepest = 50

/** Whether somebody would be led by themself in the end. */
async function leadsBackTo({ ctx }: Step, leadId: string, memberId: string): Promise<boolean> {
  let next: string | null = leadId
  for (let depth = 0; next && depth < deepest; depth += 1) {
    if (next === memberId) return true
    const row = (await sql.findAny(ctx.db, 'members', next)) as unknown as MemberRow | undefined
    next = row?.leadId ?? null
  }
  return next !== null
}
