import { useNavigate } from '@tanstack/react-router'
import { useMe } from '#features/members/web/me.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { useUrl } from '#ui/url.ts'
import type { ContactAgainRow, contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import { reasonText } from '../reason.ts'
import { numberOf } from './ContactRow.tsx'
import css from './PaperPage.module.css'
import { chosenWords, filterOfUrl, filterSearch, useContactFilters } from './useContactFilters.ts'

const { useOperation } = operationHooks<typeof contract>()
const most = 200

/** The list on paper, to take along: who, number, why, and room for what was said. */
export default function PaperPage() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const navigate = useNavigate()
  const { today } = useMe()
  const [url] = useUrl()
  const { filters, values } = useContactFilters()
  const query = useOperation('listContactAgain', { ...filterOfUrl(url), limit: most })
  return (
    <>
      <PageTitle
        title={t('contactAgain.title')}
        note={format.dayLong(today, today)}
        actions={
          <div data-print="no">
            <Buttons>
              <Button onClick={() => void navigate({ to: '/wieder-kontaktieren', search: filterSearch(url) as never })}>
                {t('contactAgain.back')}
              </Button>
              <Button kind="do" icon="print" onClick={() => window.print()}>
                {t('contactAgain.print')}
              </Button>
            </Buttons>
          </div>
        }
      >
        {[
          chosenWords(filters, values),
          query.data &&
            t(
              query.data.more
                ? 'contactAgain.paper.firstMany'
                : query.data.total > most
                  ? 'contactAgain.paper.first'
                  : 'contactAgain.paper.count',
              { count: query.data.total, most },
            ),
        ]
          .filter(Boolean)
          .join(' · ')}
      </PageTitle>
      <Loaded query={query}>
        {({ customers }) =>
          customers.length > 0 ? (
            <div className={css.sheet}>
              <table className={css.list}>
                <thead>
                  <tr>
                    <th scope="col">{t('contactAgain.column.rank')}</th>
                    <th scope="col">{t('contactAgain.paper.customer')}</th>
                    <th scope="col">{t('contactAgain.column.reason')}</th>
                    <th scope="col">{t('contactAgain.outcome')}</th>
                  </tr>
                </thead>
                <tbody>
                  {customers.map((customer, index) => (
                    <PaperRow key={customer.customerId} customer={customer} rank={index + 1} />
                  ))}
                </tbody>
              </table>
            </div>
          ) : (
            <EmptyState>{t('contactAgain.nobodyFiltered')}</EmptyState>
          )
        }
      </Loaded>
    </>
  )
}

function PaperRow({ customer, rank }: { customer: ContactAgainRow; rank: number }) {
  const translate = useTranslate()
  const format = useFormat()
  const { today } = useMe()
  const { person } = customer
  return (
    <tr>
      <td>{rank}</td>
      <td>
        <b>{customer.name}</b>
        {customer.city && `, ${customer.city}`}
        {person && <small>{[person.name, person.function].filter(Boolean).join(', ')}</small>}
        <small>{numberOf(customer)}</small>
      </td>
      <td>{reasonText(customer.reason, { t: translate, format, currency: customer.currency, today })}</td>
      <td />
    </tr>
  )
}
