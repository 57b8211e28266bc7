import { useState } from 'react'
import { leading } from '#features/company/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Section } from '#ui/Section.tsx'
import type { ApprovalRequest, contract } from '../contract.ts'
import type { messages } from './messages.ts'

const { useCommand, useOperation } = operationHooks<typeof contract>()

/** Offers below the least margin that wait for a word: for who leads to decide, for all others their own. */
export function Approvals({ leadOnly }: { leadOnly?: boolean }) {
  const t = useT<typeof messages>()
  const { member, alone } = useMe()
  const leads = member.roles.some((role) => leading.includes(role))
  const enabled = !alone && (leads || !leadOnly)
  const requests = useOperation('listApprovals', {}, { enabled, every: 60_000 }).data?.requests ?? []
  if (requests.length === 0) return null
  return (
    <Section title={t('margins.requests')}>
      <Rows label={t('margins.requests')}>
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </Rows>
    </Section>
  )
}

function RequestRow({ request }: { request: ApprovalRequest }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { id, offerId, number, customerName, opportunityTitle, reason, askedByName, currency } = request
  const percent = (basisPoints: number) => format.percent(basisPoints / 10_000, 1)
  const facts = [
    `${t('margins.margin')} ${format.money(request.margin, currency)}`,
    request.rate === null ? null : t('margins.rate', { percent: percent(request.rate) }),
    request.minimum === null ? null : t('margins.below', { percent: percent(request.minimum) }),
  ]
  return (
    <Row
      title={customerName ?? opportunityTitle}
      to={`/neugeschaeft/angebote/${offerId}`}
      note={
        <>
          {[number, ...facts].filter(Boolean).join(' · ')}
          <br />
          {[askedByName, `„${reason}“`].filter(Boolean).join(': ')}
        </>
      }
      value={format.money(request.net, currency)}
      actions={request.canDecide && <ApprovalActs id={id} number={number} />}
    />
  )
}

/** Yes or no, each with a word; a no needs one. */
export function ApprovalActs({ id, number }: { id: string; number: string }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const decide = useCommand('decideApproval')
  const [approved, setApproved] = useState<boolean | null>(null)
  const [words, setWords] = useState('')
  const save = async () => {
    if (approved === null) return
    const decided = await decide.run({ id, approved, words })
    if (!decided) return
    setApproved(null)
    done(t(approved ? 'margins.saidYes' : 'margins.saidNo', { number }), decided)
  }
  return (
    <Buttons>
      {([true, false] as const).map((yes) => {
        const name = t(yes ? 'margins.approve' : 'margins.refuse')
        return (
          <Button key={String(yes)} size="small" aria-label={`${name}: ${number}`} onClick={() => setApproved(yes)}>
            {name}
          </Button>
        )
      })}
      {approved !== null && (
        <SaveDialog
          title={`${t(approved ? 'margins.approve' : 'margins.refuse')}: ${number}`}
          onClose={() => setApproved(null)}
          onSave={save}
          busy={decide.busy}
        >
          <Field label={t(approved ? 'margins.words' : 'margins.wordsWhy')} required={!approved}>
            {(control) => (
              <TextArea {...control} data-autofocus rows={3} maxLength={500} value={words} onChange={setWords} />
            )}
          </Field>
        </SaveDialog>
      )}
    </Buttons>
  )
}
