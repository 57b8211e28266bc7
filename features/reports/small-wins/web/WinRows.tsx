import type { ReactNode } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import type { contract as thanksContract } from '#features/thanks/contract.ts'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { SmallWin } from '../contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof opportunitiesContract & typeof thanksContract>()
const daysPerMonth = 30.4

/** Small successes below each other, with who said thanks and one click to say it. */
export function WinRows(props: { label: string; wins: readonly SmallWin[]; foot?: ReactNode }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today, alone } = useMe()
  const done = useDone()
  const thank = useCommand('sayThanks')
  const words = useWinWords()
  return (
    <Rows label={props.label} foot={props.foot}>
      {props.wins.map((win) => (
        <Row
          key={win.key}
          title={win.customerName}
          to={win.opportunityId ? `/neugeschaeft/${win.opportunityId}` : `/kunden/${win.customerId}`}
          note={
            <>
              {words(win)}
              {win.thanks.length > 0 && (
                <>
                  <br />
                  {t('wins.thanked', { names: format.list(win.thanks.map(({ name }) => name)) })}
                </>
              )}
            </>
          }
          valueNote={[format.dayShort(win.day, today), alone ? null : win.memberName].filter(Boolean).join(' · ')}
          actions={
            win.canThank && (
              <Button
                size="small"
                icon="star"
                aria-label={t('wins.thankFor', { customer: win.customerName })}
                onClick={async () =>
                  done(t('wins.said', { name: win.memberName ?? '' }), await thank.run({ win: win.key, day: win.day }))
                }
              >
                {t('wins.thank')}
              </Button>
            )
          }
        />
      ))}
    </Rows>
  )
}

/** What was achieved, in a sentence. */
function useWinWords(): (win: SmallWin) => string {
  const t = useT<typeof messages>()
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const stage = (id: string | null) => stages.find((one) => one.id === id)?.name ?? '–'
  return ({ kind, personName, title, fromStageId, toStageId, days }) => {
    const count = Math.round((days ?? 0) / daysPerMonth)
    if (kind === 'decider') return t('wins.decider', { person: personName ?? '' })
    if (kind === 'stage') return t('wins.stage', { title: title ?? '', from: stage(fromStageId), to: stage(toStageId) })
    if (kind === 'reference') return personName ? t('wins.referenceBy', { person: personName }) : t('wins.reference')
    return t(`wins.${kind}`, { count })
  }
}
