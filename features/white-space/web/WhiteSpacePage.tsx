import { AccountFrame, type Found } from '#features/key-accounts/web/AccountFrame.tsx'
import type { Output } from '#shared/contract.ts'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { Matrix } from './Matrix.tsx'
import { Suggestions } from './Suggestions.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
export type Space = Output<(typeof contract)['getWhiteSpace']>

/** Where a key account could buy more. */
export default function WhiteSpacePage() {
  return <AccountFrame>{(found) => <Potential found={found} />}</AccountFrame>
}

function Potential({ found }: { found: Found }) {
  const t = useT<Words>()
  const { customerId, canSeePlan } = found
  const query = useOperation('getWhiteSpace', { customerId }, { enabled: canSeePlan })
  if (!canSeePlan) return <Card padded>{t('whiteSpace.locked')}</Card>
  return (
    <>
      <Loaded query={query}>
        {(space) => (
          <>
            <SpaceFigures space={space} />
            <Matrix customerId={customerId} space={space} />
          </>
        )}
      </Loaded>
      <Suggestions customerId={customerId} canChange={query.data?.canChange ?? false} />
    </>
  )
}

function SpaceFigures({ space }: { space: Space }) {
  const t = useT<Words>()
  const format = useFormat()
  const { sums, currency } = space
  const period = t('keyAccounts.period', { from: format.day(space.period.from), to: format.day(space.period.to) })
  const amount = format.moneyShort(sums.spent, currency)
  const tooLow = sums.walletShare !== null && sums.walletShare > 1
  return (
    <Figures>
      <Figure
        tile
        label={t('whiteSpace.walletShare')}
        value={format.percent(sums.walletShare)}
        note={
          sums.walletShare === null
            ? t('whiteSpace.walletShare.none')
            : t(tooLow ? 'whiteSpace.walletShare.low' : 'whiteSpace.walletShare.note', { amount })
        }
        explain={{ formula: t('whiteSpace.walletShare.formula'), period }}
      />
      <Figure
        tile
        label={t('whiteSpace.penetration')}
        value={format.percent(sums.penetration)}
        note={t('whiteSpace.penetration.note', { bought: sums.bought, relevant: sums.relevant })}
        explain={{ formula: t('whiteSpace.penetration.formula'), period }}
      />
      <Figure
        tile
        label={t('whiteSpace.left')}
        value={format.money(sums.whiteSpace, currency, 'never')}
        explain={{ formula: t('whiteSpace.left.formula'), period }}
      />
    </Figures>
  )
}
