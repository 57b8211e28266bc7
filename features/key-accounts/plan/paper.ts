import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import { readLetterhead } from '#features/offers/letterhead/reading.ts'
import { grey, type Letterhead, line, mm, noLines, sheetPaper } from '#features/offers/writer/frame.ts'
import { rendered } from '#features/offers/writer/pdf.ts'
import type { Context } from '#platform/actions/context.ts'
import type { FileAnswer } from '#shared/contract.ts'
import type { Day } from '#shared/days.ts'
import { downloadName } from '#shared/downloadName.ts'
import { type Format, formatFor } from '#shared/format.ts'
import { type Translate, translatorFor } from '#shared/translate.ts'
import {
  type CustomerPlan,
  forCustomer,
  type PlanAction,
  type PlanContent,
  type PlanGoal,
  type TextPart,
  textParts,
} from '../rules/plan.ts'
import { messages } from './serverWords.ts'

type Language = 'de' | 'en'
type Asked = { content: PlanContent; customer: string; language: Language; reader: 'customer' | 'internal' }

/** What both papers are made with. */
type Sheet = { head: Letterhead; customer: string; language: Language; day: Day; t: Translate; format: Format }

/** A paper for decision makers has two pages: it is set smaller until it does, as far as it stays readable. */
const sizes = [10, 9, 8.5]
const twoPages = 2

/** The plan as PDF. The paper for the customer is made from what `forCustomer` leaves, and sees nothing else. */
export async function planPaper(ctx: Context, { content, customer, language, reader }: Asked): Promise<FileAnswer> {
  const t = translatorFor(language, messages[language])
  const format = formatFor(language)
  const sheet: Sheet = { head: await readLetterhead(ctx), customer, language, day: ctx.today, t, format }
  const name = downloadName(t(`planPaper.file.${reader}`, { customer }), 'pdf')
  const bytes =
    reader === 'customer'
      ? await onTwoPages((size) =>
          paperOf(sheet, forCustomer(content), customerPages(sheet, forCustomer(content)), size),
        )
      : await rendered(
          paperOf(sheet, content, internalPages(sheet, content), sizes[1] ?? 9, t('planPaper.internalUse')),
        )
  return { name, type: 'application/pdf', bytes }
}

async function onTwoPages(paper: (size: number) => TDocumentDefinitions): Promise<Uint8Array> {
  let bytes = new Uint8Array()
  for (const size of sizes) {
    bytes = new Uint8Array(await rendered(paper(size)))
    if (pagesOf(bytes) <= twoPages) break
  }
  return bytes
}

function pagesOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  )
}

function paperOf(
  { head, customer, language, day, t, format }: Sheet,
  { fromDay, toDay }: Pick<PlanContent, 'fromDay' | 'toDay'>,
  content: Content[],
  fontSize: number,
  mark = '',
): TDocumentDefinitions {
  const period = t('planPaper.period', { from: format.day(fromDay), to: format.day(toDay) })
  const stand = t('planPaper.stand', { day: format.day(day) })
  return sheetPaper(
    head,
    {
      title: t('planPaper.title', { customer }),
      below: [period, stand, mark].filter(Boolean).join(' · '),
      page: (page, pages) => t('planPaper.page', { page, pages }),
      ...{ day, language, fontSize },
    },
    content,
  )
}

/** Where the customer stands on the first page, what we do together on the second. */
function customerPages(sheet: Sheet, plan: CustomerPlan): Content[] {
  const { t } = sheet
  const words = textParts
    .filter((part) => part !== 'strategies')
    .flatMap((part) => paragraph(t(`planPaper.text.${part}`), plan.texts[part]))
  const together = [
    ...paragraph(t('planPaper.text.strategies'), plan.texts.strategies),
    ...goalTable(sheet, plan.goals),
    ...actionTable(sheet, plan.actions),
    ...section(
      t('planPaper.team'),
      plan.team.map(({ member, task }) => pair(member, task)),
    ),
  ]
  const [first, ...more] = together
  if (words.length === 0 || first === undefined) return [...words, ...together]
  return [...words, { stack: [first], pageBreak: 'before' }, ...more]
}

