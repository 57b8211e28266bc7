import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { type Control, Field, FieldPair, Form } from '#ui/Field.tsx'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { businessKinds } from '../rules.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Found = Output<(typeof contract)['getWeighting']>
type Weights = Found['today']

/** What new business counts for, with its effect on last year before it is saved. */
export default function WeightingPage() {
  const t = useT<Words>()
  const query = useOperation('getWeighting', {})
  const [weights, setWeights] = useState<Weights | null>(null)
  return (
    <>
      <PageTitle title={t('weighting.title')}>{t('weighting.lead')}</PageTitle>
      <Loaded query={query}>
        {(found) => (
          <>
            {!found.canChange && <Notice title={t('weighting.readOnly')} />}
            <Halves>
              <Section title={t('weighting.form')}>
                <Card padded>
                  <WeightsForm found={found} weights={weights ?? found.today} onChange={setWeights} />
                </Card>
              </Section>
              {found.canChange && <Preview weights={weights ?? found.today} />}
            </Halves>
            <Versions found={found} />
          </>
        )}
      </Loaded>
    </>
  )
}

function WeightsForm(props: { found: Found; weights: Weights; onChange: (weights: Weights) => void }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const save = useCommand('setWeighting')
  const { found, weights } = props
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const factor = (control: Control, key: 'newCustomer' | 'wonBack' | 'expansion' | 'repeat') => (
    <NumberInput
      {...control}
      unit={t('weighting.times')}
      least={0}
      most={10}
      value={weights[key]}
      onChange={(value) => value !== null && props.onChange({ ...weights, [key]: value })}
    />
  )
  const months = (control: Control, key: 'newMonths' | 'wonBackMonths') => (
    <NumberInput
      {...control}
      unit={t('weighting.months')}
      digits={0}
      least={1}
      most={60}
      value={weights[key]}
      onChange={(value) => value !== null && props.onChange({ ...weights, [key]: value })}
    />
  )
  const locked = !found.canChange
  return (
    <Form
      onSubmit={async () => {
        if (validFrom === null) return
        const saved = await save.run({ validFrom, ...weights })
        done(t('weighting.saved', { day: format.day(validFrom) }), saved)
      }}
      foot={
        !locked && (
          <Button kind="do" type="submit" busy={save.busy}>
            {t('ui.save')}
          </Button>
        )
      }
    >
      <FieldPair>
        <Field label={t('weighting.newCustomer')} disabled={locked}>
          {(control) => factor(control, 'newCustomer')}
        </Field>
        <Field label={t('weighting.newMonths')} disabled={locked}>
          {(control) => months(control, 'newMonths')}
        </Field>
      </FieldPair>
      <FieldPair>
        <Field label={t('weighting.wonBack')} hint={t('weighting.wonBack.hint')} disabled={locked}>
          {(control) => factor(control, 'wonBack')}
        </Field>
        <Field label={t('weighting.wonBackMonths')} disabled={locked}>
          {(control) => months(control, 'wonBackMonths')}
        </Field>
      </FieldPair>
      <Field label={t('weighting.expansion')} hint={t('weighting.expansion.hint')} disabled={locked}>
        {(control) => factor(control, 'expansion')}
      </Field>
      <Field label={t('weighting.repeat')} disabled={locked}>
        {(control) => factor(control, 'repeat')}
      </Field>
      {!locked && (
        <Field label={t('weighting.validFrom')} hint={t('weighting.validFrom.hint')} required>
          {(control) => <DayInput {...control} today={today} value={validFrom} onChange={setValidFrom} />}
        </Field>
      )}
    </Form>
  )
}

function Preview({ weights }: { weights: Weights }) {
  const t = useT<Words>()
  const format = useFormat()
  const query = useOperation('previewWeighting', weights, { keep: true })
  return (
    <Section title={t('weighting.preview')}>
      <Loaded query={query}>
        {({ period, currency, plain, before, after, byKind }) => {
          const money = (amount: number) => format.money(amount, currency, 'never')
          const days = t('weighting.preview.days', { from: format.day(period.from), to: format.day(period.to) })
          const explain = { formula: t('weighting.preview.formula'), period: days }
          if (plain === 0) return <Notice title={t('weighting.preview.none')} />
          return (
            <>
              <Figures>
                <Figure
                  tile
                  label={t('weighting.preview.plain')}
                  value={money(plain)}
                  note={days}
                  explain={{ formula: t('weighting.preview.plain.formula'), period: days }}
                />
                <Figure tile label={t('weighting.preview.before')} value={money(before)} explain={explain} />
                <Figure tile label={t('weighting.preview.after')} value={money(after)} explain={explain} />
              </Figures>
              <Rows label={t('weighting.preview.kinds')}>
                {businessKinds
                  .filter((kind) => byKind[kind] !== 0)
                  .map((kind) => (
                    <Row
                      key={kind}
                      title={t(`weighting.kind.${kind}`)}
                      value={money(byKind[kind])}
                      valueNote={format.percent(byKind[kind] / plain)}
                    />
                  ))}
              </Rows>
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

function Versions({ found }: { found: Found }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const remove = useCommand('deleteWeighting')
  const times = (factor: number) => `${format.number(factor, 2)}×`
  return (
    <Section title={t('weighting.versions')}>
      <Rows label={t('weighting.versions')} foot={t('weighting.default')}>
        {found.versions.map(({ id, validFrom, coming, newCustomer, wonBack, expansion, repeat }) => {
          const day = format.day(validFrom)
          return (
            <Row
              key={id}
              title={coming ? `${t('weighting.coming')} ${day}` : day}
              note={t('weighting.version', {
                newCustomer: times(newCustomer),
                wonBack: times(wonBack),
                expansion: times(expansion),
                repeat: times(repeat),
              })}
              actions={
                coming &&
                found.canChange && (
                  <IconButton
                    size="small"
                    icon="trash"
                    label={t('weighting.remove', { day })}
                    onClick={async () => done(t('weighting.removed', { day }), await remove.run({ id }))}
                  />
                )
              }
            />
          )
        })}
      </Rows>
    </Section>
  )
}
