import type { Format } from '#shared/format.ts'
import type { Translate } from '#shared/translate.ts'
import { lineSentence, pointTitle } from '../lineWords.ts'
import type { PointKind } from '../rules/agenda.ts'
import type { CustomerPoint } from '../rules/forCustomer.ts'

/** One slide: sentences below their heading, as few as can be read across a room. */
export type Slide = { title: string; blocks: { heading: string; lines: string[] }[] }

const mostLines = 9
/** Which points stand together on one slide. */
const groups = [
  { title: 'agreed', kinds: ['agreed', 'kept'] },
  { title: 'figures', kinds: ['figures', 'frameworks', 'bonuses', 'complaints'] },
  { title: 'goals', kinds: ['goals', 'actions'] },
  { title: 'ahead', kinds: ['priceRounds', 'offers', 'contracts', 'own'] },
] as const satisfies { title: string; kinds: readonly PointKind[] }[]

/**
 * The slides of a review behind its title: what it is about, what was agreed, figures, goals, what lies ahead, what is
 * agreed now. A slide about nothing is left out, so there are five to seven with the title.
 */
export function slidesOf(points: readonly CustomerPoint[], t: Translate, format: Format): Slide[] {
  const agenda = points.map((point) => pointTitle(t, point))
  const decided = points.flatMap(({ decisions }) => decisions.map((one) => decisionSentence(t, format, one)))
  const matters = groups.flatMap(({ title, kinds }) => {
    const blocks = points
      .filter(({ kind }) => (kinds as readonly PointKind[]).includes(kind))
      .map((point) => ({
        heading: pointTitle(t, point),
        lines: [...point.lines.map((one) => lineSentence(t, format, one)), ...minuteLines(point.minutes)],
      }))
    return blocks.length > 0 ? [{ title: t(`meetingPaper.slide.${title}`), blocks }] : []
  })
  const plain = (title: string, lines: string[]): Slide => ({ title, blocks: [{ heading: '', lines }] })
  return [
    plain(t('meetingPaper.slide.agenda'), agenda),
    ...matters,
    plain(t('meetingPaper.slide.decisions'), decided.length > 0 ? decided : [t('meetingPaper.slide.noDecision')]),
  ].map((slide) => shortened(slide, t))
}

/** A decision with who does it until when, or that it is done. */
export function decisionSentence(
  t: Translate,
  format: Format,
  { text, name, dueDay, doneOn }: CustomerPoint['decisions'][number],
): string {
  if (name === null) return text
  return doneOn
    ? t('meetingPaper.taskDone', { text, name, day: format.day(doneOn) })
    : t('meetingPaper.task', { text, name, day: dueDay ? format.day(dueDay) : '–' })
}

export function minuteLines(minutes: string): string[] {
  return minutes.split('\n').filter((line) => line.trim() !== '')
}

/** What does not fit on a slide is said to be in the papers. */
function shortened({ title, blocks }: Slide, t: Translate): Slide {
  let room = mostLines
  let left = 0
  const kept = blocks.map(({ heading, lines }) => {
    const shown = lines.slice(0, room)
    room -= shown.length
    left += lines.length - shown.length
    return { heading, lines: shown }
  })
  const more = left > 0 ? [{ heading: '', lines: [t('meetingPaper.slide.more', { count: left })] }] : []
  return { title, blocks: [...kept.filter(({ lines }) => lines.length > 0), ...more] }
}