/** Everything, with what is internal said so. */
function internalPages(sheet: Sheet, plan: PlanContent): Content[] {
  const { t, format } = sheet
  const { figures } = plan
  const money = (amount: number | null) => format.money(amount, figures.currency, 'never')
  const titled = (part: TextPart) =>
    (plan.internal as string[]).includes(part)
      ? `${t(`planPaper.text.${part}`)} ${t('planPaper.marked')}`
      : t(`planPaper.text.${part}`)
  return [
    ...section(t('planPaper.figures'), [
      pair(
        t('planPaper.figures.revenue'),
        `${money(figures.revenue)} (${t('planPaper.figures.before')} ${money(figures.revenueBefore)})`,
      ),
      pair(t('planPaper.figures.potential'), money(figures.potential)),
    ]),
    ...textParts.flatMap((part) => paragraph(titled(part), plan.texts[part])),
    ...goalTable(sheet, plan.goals),
    ...actionTable(sheet, plan.actions, { raci: plan.raci, currency: figures.currency }),
    ...table(
      t('planPaper.risks'),
      [t('planPaper.risk'), t('planPaper.risk.answer')],
      ['*', '*'],
      plan.risks.map(({ text, answer }) => [text, answer]),
    ),
    ...section(
      t('planPaper.team.internal'),
      plan.team.map(({ member, task }) => pair(member, task)),
    ),
    ...table(
      t('planPaper.people'),
      ['', t('planPaper.people.roles'), t('planPaper.people.influence'), t('planPaper.people.support')],
      ['*', mm(38), mm(20), mm(34)],
      plan.people.map((one) => [
        {
          stack: [
            one.name,
            ...small([one.function, one.interest && `${t('planPaper.people.interest')}: ${one.interest}`]),
          ],
        },
        one.roles.map((role) => t(`planPaper.role.${role}`)).join(', '),
        one.influence ? t(`planPaper.influence.${one.influence}`) : '',
        one.support ? t(`planPaper.support.${one.support}`) : '',
      ]),
    ),
  ]
}

function heading(text: string): Content {
  return { text, bold: true, fontSize: 12, margin: [0, mm(2), 0, mm(1.5)] }
}

function paragraph(title: string, text: string | undefined): Content[] {
  return text ? [{ stack: [heading(title), { text, margin: [0, 0, 0, mm(2)] }] }] : []
}

function section(title: string, rows: Content[]): Content[] {
  return rows.length > 0 ? [{ stack: [heading(title), ...rows], margin: [0, 0, 0, mm(2)] }] : []
}

function pair(name: string, text: string): Content {
  return { columns: [{ text: name, width: mm(60) }, { text }], margin: [0, 0, 0, mm(1)] }
}

function small(lines: (string | null)[]): Content[] {
  return lines.filter(Boolean).map((text) => ({ text: text ?? '', fontSize: 8, color: grey }))
}

function goalTable({ t, format }: Sheet, goals: (CustomerPlan['goals'][number] & { internal?: boolean })[]): Content[] {
  const measured = ({ from, to, unit }: Pick<PlanGoal, 'from' | 'to' | 'unit'>) =>
    from === null && to === null
      ? ''
      : t('planPaper.fromTo', { from: format.number(from, 2), to: format.number(to, 2), unit }).trim()
  return table(
    t('planPaper.goals'),
    [t('planPaper.goal'), t('planPaper.planned'), t('planPaper.now'), t('planPaper.until')],
    ['*', mm(42), mm(24), mm(22)],
    goals.map((goal) => [
      {
        stack: [
          goal.internal ? `${goal.text} ${t('planPaper.marked')}` : goal.text,
          ...small([goal.measure && `${t('planPaper.measure')} ${goal.measure}`]),
        ],
      },
      measured(goal),
      goal.now === null ? '' : `${format.number(goal.now, 2)} ${goal.unit}`.trim(),
      goal.dueDay ? format.day(goal.dueDay) : '',
    ]),
  )
}

type ActionRow = CustomerPlan['actions'][number] & Partial<Pick<PlanAction, 'internal' | 'cost' | 'raci'>>

/** `inside`: with costs and roles, which are for ourselves only. */
function actionTable(
  { t, format }: Sheet,
  actions: ActionRow[],
  inside?: { raci: boolean; currency: string },
): Content[] {
  return table(
    t('planPaper.actions'),
    [t('planPaper.action.what'), t('planPaper.action.who'), t('planPaper.until')],
    ['*', mm(42), mm(38)],
    actions.map((one) => [
      {
        stack: [
          one.internal ? `${one.text} ${t('planPaper.marked')}` : one.text,
          ...small(
            inside
              ? [
                  typeof one.cost === 'number'
                    ? `${t('planPaper.action.cost')}: ${format.money(one.cost, inside.currency, 'never')}`
                    : null,
                  ...(inside.raci && one.raci
                    ? one.raci.map(({ role, member }) => t(`planPaper.raci.${role}`, { name: member }))
                    : []),
                ]
              : [],
          ),
        ],
      },
      one.member,
      one.doneOn
        ? t('planPaper.action.done', { day: format.day(one.doneOn) })
        : one.dueDay
          ? format.day(one.dueDay)
          : '',
    ]),
  )
}

function table(title: string, head: string[], widths: (string | number)[], rows: TableCell[][]): Content[] {
  if (rows.length === 0) return []
  return [
    heading(title),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths,
        body: [head.map((text) => ({ text, color: grey, fontSize: 8 })), ...rows],
      },
      layout: {
        ...noLines,
        hLineWidth: (at: number) => (at === 1 ? 0.8 : at > 1 ? 0.3 : 0),
        hLineColor: () => line,
        paddingTop: () => 2.5,
        paddingBottom: () => 2.5,
      },
      margin: [0, 0, 0, mm(3)],
    },
  ]
}
