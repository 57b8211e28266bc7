import type { Plan } from '../types.ts'
import { agreementChapter } from './agreements.ts'
import { commissionChapter } from './commission.ts'
import { handoverChapter } from './handovers.ts'
import { meetingChapter } from './meetings.ts'
import { newsChapter } from './news.ts'
import { partnerChapter } from './partners.ts'
import { peopleChapter } from './people.ts'
import { planChapter } from './plans.ts'
import { potentialChapter } from './potential.ts'
import { priceChapter } from './prices.ts'
import { projectChapter } from './projects.ts'
import { ratingChapter } from './rating.ts'
import { calendarOf, type Step } from './steps.ts'
import { surveyChapter } from './surveys.ts'

/** Those of one day go in this order. */
const chapters = [
  ratingChapter,
  peopleChapter,
  handoverChapter,
  planChapter,
  potentialChapter,
  agreementChapter,
  surveyChapter,
  projectChapter,
  meetingChapter,
  newsChapter,
  commissionChapter,
  priceChapter,
  partnerChapter,
]

/** What was done at the key accounts until today, in the order of the days. */
export function planSteps(plan: Pick<Plan, 'today' | 'customers' | 'persons'>): Step[] {
  const calendar = calendarOf(plan.today)
  const steps = chapters.flatMap((chapter) => chapter(calendar, plan)).filter(({ day }) => day <= plan.today)
  return steps.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
