import { useState } from 'react'
import { StepDialog } from '#features/opportunities/web/StepDialog.tsx'
import type { contract } from '#features/reports/standing/contract.ts'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Names, Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type Standing = Output<(typeof contract)['listStanding']>['opportunities'][number]
const [few, all] = [5, 100]

/** What stands still today, why, and the next step one click away. */
export function StandingSection(props: { owner: string[]; nameOf: Names }) {
  const t = useT<Words>()
  const format = useFormat()
  const [limit, setLimit] = useState(few)
  const [stepping, setStepping] = useState<Standing | null>(null)
  const found = useOperation(
    'listStanding',
    { ...(props.owner.length > 0 ? { owner: props.owner } : {}), limit },
    { keep: true },
  ).data
  if (!found || found.total === 0) return null
  const amounts = found.amounts.map(({ amount, currency }) => format.money(amount, currency, 'never'))
  const left = found.total - found.opportunities.length
  return (
    <Section
      title={t('movement.standing')}
      note={t('movement.standing.note', { count: found.total, amount: amounts.join(' + ') })}
    >
      <Rows
        label={t('movement.standing')}
        foot={
          left > 0 &&
          (limit < all ? (
            <Button kind="link" onClick={() => setLimit(all)}>
              {t('movement.standing.all', { count: Math.min(found.total, all) })}
            </Button>
          ) : (
            t('movement.behind.more', { count: left })
          ))
        }
      >
        {found.opportunities.map((one) => (
          <Row
            key={one.id}
            title={[one.title, one.customerName].filter(Boolean).join(' · ')}
            to={`/neugeschaeft/${one.id}`}
            note={<Why one={one} stage={props.nameOf.stage(one.stageId)} member={props.nameOf.member(one.ownerId)} />}
            {...(one.amount === null ? {} : { value: format.money(one.amount, one.currency, 'never') })}
            actions={
              <Button size="small" onClick={() => setStepping(one)}>
                {t('opportunities.nextStep')}
              </Button>
            }
          />
        ))}
      </Rows>
      {stepping && <StepDialog opportunity={stepping} onClose={() => setStepping(null)} />}
    </Section>
  )
}

/** The reason in words, how often it was pushed, and whose it is. */
function Why({ one, stage, member }: { one: Standing; stage: string; member: string }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const { code, days, most } = one.reason
  const said = rich(`movement.standing.${code}`, {
    count: days ?? 0,
    most: most ?? 0,
    stage,
    step: one.nextStep ?? '',
  })
  const more = [one.pushes > 0 && t('opportunities.pushed', { count: one.pushes }), member].filter(Boolean)
  return (
    <>
      {said}
      {more.length > 0 && ` · ${more.join(' · ')}`}
    </>
  )
}
