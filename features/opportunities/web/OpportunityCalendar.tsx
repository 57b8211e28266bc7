import { useMe } from '#features/members/web/me.tsx'
import { addMonths, type Day } from '#shared/days.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract, OpportunityRow } from '../contract.ts'
import css from './Calendar.module.css'
import type { OpportunityFilter } from './filterOfUrl.ts'
import type { Words } from './words.ts'

const { usePages, useOperation } = operationHooks<typeof contract>()
const monthsShown = 3

/** What is expected when: three months beside each other, by the day of the expected close. */
export function OpportunityCalendar({ filter }: { filter: OpportunityFilter }) {
  const t = useT<Words>()
  const { today } = useMe()
  const [url, setUrl] = useUrl()
  const asked = one(url.month)
  const first = `${/^\d{4}-\d{2}$/.test(asked ?? '') ? asked : today.slice(0, 7)}-01`
  const go = (months: number) => setUrl({ month: addMonths(first, months).slice(0, 7) })
  const months = Array.from({ length: monthsShown }, (_, at) => addMonths(first, at))
  return (
    <>
      <div className={css.bar}>
        <IconButton icon="left" label={t('opportunities.calendar.earlier')} onClick={() => go(-monthsShown)} />
        <Button size="small" onClick={() => setUrl({ month: undefined })}>
          {t('opportunities.calendar.now')}
        </Button>
        <IconButton icon="right" label={t('opportunities.calendar.later')} onClick={() => go(monthsShown)} />
      </div>
      <div className={css.months}>
        {months.map((month) => (
          <Month key={month} month={month} filter={filter} />
        ))}
      </div>
    </>
  )
}

function Month({ month, filter }: { month: Day; filter: OpportunityFilter }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const last = new Date(Date.parse(addMonths(month, 1)) - 86_400_000).toISOString().slice(0, 10)
  const pages = usePages('listOpportunities', { ...filter, closeFrom: month, closeTo: last, limit: 100 })
  const nameOf = (row: OpportunityRow) => stages.find((stage) => stage.id === row.stageId)?.name
  return (
    <Section title={format.month(month)}>
      <Loaded query={pages}>
        {(read) => {
          const rows = read.flatMap((page) => page.opportunities)
          if (rows.length === 0) return <p className={css.none}>{t('opportunities.calendar.none')}</p>
          return (
            <Rows
              label={format.month(month)}
              foot={
                pages.more && (
                  <Button size="small" busy={pages.loadingMore} onClick={pages.more}>
                    {t('ui.more')}
                  </Button>
                )
              }
            >
              {rows.map((row) => (
                <Row
                  key={row.id}
                  when={format.dayShort(row.expectedClose, row.expectedClose ?? today)}
                  due={row.expectedClose !== null && row.expectedClose < today}
                  title={row.title}
                  to={`/neugeschaeft/${row.id}`}
                  note={[row.customerName, nameOf(row)].filter(Boolean).join(' · ')}
                  value={format.money(row.amount, row.currency, 'never')}
                />
              ))}
            </Rows>
          )
        }}
      </Loaded>
    </Section>
  )
}
