import type { Output } from '#shared/contract.ts'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import type { contract } from '../contract.ts'
import type { contract as paceContract } from '../pace/contract.ts'
import type { Words } from './words.ts'

type Found = Output<(typeof contract)['getMovement']>
export type FoundPace = Output<(typeof paceContract)['getPace']>

/** The four figures on top, each with the one of the period before. */
export function MovementFigures({ found, pace, days }: { found: Found; pace: FoundPace | undefined; days: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const money = (amount: number | null) => format.money(amount, found.currency, 'never')
  const explain = (formula: string) => ({ formula, period: days })
  const now = pace?.now
  const noted = (note: string | undefined, before: string | undefined, aim?: string | 0 | null) =>
    [note, aim && t('movement.figure.aim', { aim }), before && t('movement.figure.before', { before })]
      .filter(Boolean)
      .join(' · ')
  const aims = pace?.aims
  return (
    <Figures>
      <Figure
        tile
        label={t('movement.figure.won')}
        value={money(found.total.won)}
        note={noted(
          t('movement.figure.count', { count: found.counts.won }),
          pace && money(pace.before.wonValue),
          aims?.closings && format.number(aims.closings),
        )}
        explain={explain(t('movement.figure.won.formula'))}
      />
      <Figure
        tile
        label={t('movement.figure.rate')}
        value={now ? format.percent(now.closingRate) : '…'}
        note={
          now &&
          noted(
            now.closingRate === null
              ? t('movement.figure.rate.none')
              : t('movement.figure.rate.note', { won: now.won, closed: now.won + now.lost }),
            format.percent(pace.before.closingRate),
            aims?.closingRate && format.percent(aims.closingRate),
          )
        }
        explain={explain(t('movement.figure.rate.formula'))}
      />
      <Figure
        tile
        label={t('movement.figure.cycle')}
        value={now ? dayCount(t, now.cycleMedian) : '…'}
        note={
          now &&
          noted(
            now.cycleMean === null ? undefined : t('movement.figure.cycle.mean', { days: Math.round(now.cycleMean) }),
            dayCount(t, pace.before.cycleMedian),
            aims?.cycle && dayCount(t, aims.cycle),
          )
        }
        explain={explain(t('movement.figure.cycle.formula'))}
      />
      <Figure
        tile
        label={t('movement.figure.slipped')}
        value={format.percent(found.slipped.rate)}
        note={noted(
          t('movement.figure.slipped.note', { count: found.slipped.count, due: found.slipped.due }),
          pace && format.percent(pace.before.slipped.rate),
        )}
        explain={explain(t('movement.figure.slipped.formula'))}
      />
    </Figures>
  )
}

/** Days as a figure; none is a dash. */
export function dayCount(t: ReturnType<typeof useT<Words>>, days: number | null): string {
  return days === null ? '–' : t('movement.days', { count: Math.round(days) })
}
