import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { dayOf } from '#shared/days.ts'
import { Button } from '#ui/Button.tsx'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, SelectInput, TextArea } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, Dispute, SettledDispute } from '../contract.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
const nobody = 'nobody'

/** Where two partners claim the same end customer, until the lead has decided. */
export function OpenDisputes() {
  const t = useT<Words>()
  const format = useFormat()
  const found = useOperation('listProtectionDisputes', {}).data
  const [deciding, setDeciding] = useState<Dispute | null>(null)
  if (!found || found.disputes.length === 0) return null
  return (
    <Section title={t('protections.disputes')}>
      <Rows label={t('protections.disputes')}>
        {found.disputes.map((dispute) => (
          <Row
            key={dispute.claims[0]?.id}
            title={dispute.endCustomer}
            {...(dispute.customerId ? { to: `/kunden/${dispute.customerId}` } : {})}
            note={dispute.claims
              .map(({ partnerName, state, fromDay, toDay, reason }) =>
                t('protections.dispute.claim', {
                  partner: partnerName,
                  state: t(`protections.state.${state}`),
                  from: format.day(fromDay),
                  to: format.day(toDay),
                  reason,
                }),
              )
              .join(' · ')}
            actions={
              found.canDecide && (
                <Button size="small" onClick={() => setDeciding(dispute)}>
                  {t('protections.dispute.decide')}
                  <span className="hidden"> ({dispute.endCustomer})</span>
                </Button>
              )
            }
          />
        ))}
      </Rows>
      {deciding && <SettleDialog dispute={deciding} onClose={() => setDeciding(null)} />}
    </Section>
  )
}

function SettleDialog({ dispute, onClose }: { dispute: Dispute; onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const done = useDone()
  const settle = useCommand('settleProtectionDispute')
  const [winner, setWinner] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [day, setDay] = useState<string | null>(today)
  return (
    <SaveDialog
      title={t('protections.dispute.title', { name: dispute.endCustomer })}
      busy={settle.busy}
      onClose={onClose}
      onSave={async () => {
        if (winner === null || day === null) return
        const ids = dispute.claims.map(({ id }) => id)
        const settled = await settle.run({ ids, winnerId: winner === nobody ? null : winner, reason, day })
        if (!settled) return
        onClose()
        done(t('protections.dispute.done'), settled)
      }}
    >
      <FieldPair>
        <Field label={t('protections.dispute.winner')} required>
          {(control) => (
            <SelectInput
              {...control}
              value={winner}
              empty={t('ui.choose')}
              options={[
                ...dispute.claims.map(({ id, partnerName }) => ({ value: id, label: partnerName })),
                { value: nobody, label: t('protections.dispute.nobody') },
              ]}
              onChange={setWinner}
            />
          )}
        </Field>
        <Field label={t('protections.dispute.day')} hint={t('protections.dispute.day.hint')} required>
          {(control) => <DayInput {...control} value={day} today={today} onChange={setDay} />}
        </Field>
      </FieldPair>
      <Field label={t('protections.dispute.reason')} required>
        {(control) => <TextArea {...control} rows={3} maxLength={1000} value={reason} onChange={setReason} />}
      </Field>
    </SaveDialog>
  )
}

/** How disputes were settled: who decided when, for whom, from which day on, and why. */
export function SettledDisputes() {
  const t = useT<Words>()
  const found = useOperation('listProtectionDisputes', {}).data
  if (!found || found.settled.length === 0) return null
  return (
    <Section title={t('protections.settled')}>
      <Rows label={t('protections.settled')}>
        {found.settled.map((settled) => (
          <Settled key={settled.id} settled={settled} />
        ))}
      </Rows>
    </Section>
  )
}

function Settled({ settled }: { settled: SettledDispute }) {
  const t = useT<Words>()
  const format = useFormat()
  const { company } = useMe()
  const { endCustomer, customerId, winnerId, claims } = settled
  const winner = claims.find(({ id }) => id === winnerId)
  const outcome = winner
    ? t('protections.settled.winner', { name: winner.partnerName })
    : t('protections.settled.nobody')
  return (
    <Row
      title={`${endCustomer}: ${outcome}`}
      {...(customerId ? { to: `/kunden/${customerId}` } : {})}
      note={t('protections.settled.note', {
        day: format.day(settled.day),
        at: format.day(dayOf(settled.decidedAt, company.timeZone)),
        by: settled.decidedByName ?? '–',
        reason: /[.!?]$/.test(settled.reason) ? settled.reason : `${settled.reason}.`,
        partners: format.list(claims.map(({ partnerName }) => partnerName)),
      })}
    />
  )
}
