import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useConverted } from '#features/currencies/web/useConverted.ts'
import { ViewsMenu } from '#features/views/web/ViewsMenu.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { SearchInput } from '#ui/inputs.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import { usePhone } from '#ui/useMedia.ts'
import type { contract } from '../contract.ts'
import { toldSums } from '../rules.ts'
import css from './board/Board.module.css'
import { Board } from './board/Board.tsx'
import { filterOfUrl } from './filterOfUrl.ts'
import { NewOpportunityDialog } from './NewOpportunityDialog.tsx'
import { OpportunityCalendar } from './OpportunityCalendar.tsx'
import { OpportunityList } from './OpportunityList.tsx'
import { useOpportunityFilters } from './useOpportunityFilters.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
const shapes = ['board', 'list', 'calendar'] as const

/** The open opportunities as board, list or calendar; what is shown and how stands in the address. */
export default function OpportunitiesPage() {
  const t = useT<Words>()
  const phone = usePhone()
  const [url, setUrl] = useUrl()
  const [adding, setAdding] = useState(false)
  const { filters, values } = useOpportunityFilters(url)
  const filter = filterOfUrl(url)
  const shape = shapes.find((value) => value === one(url.shape)) ?? 'board'
  const read = useOperation('sumOpportunities', {}).data
  const sums = read?.sums
  const convertedText = useConverted()

  return (
    <>
      <PageTitle
        title={t('opportunities.area')}
        actions={
          <Buttons>
            <Segments
              label={t('opportunities.shape')}
              value={shape}
              options={shapes.map((value) => ({ value, label: t(`opportunities.shape.${value}`) }))}
              onChange={(value) => setUrl({ shape: value === 'board' ? undefined : value, page: undefined })}
            />
            <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
              {t(phone ? 'opportunities.newShort' : 'opportunities.new')}
            </Button>
          </Buttons>
        }
      >
        {read && <Sums sums={toldSums(read.sums, read.own)} />}
        {read && convertedText(read.converted).map((sentence) => `${sentence} `)}
        {sums && sums.length > 0 && (
          <>
            <Link to="/bewegung">{t('movement.title')}</Link> ·{' '}
            <Link to="/neugeschaeft/angebote">{t('offers.title')}</Link> ·{' '}
            <Link to="/neugeschaeft/gelernt">{t('opportunities.lessons')}</Link>
          </>
        )}
      </PageTitle>
      {sums?.length === 0 && shape === 'board' ? (
        <EmptyState example={t('opportunities.example')}>{t('opportunities.empty')}</EmptyState>
      ) : (
        <>
          {shape !== 'list' && (
            <div className={css.filters}>
              <FilterChips filters={filters} values={values} onChange={setUrl}>
                <SearchInput
                  label={t('opportunities.search')}
                  value={one(url.q) ?? ''}
                  onChange={(q) => setUrl({ q: q || undefined })}
                />
              </FilterChips>
              <ViewsMenu page="opportunities" />
            </div>
          )}
          {shape === 'board' && <Board filter={filter} />}
          {shape === 'list' && <OpportunityList filter={filter} filters={filters} values={values} />}
          {shape === 'calendar' && <OpportunityCalendar filter={filter} />}
        </>
      )}
      {adding && <NewOpportunityDialog onClose={() => setAdding(false)} />}
    </>
  )
}

/** How much is open, and what it comes to by the chances of the stages; one sentence per currency. */
function Sums({ sums }: { sums: { currency: string; count: number; amount: number; weighted: number }[] }) {
  const rich = useRich<Words>()
  const format = useFormat()
  return sums.map(({ currency, count, amount, weighted }) => (
    <span key={currency}>
      {rich('opportunities.lead', {
        count,
        amount: format.money(amount, currency, 'never'),
        weighted: format.money(weighted, currency, 'never'),
      })}{' '}
    </span>
  ))
}
