import { useState } from 'react'
import { ClassBadge } from '#ui/Badge.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract, RoundLine } from '../contract.ts'
import { type Reaction, reactions } from '../rules.ts'
import { LineDialog } from './LineDialog.tsx'
import type { messages } from './messages.ts'
import css from './PriceRounds.module.css'
import { ReactionDialog } from './ReactionDialog.tsx'
import { useLineWords } from './useLineWords.ts'

const { usePages } = operationHooks<typeof contract>()

/** The customers of a round, what brings the most first: letter, reaction, and what to do next. */
export function RoundLines({ roundId, canPlan }: { roundId: string; canPlan: boolean }) {
  const t = useT<typeof messages>()
  const [url, setUrl] = useUrl()
  const values = { reaction: [one(url.reaktion) ?? ''].filter(Boolean), mine: url.meine ? ['yes'] : [] }
  const [reaction] = values.reaction as Reaction[]
  const query = usePages('listPriceRoundLines', {
    ...{ roundId, limit: 50 },
    ...(reaction ? { reaction } : {}),
    ...(values.mine.length > 0 ? { mine: true } : {}),
  })
  return (
    <Section title={t('priceRounds.customers')}>
      <div className={css.filters}>
        <FilterChips
          filters={[
            {
              id: 'reaction',
              label: t('priceRounds.reaction'),
              options: reactions.map((value) => ({ value, label: t(`priceRounds.reaction.${value}`) })),
            },
            { id: 'mine', label: t('priceRounds.mine') },
          ]}
          values={values}
          onChange={(patch) =>
            setUrl({
              ...(patch.reaction ? { reaktion: patch.reaction.at(-1) } : {}),
              ...(patch.mine ? { meine: patch.mine.length > 0 ? 'ja' : undefined } : {}),
            })
          }
        />
      </div>
      <Loaded query={query}>
        {(pages) => {
          const lines = pages.flatMap((page) => page.lines)
          return lines.length === 0 ? (
            <EmptyState>{t('priceRounds.noLines')}</EmptyState>
          ) : (
            <Rows
              label={t('priceRounds.customers')}
              foot={
                query.more && (
                  <Button size="small" busy={query.loadingMore} onClick={query.more}>
                    {t('priceRounds.more')}
                  </Button>
                )
              }
            >
              {lines.map((line) => (
                <LineRow key={line.id} line={line} canPlan={canPlan} />
              ))}
            </Rows>
          )
        }}
      </Loaded>
    </Section>
  )
}

/** One customer in a round; `at` the customer itself the round is named instead. */
export function LineRow({ line, canPlan, at }: { line: RoundLine; canPlan: boolean; at?: 'customer' }) {
  const t = useT<typeof messages>()
  const words = useLineWords()
  const [open, setOpen] = useState<'reaction' | 'prices' | null>(null)
  const name = at ? line.roundName : line.customerName
  return (
    <Row
      title={name}
      to={at ? `/produkte/preisrunden/${line.roundId}` : `/kunden/${line.customerId}`}
      badge={!at && <ClassBadge name={line.class} />}
      note={words.notes(line).join(' · ')}
      value={words.money(line.obtained ?? line.asked, line.currency)}
      valueNote={words.share(line)}
      actions={
        <>
          <Buttons>
            <Button size="small" onClick={() => setOpen('prices')}>
              {t('priceRounds.prices')}
              <span className="hidden"> ({name})</span>
            </Button>
            {line.canChange && (
              <Button size="small" onClick={() => setOpen('reaction')}>
                {t('priceRounds.reaction')}
                <span className="hidden"> ({name})</span>
              </Button>
            )}
          </Buttons>
          {open === 'reaction' && <ReactionDialog lineId={line.id} name={name} onClose={() => setOpen(null)} />}
          {open === 'prices' && (
            <LineDialog lineId={line.id} name={name} canPlan={canPlan} onClose={() => setOpen(null)} />
          )}
        </>
      }
    />
  )
}
