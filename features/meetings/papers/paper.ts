import type { Content } from 'pdfmake/interfaces.js'
import { readLetterhead } from '#features/offers/letterhead/reading.ts'
import { mm, sheetPaper } from '#features/offers/writer/frame.ts'
import { rendered } from '#features/offers/writer/pdf.ts'
import type { Context } from '#platform/actions/context.ts'
import type { FileAnswer } from '#shared/contract.ts'
import type { Day } from '#shared/days.ts'
import { downloadName } from '#shared/downloadName.ts'
import { type Format, formatFor } from '#shared/format.ts'
import { type Translate, translatorFor } from '#shared/translate.ts'
import type { ShownPoint } from '../contract.ts'
import { lineSentence, pointTitle } from '../lineWords.ts'
import { messages as common } from '../messages.ts'
import type { MeetingKind } from '../rules/agenda.ts'
import { type CustomerPoint, forCustomer, type MinutedPoint } from '../rules/forCustomer.ts'
import { messages } from '../serverWords.ts'
import { pptxOf } from './pptx.ts'
import { decisionSentence, minuteLines, slidesOf } from './slides.ts'

type Asked = {
  kind: MeetingKind
  day: Day
  customer: string | null
  ours: string[]
  theirs: string[]
  points: readonly ShownPoint[]
  reader: 'customer' | 'internal'
  format: 'pdf' | 'pptx'
  language: 'de' | 'en'
}

/** The meeting as a file. What the customer gets is made from what `forCustomer` leaves, and sees nothing else. */
export async function meetingPaper(ctx: Context, asked: Asked): Promise<FileAnswer> {
  const { kind, day, reader, language } = asked
  const t = translatorFor(language, { ...common[language], ...messages[language] })
  const format = formatFor(language)
  const head = await readLetterhead(ctx)
  const named = { kind: t(`meetings.kind.${kind}`), customer: asked.customer ?? '' }
  const title = t('meetingPaper.title', named).trim()
  const people = t('meetingPaper.people', { people: [...asked.theirs, ...asked.ours].join(', ') })
  const called = t(`meetingPaper.file.${reader}`, { ...named, day })
  if (asked.format === 'pptx') {
    const slides = slidesOf(forCustomer(asked.points), t, format)
    const lines = [format.day(day), people]
    const bytes = await pptxOf({ title, lines, company: head.company, language, slides })
    return {
      name: downloadName(called, 'pptx'),
      type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      bytes,
    }
  }
  const content =
    reader === 'customer'
      ? forCustomer(asked.points).map((point) => pointBlock(t, format, point))
      : asked.points.map((point) => pointBlock(t, format, marked(t, point)))
  const mark = reader === 'internal' ? t('meetingPaper.internalUse') : ''
  const below = [format.day(day), people, mark].filter(Boolean).join(' · ')
  const page = (page: number, pages: number) => t('meetingPaper.page', { page, pages })
  const bytes = await rendered(sheetPaper(head, { title, below, day, language, page }, content))
  return { name: downloadName(called, 'pdf'), type: 'application/pdf', bytes }
}

/** Our own paper has all of it, with what is internal said so. */
function marked(t: Translate, point: MinutedPoint): CustomerPoint {
  const mark = t('meetingPaper.marked')
  return {
    kind: point.kind,
    title: point.internal ? `${pointTitle(t, point)} ${mark}` : point.title,
    lines: point.lines,
    minutes: point.minutes,
    decisions: point.decisions.map((one) => (one.internal ? { ...one, text: `${one.text} ${mark}` } : one)),
  }
}

function pointBlock(t: Translate, format: Format, point: CustomerPoint): Content {
  const { lines, minutes, decisions } = point
  return {
    margin: [0, mm(2), 0, mm(2)],
    stack: [
      { text: pointTitle(t, point), bold: true, fontSize: 12, margin: [0, 0, 0, mm(1)] },
      ...(lines.length > 0 ? [{ ul: lines.map((one) => lineSentence(t, format, one)) }] : []),
      ...minuteLines(minutes).map((text): Content => ({ text, margin: [0, mm(1), 0, 0] })),
      ...decisions.map(
        (one): Content => ({
          text: [{ text: `${t('meetingPaper.decision')}: `, bold: true }, decisionSentence(t, format, one)],
          margin: [0, mm(1), 0, 0],
        }),
      ),
    ],
  }
}
