import type { z } from 'zod'
import { type Operations, registry } from '#features/index.ts'
import type { Context } from '#platform/actions/context.ts'
import type { Actor } from '#shared/actor.ts'
import { type Day, earlier, type Instant } from '#shared/days.ts'
import type { Colleague, Happening } from './types.ts'

export const timeZone = 'Europe/Berlin'

/** Records and people of the demo company by the names that the plan gives them. */
export type Known = { ids: Map<string, string>; actors: Map<Colleague, Actor>; stages: string[] }

/** Lets one thing happen, as an operation of the colleague who acts in this command. */
export async function happen(ctx: Context, known: Known, one: Happening): Promise<void> {
  const id = (key: string) => idOf(known, key)
  switch (one.kind) {
    case 'talk': {
      const { outcome, text, report, followUp } = one
      const input = {
        customerId: id(one.customer),
        personId: one.person && id(one.person),
        kind: one.how as 'call',
        outcome,
        text,
        report,
      }
      const at = instantOf(one.day, one.minute, new Date(ctx.now)).toISOString()
      await perform(ctx, 'logActivity', {
        ...input,
        at: earlier(at, ctx.now),
        ...(followUp ? { followUp } : {}),
      })
      return
    }
    case 'enquiry': {
      const { title, amount, expectedClose, nextStep, nextStepDay, business: kind = null, channel = null } = one
      const input = { customerId: id(one.customer), title, amount, expectedClose, nextStep, nextStepDay, kind, channel }
      known.ids.set(one.opportunity, (await perform(ctx, 'createOpportunity', input)).id)
      return
    }
    case 'step': {
      const { stage, amount, expectedClose, nextStep, nextStepDay, ownProbability } = one
      const stageId = stage === undefined ? undefined : known.stages[stage]
      await perform(ctx, 'changeOpportunity', {
        id: id(one.opportunity),
        stageId,
        amount,
        expectedClose,
        nextStep,
        nextStepDay,
        ownProbability,
      })
      return
    }
    case 'contract': {
      const { name, number, startDay, endDay, amountPerYear, renewal, noticeMonths, autoRenewMonths, priceClause } = one
      const term = { name, number, startDay, endDay, amountPerYear, renewalProbability: renewal }
      const rules = { noticeMonths, autoRenewMonths, priceClause }
      await perform(ctx, 'createContract', { customerId: id(one.customer), ...term, ...rules })
      return
    }
    case 'order': {
      const { day, number, amount } = one
      const opportunityId = id(one.opportunity)
      await perform(ctx, 'createOrder', { customerId: id(one.customer), opportunityId, day, number, amount })
      return
    }
    case 'offer': {
      const { number, amount, validUntil, askOn } = one
      await perform(ctx, 'createOffer', { opportunityId: id(one.opportunity), number, amount, validUntil, askOn })
      return
    }
    case 'won':
      await perform(ctx, 'winOpportunity', { id: id(one.opportunity), reason: one.reason })
      if (one.lesson) await perform(ctx, 'changeOpportunity', { id: id(one.opportunity), lesson: one.lesson })
      return
    case 'lost':
      await perform(ctx, 'loseOpportunity', {
        id: id(one.opportunity),
        reason: one.reason,
        note: one.note,
        ...(one.competitor ? { competitor: one.competitor } : {}),
      })
      return
    case 'task': {
      const delegatedTo = one.delegatedTo ? { name: one.delegatedTo } : null
      const input = {
        kind: one.what,
        customerId: one.customer && id(one.customer),
        text: one.text,
        dueDay: one.dueDay,
        assigneeId: id(one.assignee),
        delegatedTo,
      }
      known.ids.set(one.task, (await perform(ctx, 'createTask', input)).id)
      return
    }
    case 'taskDone':
      await perform(ctx, 'finishTask', { id: id(one.task) })
      return
    case 'appointment': {
      const startsAt = localInstant(one.day2, one.from)
      const endsAt = new Date(Date.parse(startsAt) + one.minutes * 60_000).toISOString()
      const { title, place } = one
      const participants = one.participants.map((name) => ({ name }))
      await perform(ctx, 'createAppointment', {
        title,
        place,
        customerId: one.customer && id(one.customer),
        startsAt,
        endsAt,
        participants,
      })
      return
    }
    case 'fire':
      known.ids.set(one.fire, (await perform(ctx, 'raiseFire', { customerId: id(one.customer), text: one.text })).id)
      return
    case 'fireTaken':
      await perform(ctx, 'takeFire', { id: id(one.fire) })
      return
    case 'fireSolved':
      await perform(ctx, 'solveFire', { id: id(one.fire), solution: one.solution })
      return
    case 'complaint': {
      const { text, promise, promisedUntil } = one
      const input = { customerId: id(one.customer), text, promise, promisedUntil }
      known.ids.set(one.complaint, (await perform(ctx, 'createComplaint', input)).id)
      return
    }
    case 'lead': {
      const { origin, from, company, person, text, amount, email } = one
      const [firstName, lastName] = person.split(' ')
      const source = origin === 'recommendation' ? { recommendedBy: from } : { originNote: from }
      const receivedAt = one.minutesAgo ? ctx.now : instantOf(one.day, one.minute, new Date(ctx.now)).toISOString()
      const input = { origin, ...source, company, firstName, lastName, text, amount, email, receivedAt }
      known.ids.set(one.lead, (await perform(ctx, 'createLead', input)).id)
      return
    }
    case 'leadAnswered': {
      const at = instantOf(one.day, one.minute, new Date(ctx.now)).toISOString()
      await perform(ctx, 'reactToLead', { id: id(one.lead), kind: 'call', outcome: 'reached', text: one.text, at })
      const answers = { need: 'yes', timing: 'yes' } as const
      if (one.accept) await perform(ctx, 'qualifyLead', { id: id(one.lead), answers, decision: 'accept' })
      return
    }
    case 'leadRejected':
      await perform(ctx, 'qualifyLead', { id: id(one.lead), decision: 'reject', reason: one.reason })
      return
    case 'complaintAsked': {
      const { text, dueDay } = one
      await perform(ctx, 'askAboutComplaint', { id: id(one.complaint), assigneeId: id(one.assignee), text, dueDay })
      return
    }
    case 'complaintAnswered':
      await perform(ctx, 'answerComplaint', { id: id(one.complaint), answer: one.answer })
      if (one.close) await perform(ctx, 'closeComplaint', { id: id(one.complaint) })
      return
    case 'sample': {
      const { text, askOn } = one
      const kind = one.firstArticle ? 'firstArticle' : 'sample'
      known.ids.set(
        one.sample,
        (await perform(ctx, 'createSample', { kind, customerId: id(one.customer), text, askOn })).id,
      )
      return
    }
    case 'sampleDecided':
      await perform(ctx, 'decideSample', { id: id(one.sample), outcome: one.outcome, reason: one.reason })
      return
    case 'snooze':
      await perform(ctx, 'snoozeCustomer', { id: id(one.customer), until: one.until, reason: one.reason })
      return
    case 'personLeft':
      await perform(ctx, 'changePerson', { id: id(one.person), left: true })
      return
    case 'absence':
      await perform(ctx, 'addAbsence', {
        memberId: id(one.member),
        deputyId: id(one.deputy),
        fromDay: one.from,
        toDay: one.to,
      })
      return
    case 'leaves':
      await perform(ctx, 'leaveMember', { id: id(one.member) })
  }
}

