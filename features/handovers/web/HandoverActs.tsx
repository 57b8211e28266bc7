import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Handover } from '../contract.ts'
import { lacksMust, missingParts } from '../rules/dossier.ts'
import { isBefore } from '../rules/state.ts'
import { AcceptDialog, CheckDialog, IntroduceDialog, ReturnDialog, SentenceDialog } from './dialogs.tsx'
import type { messages } from './messages.ts'
import { ChangeDialog } from './PrepareDialog.tsx'

const { useCommand } = operationHooks<typeof contract>()
type Open = 'change' | 'propose' | 'accept' | 'return' | 'withdraw' | 'introduce' | 'finish' | 'check'

/** What the caller can do now: one next step stands out, the others beside it. */
export function HandoverActs({ handover }: { handover: Handover }) {
  const t = useT<typeof messages>()
  const [open, setOpen] = useState<Open | null>(null)
  const propose = usePropose(handover, () => setOpen('propose'))
  const finish = useFinish(handover, () => setOpen('finish'))
  const { state, side } = handover
  const before = isBefore(state)
  const waits = state === 'proposed'
  const running = state === 'accepted' || state === 'introduced'
  const close = () => setOpen(null)
  return (
    <Buttons>
      {before && !waits && handover.canPropose && (
        <Button kind="do" busy={propose.busy} onClick={propose.run}>
          {t(state === 'returned' ? 'handovers.proposeAgain' : 'handovers.propose')}
        </Button>
      )}
      {waits && handover.canAnswer && (
        <>
          <Button kind="do" onClick={() => setOpen('accept')}>
            {t('handovers.accept')}
          </Button>
          <Button onClick={() => setOpen('return')}>{t('handovers.return')}</Button>
        </>
      )}
      {running && handover.canIntroduce && (
        <>
          <Button kind={state === 'accepted' ? 'do' : 'plain'} onClick={() => setOpen('introduce')}>
            {t('handovers.introduce')}
          </Button>
          <Button kind={state === 'introduced' ? 'do' : 'plain'} busy={finish.busy} onClick={finish.run}>
            {t('handovers.finish')}
          </Button>
        </>
      )}
      {state === 'done' && side !== null && (
        <Button
          kind={handover.checks.some((one) => one.side === side) ? 'plain' : 'do'}
          onClick={() => setOpen('check')}
        >
          {t('handovers.check')}
        </Button>
      )}
      {before && handover.canPropose && (
        <>
          <Button onClick={() => setOpen('change')}>{t('handovers.changeTo')}</Button>
          <Button kind="ghost" onClick={() => setOpen('withdraw')}>
            {t('handovers.withdraw')}
          </Button>
        </>
      )}
      {open === 'propose' && (
        <Incomplete handover={handover} onSave={propose.save} busy={propose.busy} onClose={close} />
      )}
      {open === 'change' && <ChangeDialog handover={handover} onClose={close} />}
      {open === 'accept' && <AcceptDialog handover={handover} onClose={close} />}
      {open === 'return' && <ReturnDialog handover={handover} onClose={close} />}
      {open === 'introduce' && <IntroduceDialog handover={handover} onClose={close} />}
      {open === 'check' && side && <CheckDialog handover={handover} side={side} onClose={close} />}
      {open === 'withdraw' && <Withdraw handover={handover} onClose={close} />}
      {open === 'finish' && (
        <SentenceDialog
          title={t('handovers.finish.title')}
          label={t('handovers.finish.reason')}
          required
          busy={finish.busy}
          onClose={close}
          onSave={async (reason) => {
            if (await finish.save(reason)) close()
          }}
        />
      )}
    </Buttons>
  )
}

/** Without what must be there it is asked why first. */
function usePropose(handover: Handover, ask: () => void) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const propose = useCommand('proposeHandover')
  const save = async (incompleteReason?: string) => {
    const { id, toName: name } = handover
    const answer = await propose.run({ id, ...(incompleteReason ? { incompleteReason } : {}) })
    if (answer) done(t('handovers.proposed', { name, day: format.day(answer.answerDue) }), answer)
    return answer !== undefined
  }
  const run = () => (lacksMust(handover.completeness) ? ask() : void save())
  return { busy: propose.busy, save, run }
}

function useFinish(handover: Handover, ask: () => void) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const finish = useCommand('finishHandover')
  const save = async (notIntroduced?: string) => {
    const answer = await finish.run({ id: handover.id, ...(notIntroduced ? { notIntroduced } : {}) })
    if (answer) done(t('handovers.finished', { day: format.day(answer.checkDay) }), answer)
    return answer !== undefined
  }
  const run = () => (handover.state === 'accepted' ? ask() : void save())
  return { busy: finish.busy, save, run }
}

function Incomplete(props: {
  handover: Handover
  busy: boolean
  onSave: (reason: string) => Promise<boolean>
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const parts = missingParts(props.handover.completeness.filter(({ must }) => must))
  return (
    <SentenceDialog
      title={t('handovers.incomplete.title')}
      lead={t('handovers.incomplete.missing', {
        parts: format.list(parts.map((part) => t(`handovers.part.${part}`))),
      })}
      label={t('handovers.incomplete.reason')}
      required
      busy={props.busy}
      onClose={props.onClose}
      onSave={async (reason) => {
        if (await props.onSave(reason)) props.onClose()
      }}
    />
  )
}

function Withdraw({ handover, onClose }: { handover: Handover; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const withdraw = useCommand('withdrawHandover')
  return (
    <SentenceDialog
      title={t('handovers.withdraw.title')}
      label={t('handovers.withdraw.reason')}
      busy={withdraw.busy}
      onClose={onClose}
      onSave={async (reason) => {
        const answer = await withdraw.run({ id: handover.id, ...(reason ? { reason } : {}) })
        if (!answer) return
        onClose()
        done(t('handovers.withdrawn'), answer)
      }}
    />
  )
}
