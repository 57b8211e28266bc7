import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CheckField, Field, Form } from '#ui/Field.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { MoneyInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, WhiteSpaceCell } from '../contract.ts'
import type { Opened } from './Matrix.tsx'
import type { Space } from './WhiteSpacePage.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** What is known of one cell, and the opportunity that comes of it. */
export function CellDialog(props: { customerId: string; space: Space; opened: Opened; onClose: () => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const set = useCommand('setWhiteSpace')
  const open = useCommand('openWhiteSpace')
  const { customerId, space, opened, onClose } = props
  const { cell } = opened
  const { currency, units } = space
  const isNew = opened.group === null
  const [unitId, setUnitId] = useState(opened.unit?.id ?? customerId)
  const [group, setGroup] = useState(opened.group ?? '')
  const [potential, setPotential] = useState(cell?.potential ?? null)
  const [source, setSource] = useState(cell?.source ?? '')
  const [competitor, setCompetitor] = useState(cell?.competitor ?? '')
  const [irrelevant, setIrrelevant] = useState(cell?.irrelevant ?? false)
  const unit = units.find(({ id }) => id === unitId)
  const [revenue, setRevenue] = useState<number | null>(cell?.revenue ?? null)
  const of = { customerId, unitId, group }
  const save = async () => {
    const site = unit?.kind === 'site' ? { revenue } : {}
    const said = { potential, source: source || null, competitor: competitor || null, irrelevant }
    const saved = await set.run({ ...of, ...said, ...site })
    if (!saved) return
    onClose()
    done(t('whiteSpace.saved'), saved)
  }
  const begin = async () => {
    const amount = cell?.whiteSpace ?? null
    const made = await open.run({ ...of, title: `${group}, ${unit?.name ?? ''}`, amount })
    if (!made) return
    onClose()
    done(t('whiteSpace.opened'), made)
  }
  return (
    <Dialog open onClose={onClose} title={isNew ? t('whiteSpace.add') : `${group}, ${unit?.name ?? ''}`}>
      <Form
        onSubmit={save}
        foot={
          <Buttons end>
            {!isNew && !cell?.opportunity && !irrelevant && (
              <Button busy={open.busy} onClick={begin}>
                {t('whiteSpace.open')}
              </Button>
            )}
            <Button kind="do" type="submit" busy={set.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        }
      >
        {cell?.opportunity && <Fate opportunity={cell.opportunity} />}
        {isNew && (
          <>
            <Field label={t('whiteSpace.group')} hint={t('whiteSpace.group.hint')} required>
              {(control) => <TextInput {...control} maxLength={80} value={group} onChange={setGroup} />}
            </Field>
            {units.length > 1 && (
              <Field label={t('whiteSpace.unit')}>
                {(control) => (
                  <SelectInput
                    {...control}
                    value={unitId}
                    options={units.map(({ id, name }) => ({ value: id, label: name }))}
                    onChange={(value) => setUnitId(value ?? customerId)}
                  />
                )}
              </Field>
            )}
          </>
        )}
        {unit?.kind === 'site' && (
          <Field label={t('whiteSpace.revenue')}>
            {(control) => <MoneyInput {...control} value={revenue} currency={currency} onChange={setRevenue} />}
          </Field>
        )}
        {cell && unit?.kind !== 'site' && (
          <p>{t('whiteSpace.revenue.said', { amount: format.money(cell.revenue, currency, 'never') })}</p>
        )}
        <Field
          label={t('whiteSpace.potential')}
          hint={[
            t('whiteSpace.potential.hint'),
            cell?.day && t('whiteSpace.potential.noted', { day: format.day(cell.day) }),
          ]
            .filter(Boolean)
            .join(' ')}
        >
          {(control) => <MoneyInput {...control} value={potential} currency={currency} onChange={setPotential} />}
        </Field>
        <Field label={t('whiteSpace.source')} hint={t('whiteSpace.source.example')}>
          {(control) => <TextInput {...control} maxLength={200} value={source} onChange={setSource} />}
        </Field>
        <Field label={t('whiteSpace.competitor')}>
          {(control) => <TextInput {...control} maxLength={200} value={competitor} onChange={setCompetitor} />}
        </Field>
        <CheckField label={t('whiteSpace.irrelevant.mark')} checked={irrelevant} onChange={setIrrelevant} />
      </Form>
    </Dialog>
  )
}

function Fate({ opportunity }: { opportunity: NonNullable<WhiteSpaceCell['opportunity']> }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const { id, title, outcome } = opportunity
  return (
    <p>
      {rich('whiteSpace.fate', { title, state: t(`whiteSpace.fate.${outcome ?? 'open'}`) })}{' '}
      <Link to={`/neugeschaeft/${id}`}>{t('whiteSpace.fate.show')}</Link>
    </p>
  )
}
