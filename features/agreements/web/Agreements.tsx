import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { Bonus, contract, Framework } from '../contract.ts'
import { BonusDialog } from './BonusDialog.tsx'
import { CallOffDialog, FrameworkDialog } from './FrameworkDialog.tsx'
import type { messages } from './messages.ts'
import { useAgreementMenu } from './useAgreementMenu.tsx'

const { useOperation, useCommand } = operationHooks<typeof contract>()
export type AgreementCustomer = { id: string; currency: string }

/**
 * Framework contracts with what remains of them, and bonuses with the distance to the next step; `quiet`: nothing until there is
 * some.
 */
export function Agreements({ customer, quiet }: { customer: AgreementCustomer; quiet?: boolean }) {
  const t = useT<typeof messages>()
  const add = useAgreementMenu(customer)
  const found = useOperation('listAgreements', { customerId: customer.id }).data
  if (!found) return null
  const { frameworks, bonuses, canChange } = found
  if (quiet && frameworks.length + bonuses.length === 0) return null
  return (
    <Section
      title={t('agreements.title')}
      actions={
        canChange && (
          <Menu
            align="end"
            label={t('agreements.add')}
            trigger={(trigger) => <IconButton {...trigger} size="small" icon="plus" label={t('agreements.add')} />}
            items={add.items}
          />
        )
      }
    >
      {frameworks.length + bonuses.length === 0 ? (
        <Card padded>{t('agreements.none')}</Card>
      ) : (
        <Rows label={t('agreements.title')}>
          {frameworks.map((one) => (
            <FrameworkRow key={one.id} framework={one} customer={customer} canChange={canChange} />
          ))}
          {bonuses.map((one) => (
            <BonusRow key={one.id} bonus={one} customer={customer} canChange={canChange} />
          ))}
        </Rows>
      )}
      {add.dialog}
    </Section>
  )
}

function FrameworkRow(props: { framework: Framework; customer: AgreementCustomer; canChange: boolean }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const [dialog, setDialog] = useState<'change' | 'call' | null>(null)
  const remove = useCommand('deleteFramework')
  const takeBack = useCommand('deleteCallOff')
  const { framework: one, customer, canChange } = props
  const [last] = one.callOffs
  const shut = () => setDialog(null)
  const much = (value: number) =>
    one.unit === null ? format.money(value, one.currency, 'never') : `${format.number(value)} ${one.unit}`
  const notes = [
    t('agreements.called', { called: much(one.called), agreed: much(one.agreed) }),
    t('agreements.until', { day: format.day(one.endDay) }),
    one.emptyDay !== null
      ? t('agreements.empty', { day: format.day(one.emptyDay) })
      : one.expected !== null && t('agreements.expected', { expected: much(one.expected) }),
  ]
  const items: (MenuItem | null)[] = [
    { label: t('agreements.change'), icon: 'edit', run: () => setDialog('change') },
    ...(last
      ? [
          {
            label: t('agreements.deleteCallOff'),
            icon: 'undo',
            run: async () => done(t('agreements.saved'), await takeBack.run({ id: last.id })),
          } satisfies MenuItem,
        ]
      : []),
    null,
    {
      label: t('agreements.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(t('agreements.deleted', { name: one.name }), await remove.run({ id: one.id })),
    },
  ]
  return (
    <Row
      title={one.name}
      note={notes.filter(Boolean).join(' · ')}
      value={
        one.rest >= 0 ? t('agreements.rest', { rest: much(one.rest) }) : t('agreements.over', { rest: much(-one.rest) })
      }
      actions={
        canChange && (
          <Buttons>
            <Button size="small" onClick={() => setDialog('call')}>
              {t('agreements.callOff')}
            </Button>
            <More name={one.name} items={items} />
            {dialog === 'change' && <FrameworkDialog framework={one} customer={customer} onClose={shut} />}
            {dialog === 'call' && <CallOffDialog framework={one} onClose={shut} />}
          </Buttons>
        )
      }
    />
  )
}

function BonusRow(props: { bonus: Bonus; customer: AgreementCustomer; canChange: boolean }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const [changing, setChanging] = useState(false)
  const remove = useCommand('deleteBonus')
  const { bonus: one, customer, canChange } = props
  const money = (amount: number) => format.money(amount, one.currency, 'never')
  const items: (MenuItem | null)[] = [
    { label: t('agreements.change'), icon: 'edit', run: () => setChanging(true) },
    null,
    {
      label: t('agreements.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(t('agreements.deleted', { name: one.name }), await remove.run({ id: one.id })),
    },
  ]
  return (
    <Row
      title={one.name}
      note={[
        t('agreements.revenue', {
          revenue: money(one.revenue),
          from: format.day(one.fromDay),
          to: format.day(one.toDay),
        }),
        one.next
          ? t('agreements.next', { missing: money(one.next.missing), percent: format.number(one.next.percent, 2) })
          : t('agreements.top'),
      ].join(' · ')}
      value={money(one.bonus)}
      valueNote={t('agreements.bonusNow', { percent: format.number(one.percent, 2) })}
      actions={
        canChange && (
          <>
            <More name={one.name} items={items} />
            {changing && <BonusDialog bonus={one} customer={customer} onClose={() => setChanging(false)} />}
          </>
        )
      }
    />
  )
}

function More({ name, items }: { name: string; items: (MenuItem | null)[] }) {
  const t = useT<typeof messages>()
  const label = t('agreements.menu', { name })
  return (
    <Menu
      label={label}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
      items={items}
    />
  )
}
