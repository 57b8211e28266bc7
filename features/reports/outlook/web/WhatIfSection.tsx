import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { Segments } from '#ui/Segments.tsx'
import type { WhatIf } from '../contract.ts'
import type { Found } from './OutlookPage.tsx'
import type { Words } from './words.ts'

type Deal = Found['opportunities'][number]
const shown = 8

/** The opportunities that matter most; each may be taken out, moved or given another chance, without anything being kept. */
export function WhatIfSection(props: {
  base: Found
  assumed?: Found
  whatIf: WhatIf
  onChange: (whatIf: WhatIf) => void
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { base, assumed, whatIf, onChange } = props
  const [changing, setChanging] = useState<Deal | null>(null)
  if (base.opportunities.length === 0) return null
  const money = (amount: number) => format.money(amount, base.currency, 'never')
  return (
    <Section title={t('outlook.whatIf')} note={t('outlook.whatIf.note')}>
      {assumed && (
        <Notice
          title={t('outlook.whatIf.result', { now: money(assumed.all.middle), before: money(base.all.middle) })}
          action={<Button onClick={() => onChange({})}>{t('outlook.whatIf.reset')}</Button>}
        />
      )}
      <Rows label={t('outlook.whatIf')}>
        {base.opportunities.slice(0, shown).map((deal) => (
          <DealRow
            key={deal.id}
            deal={deal}
            whatIf={whatIf}
            currency={base.currency}
            onOpen={() => setChanging(deal)}
          />
        ))}
      </Rows>
      {changing && (
        <AssumeDialog deal={changing} whatIf={whatIf} onChange={onChange} onClose={() => setChanging(null)} />
      )}
    </Section>
  )
}

function DealRow(props: { deal: Deal; whatIf: WhatIf; currency: string; onOpen: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const { deal, whatIf, currency } = props
  const out = whatIf.out?.includes(deal.id) ?? false
  const chance = whatIf.chance?.[deal.id] ?? deal.chance
  const close = whatIf.close?.[deal.id] ?? deal.expectedClose
  const assumed = out || whatIf.chance?.[deal.id] !== undefined || whatIf.close?.[deal.id] !== undefined
  const percent = (share: number) => format.percent(share)
  const notes = out
    ? [t('outlook.deal.out')]
    : [
        t('outlook.deal.chance', { chance: percent(chance) }),
        t('outlook.deal.stage', { chance: percent(deal.stageChance) }),
        deal.ownProbability !== null && t('outlook.deal.own', { chance: percent(deal.ownProbability) }),
        close !== null && t('outlook.deal.close', { day: format.dayShort(close, today) }),
      ]
  const money = (amount: number | null) => format.money(amount, currency, 'never')
  return (
    <Row
      title={[deal.title, deal.customerName].filter(Boolean).join(' · ')}
      to={`/neugeschaeft/${deal.id}`}
      {...(assumed ? { badge: <Badge>{t('outlook.deal.assumed')}</Badge> } : {})}
      note={notes.filter(Boolean).join(' · ')}
      value={money(deal.amount)}
      valueNote={t('outlook.deal.expected', {
        amount: money(out ? 0 : deal.chance === 0 ? 0 : Math.round((deal.expected / deal.chance) * chance)),
      })}
      actions={
        <Button size="small" aria-label={t('outlook.whatIf.openOne', { title: deal.title })} onClick={props.onOpen}>
          {t('outlook.whatIf.open')}
        </Button>
      }
    />
  )
}

function AssumeDialog(props: { deal: Deal; whatIf: WhatIf; onChange: (whatIf: WhatIf) => void; onClose: () => void }) {
  const t = useT<Words>()
  const { today } = useMe()
  const { deal, whatIf, onChange, onClose } = props
  const [counts, setCounts] = useState<'in' | 'out'>(whatIf.out?.includes(deal.id) ? 'out' : 'in')
  const [chance, setChance] = useState<number | null>(Math.round((whatIf.chance?.[deal.id] ?? deal.chance) * 100))
  const [close, setClose] = useState<string | null>(whatIf.close?.[deal.id] ?? null)
  const without = {
    out: (whatIf.out ?? []).filter((id) => id !== deal.id),
    chance: omit(whatIf.chance, deal.id),
    close: omit(whatIf.close, deal.id),
  }
  const apply = () => {
    const changed = chance !== null && chance !== Math.round(deal.chance * 100)
    onChange(
      counts === 'out'
        ? { ...without, out: [...without.out, deal.id] }
        : {
            out: without.out,
            chance: changed ? { ...without.chance, [deal.id]: chance / 100 } : without.chance,
            close: close === null ? without.close : { ...without.close, [deal.id]: close },
          },
    )
    onClose()
  }
  return (
    <Dialog open onClose={onClose} title={deal.title}>
      <Form
        onSubmit={async () => apply()}
        foot={
          <Buttons end>
            <Button
              onClick={() => {
                onChange(without)
                onClose()
              }}
            >
              {t('outlook.whatIf.undo')}
            </Button>
            <Button kind="do" type="submit">
              {t('outlook.whatIf.apply')}
            </Button>
          </Buttons>
        }
      >
        <Segments
          label={t('outlook.whatIf.counts')}
          options={[
            { value: 'in', label: t('outlook.whatIf.in') },
            { value: 'out', label: t('outlook.whatIf.out') },
          ]}
          value={counts}
          onChange={setCounts}
        />
        {counts === 'in' && (
          <>
            <Field label={t('outlook.whatIf.chance')}>
              {(control) => (
                <NumberInput
                  {...control}
                  value={chance}
                  least={0}
                  most={100}
                  digits={0}
                  unit="%"
                  onChange={setChance}
                />
              )}
            </Field>
            <Field label={t('outlook.whatIf.close')} hint={t('outlook.whatIf.close.hint')}>
              {(control) => <DayInput {...control} value={close} today={today} onChange={setClose} />}
            </Field>
          </>
        )}
      </Form>
    </Dialog>
  )
}

function omit<Value>(values: Record<string, Value> = {}, id: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== id))
}
