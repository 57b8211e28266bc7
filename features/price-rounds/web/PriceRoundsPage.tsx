import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'
import { RoundDialog } from './RoundDialog.tsx'

const { useOperation } = operationHooks<typeof contract>()

/** All price rounds, each with what was asked for and obtained. */
export default function PriceRoundsPage() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const [adding, setAdding] = useState(false)
  const query = useOperation('listPriceRounds', {})
  return (
    <>
      <PageTitle
        title={t('priceRounds.title')}
        actions={
          <Buttons>
            <ButtonLink to="/produkte/preislisten">{t('priceRounds.toLists')}</ButtonLink>
            {query.data?.canChange && (
              <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
                {t('priceRounds.new')}
              </Button>
            )}
          </Buttons>
        }
      >
        {t('priceRounds.lead')}
      </PageTitle>
      <Loaded query={query}>
        {({ rounds }) =>
          rounds.length === 0 ? (
            <EmptyState example={t('priceRounds.none.example')}>{t('priceRounds.none')}</EmptyState>
          ) : (
            <Rows label={t('priceRounds.title')}>
              {rounds.map(({ id, name, fromDay, currency, outcome }) => (
                <Row
                  key={id}
                  title={name}
                  to={`/produkte/preisrunden/${id}`}
                  note={[
                    t('priceRounds.from', { day: format.day(fromDay) }),
                    t('priceRounds.decided', { decided: outcome.decided, count: outcome.customers }),
                  ].join(' · ')}
                  value={format.money(outcome.asked, currency, 'never')}
                  valueNote={t('priceRounds.obtainedOf', { amount: format.money(outcome.obtained, currency, 'never') })}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {adding && <RoundDialog onClose={() => setAdding(false)} />}
    </>
  )
}
