import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Section } from '#ui/Section.tsx'
import type { Paper } from '../../writer/contract.ts'
import type { contract } from '../contract.ts'
import { isBelow, type Margin, rateOf } from '../rules.ts'
import { ApprovalActs } from './Approvals.tsx'
import type { messages } from './messages.ts'

const { useCommand } = operationHooks<typeof contract>()

/**
 * What the offer leaves as it stands on the screen, with the warning below the minimum and what was said to it.
 * `onSave`: keeps what is on the screen, so that it is what is asked for.
 */
export function OfferMargin(props: {
  paper: Paper
  margin: Margin | null
  onSave: () => Promise<{ version: number } | undefined>
}) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { paper, margin } = props
  if (!paper.canChange || (margin === null && paper.minimumMargin === null)) return null
  const percent = (basisPoints: number) => format.percent(basisPoints / 10_000, 1)
  const rate = margin && rateOf(margin)
  const below = isBelow(margin, paper.minimumMargin)
  const notes = [
    rate === null ? null : t('margins.rate', { percent: percent(rate) }),
    margin && margin.unknown > 0 ? t('margins.unknown', { count: margin.unknown }) : null,
  ]
  return (
    <Section title={t('margins.margin')} note={t('margins.inside')}>
      <Rows label={t('margins.margin')}>
        <Row
          title={margin === null ? t('margins.none') : t('margins.margin')}
          note={notes.filter(Boolean).join(' · ')}
          value={margin && format.money(margin.margin, paper.currency, 'always')}
        />
      </Rows>
      {below && paper.status === 'draft' && (
        <Notice tone="signal" title={t('margins.below', { percent: percent(paper.minimumMargin ?? 0) })}>
          {t(paper.canApprove ? 'margins.belowOwn' : 'margins.belowAsk')}
        </Notice>
      )}
      <Approval {...props} below={below} />
    </Section>
  )
}

/** What was asked and answered, and the next thing to do about it. */
function Approval(props: Parameters<typeof OfferMargin>[0] & { below: boolean }) {
  const t = useT<typeof messages>()
  const [asking, setAsking] = useState(false)
  const { paper, below, onSave } = props
  const { approval, canApprove, status, number } = paper
  const draft = status === 'draft'
  const waiting = draft && approval !== null && approval.decision === null
  const mayAsk = draft && below && !canApprove && !approval?.holds
  return (
    <>
      {approval?.decision && approval.reason !== '' && (
        <Notice title={t(`margins.${approval.decision}`, { name: approval.decidedByName ?? '' })}>
          {[approval.words, approval.decision === 'approved' && draft && !approval.holds ? t('margins.lapsed') : null]
            .filter(Boolean)
            .join(' · ')}
        </Notice>
      )}
      {waiting && (
        <Notice title={t('margins.waiting', { reason: approval.reason })}>
          {canApprove && <ApprovalActs id={approval.id} number={number} />}
        </Notice>
      )}
      {mayAsk && <Button onClick={() => setAsking(true)}>{t(approval ? 'margins.askAgain' : 'margins.ask')}</Button>}
      {asking && <AskDialog paper={paper} onSave={onSave} onClose={() => setAsking(false)} />}
    </>
  )
}

function AskDialog(props: {
  paper: Paper
  onSave: () => Promise<{ version: number } | undefined>
  onClose: () => void
}) {
  const t = useT<typeof messages>()
  const done = useDone()
  const ask = useCommand('askApproval')
  const [reason, setReason] = useState('')
  const { id, number } = props.paper
  const save = async () => {
    const saved = await props.onSave()
    if (!saved) return
    const asked = await ask.run({ id, version: saved.version, reason })
    if (!asked) return
    props.onClose()
    done(t('margins.asked', { number }), asked)
  }
  return (
    <SaveDialog title={t('margins.askTitle', { number })} onClose={props.onClose} onSave={save} busy={ask.busy}>
      <Field label={t('margins.reason')} required>
        {(control) => (
          <TextArea {...control} data-autofocus rows={3} maxLength={500} value={reason} onChange={setReason} />
        )}
      </Field>
    </SaveDialog>
  )
}
