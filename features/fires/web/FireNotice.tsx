import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Fire } from '../contract.ts'
import type { messages } from './messages.ts'
import { SolveFireDialog } from './SolveFireDialog.tsx'

const { useCommand } = operationHooks<typeof contract>()

/** One open fire: where, what, since when, who is on it, and the next thing to do about it. `linked` leads to the customer. */
export function FireNotice({ fire, linked }: { fire: Fire; linked?: boolean }) {
  const t = useT<typeof messages>()
  const words = useFireWords()
  const title = t('fires.at', { name: fire.customerName })
  return (
    <Notice
      tone="signal"
      title={linked ? <Link to={`/kunden/${fire.customerId}` as never}>{title}</Link> : title}
      action={<FireActions fire={fire} />}
    >
      {/[.!?…]$/.test(fire.text) ? fire.text : `${fire.text}.`} {words.state(fire)}
    </Notice>
  )
}

/** Taking it while nobody has, else solving it; the other stands beside. */
export function FireActions({ fire, small }: { fire: Fire; small?: boolean }) {
  const t = useT<typeof messages>()
  const { member } = useMe()
  const done = useDone()
  const take = useCommand('takeFire')
  const [solving, setSolving] = useState(false)
  const size = small ? ('small' as const) : undefined
  const free = fire.takenById === null
  return (
    <Buttons>
      {fire.takenById !== member.id && (
        <Button
          kind={free && !small ? 'do' : 'plain'}
          size={size}
          busy={take.busy}
          onClick={async () => done(t('fires.taken'), await take.run({ id: fire.id }))}
        >
          {t('fires.take')}
        </Button>
      )}
      {!free && (
        <Button
          kind={fire.takenById === member.id && !small ? 'do' : 'plain'}
          size={size}
          onClick={() => setSolving(true)}
        >
          {t('fires.solve')}
        </Button>
      )}
      {solving && <SolveFireDialog fire={fire} onClose={() => setSolving(false)} />}
    </Buttons>
  )
}

/** The state of a fire and its times in words. */
export function useFireWords() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const duration = (minutes: number) => {
    if (minutes < 60) return t('fires.minutes', { count: minutes })
    const hours = Math.round(minutes / 60)
    return hours < 48 ? t('fires.hours', { count: hours }) : format.days(Math.round(hours / 24))
  }
  const reported = (fire: Fire) => {
    const when = format.since(fire.raisedAt, new Date().toISOString())
    return fire.raisedByName ? t('fires.reportedBy', { name: fire.raisedByName, when }) : t('fires.reported', { when })
  }
  return {
    reported,
    /** "Gemeldet von T. Alber vor 35 Minuten, noch niemand dran." */
    state(fire: Fire): string {
      const who = fire.takenByName ? t('fires.takenBy', { name: fire.takenByName }) : t('fires.nobodyYet')
      return `${reported(fire)}, ${who}.`
    },
    /** "nach 35 Minuten übernommen · nach 3 Stunden gelöst" */
    times(fire: Fire): string {
      return [
        fire.reactionMinutes !== null && t('fires.reaction', { duration: duration(fire.reactionMinutes) }),
        fire.solutionMinutes !== null && t('fires.solution', { duration: duration(fire.solutionMinutes) }),
      ]
        .filter(Boolean)
        .join(' · ')
    },
  }
}
