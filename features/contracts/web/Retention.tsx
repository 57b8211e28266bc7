import { useConverted } from '#features/currencies/web/useConverted.ts'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../calendar/contract.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** How much of what was under contract stayed in the last twelve months. */
export function Retention({ keyAccounts }: { keyAccounts: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const convertedText = useConverted()
  const query = useOperation('getRetention', { keyAccounts })
  return (
    <Loaded query={query}>
      {({ renewals, currency, ...found }) => {
        const money = (amount: number) => format.moneyShort(amount, currency)
        const period = t('contracts.retention.period', { from: format.day(found.from), to: format.day(found.to) })
        const none = t('contracts.retention.none')
        const nothing = found.start === 0
        return (
          <Section title={t('contracts.retention')} note={period}>
            <Figures>
              <Figure
                tile
                label={t('contracts.retention.rate')}
                value={renewals.rate === null ? none : format.percent(renewals.rate)}
                note={
                  renewals.rate === null
                    ? t('contracts.retention.rate.none')
                    : t('contracts.retention.rate.note', {
                        renewed: renewals.renewed,
                        due: renewals.due,
                        percent: format.percent(renewals.valueRate),
                      })
                }
                explain={{ formula: t('contracts.retention.rate.formula'), period }}
              />
              <Figure
                tile
                label={t('contracts.retention.nrr')}
                value={nothing ? none : format.percent(found.nrr)}
                note={
                  !nothing &&
                  t('contracts.retention.nrr.note', {
                    expansion: money(found.expansion),
                    contraction: money(found.contraction),
                    churn: money(found.churn),
                  })
                }
                explain={{ formula: t('contracts.retention.nrr.formula'), period }}
              />
              <Figure
                tile
                label={t('contracts.retention.grr')}
                value={nothing ? none : format.percent(found.grr)}
                note={!nothing && t('contracts.retention.grr.note', { start: money(found.start) })}
                explain={{ formula: t('contracts.retention.grr.formula'), period }}
              />
            </Figures>
            {found.converted.length > 0 && <Notice title={convertedText(found.converted).join(' ')} />}
            {found.leftOut.length > 0 && (
              <Notice title={t('contracts.retention.leftOut', { currencies: found.leftOut.join(', ') })} />
            )}
          </Section>
        )
      }}
    </Loaded>
  )
}
