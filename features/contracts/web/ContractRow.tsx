import { useState } from 'react'
import { FileLinks, useAttach } from '#features/files/web/Files.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import type { MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { CustomerContract, contract } from '../contract.ts'
import { ContractDialog } from './ContractDialog.tsx'
import { EndDialog } from './EndDialog.tsx'
import { More } from './More.tsx'
import { RenewDialog } from './RenewDialog.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One contract: its term, what must be decided next, its files, and what can be done with it. */
export function ContractRow(props: {
  contract: CustomerContract
  customer: { id: string; currency: string; canChange: boolean }
}) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const { today } = useMe()
  const { contract: one, customer } = props
  const [dialog, setDialog] = useState<'change' | 'end' | 'renew' | null>(null)
  const remove = useCommand('deleteContract')
  const resume = useCommand('resumeContract')
  const renewal = useCommand('startRenewal')
  const attach = useAttach('contracts', one.id)
  const shut = () => setDialog(null)
  const runs = one.endedAt === null
  const items: (MenuItem | null)[] = [
    { label: t('contracts.change'), icon: 'edit', run: () => setDialog('change') },
    ...(runs && one.endDay !== null
      ? [{ label: t('contracts.renew'), icon: 'calendar', run: () => setDialog('renew') } satisfies MenuItem]
      : []),
    ...(runs && one.endDay !== null && one.renewalTitle === null
      ? [
          {
            label: t('contracts.startRenewal'),
            icon: 'plus',
            run: async () => done(t('contracts.renewalStarted'), await renewal.run({ id: one.id })),
          } satisfies MenuItem,
        ]
      : []),
    runs
      ? { label: t('contracts.end'), icon: 'close', run: () => setDialog('end') }
      : {
          label: t('contracts.resume'),
          icon: 'undo',
          run: async () => done(t('contracts.resumed'), await resume.run({ id: one.id, endDay: one.endDay })),
        },
    { label: t('contracts.attach'), icon: 'file', run: attach.choose },
    null,
    {
      label: t('contracts.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(t('contracts.deleted', { name: one.name }), await remove.run({ id: one.id })),
    },
  ]
  const words = useTermWords()
  const time = one.decision !== null && one.decision.remindDay <= today
  return (
    <Row
      title={one.name}
      badge={time && one.decision && <Badge tone="signal">{words.decision(one.decision)}</Badge>}
      note={
        <>
          {[
            one.number,
            ...words.term(one),
            !time && one.decision?.kind === 'notice' && words.decision(one.decision),
            one.priceClause,
            one.note,
          ]
            .filter(Boolean)
            .join(' · ')}
          <FileLinks files={one.files} canChange={customer.canChange} />
        </>
      }
      value={format.money(one.amountPerYear, one.currency, 'never')}
      valueNote={t('contracts.perYear')}
      actions={
        customer.canChange && (
          <>
            <More name={one.name} items={items} />
            {attach.input}
            {dialog === 'change' && <ContractDialog contract={one} customer={customer} onClose={shut} />}
            {dialog === 'end' && <EndDialog contract={one} onClose={shut} />}
            {dialog === 'renew' && <RenewDialog contract={one} onClose={shut} />}
          </>
        )
      }
    />
  )
}

/** The term of a contract in words, what is known about its renewal, and what must be decided next. */
export function useTermWords() {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const renewalWords = ({ renewalTitle, renewalProbability, autoRenewMonths }: CustomerContract): string => {
    if (renewalTitle !== null) return t('contracts.decidedBy', { title: renewalTitle })
    if (autoRenewMonths !== null) return t('contracts.goesOn', { count: autoRenewMonths })
    if (renewalProbability === null) return t('contracts.unsaid')
    return t('contracts.likely', { percent: format.percent(renewalProbability) })
  }
  return {
    term(one: CustomerContract): string[] {
      const [start, end] = [format.day(one.startDay), format.day(one.endDay)]
      if (one.endedAt !== null) return [t('contracts.endedOn', { end })]
      if (one.endDay === null) return [t('contracts.since', { start })]
      return [t('contracts.term', { start, end }), renewalWords(one)]
    },
    decision({ kind, day }: { kind: 'notice' | 'end'; day: string }): string {
      if (day < today) return t('contracts.over', { day: format.day(day) })
      return t(`contracts.by.${kind}`, { day: format.day(day) })
    },
  }
}