/** An operation within the command of the day, its input checked as if it came from a page. */
export async function perform<Name extends keyof Operations>(
  ctx: Context,
  name: Name,
  input: z.input<Operations[Name]['input']>,
): Promise<z.output<Operations[Name]['output']>> {
  const parsed = registry.operations[name]?.input.parse(input)
  return (await registry.actions[name]?.(ctx, parsed)) as z.output<Operations[Name]['output']>
}

export function idOf(known: Known, key: string): string {
  const id = known.ids.get(key)
  if (!id) throw new Error(`nothing is known of ${key}`)
  return id
}

export function actorOf(known: Known, colleague: Colleague): Actor {
  return known.actors.get(colleague) as Actor
}

/** Minutes after midnight UTC, never later than now. */
export function instantOf(day: Day, minute: number, now: Date): Date {
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + minute * 60_000)
  return at > now ? now : at
}

/** A time of day as the clock on the wall shows it. */
function localInstant(day: Day, time: string): Instant {
  const utc = Date.parse(`${day}T${time}:00Z`)
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(utc))
  const [hours = 0, minutes = 0] = shown.split(':').map(Number)
  const [wantedHours = 0, wantedMinutes = 0] = time.split(':').map(Number)
  return new Date(utc - ((hours - wantedHours) * 60 + minutes - wantedMinutes) * 60_000).toISOString()
}
