import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { MoneyInput, NumberInput, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { fitCriteria } from '../rules/fit.ts'
import { fitScale, Verdict } from './FitSection.tsx'
import css from './KeyAccounts.module.css'
import { RatingRow } from './RatingRow.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Settings = Output<(typeof contract)['getKeyAccountSettings']>
type Segment = Output<(typeof contract)['listSegmentFits']>['segments'][number]

/** What makes a key account, and to which branches key account management fits. */
export default function KeyAccountSettingsPage() {
  const t = useT<Words>()
  const query = useOperation('getKeyAccountSettings', {})
  return (
    <>
      <PageTitle title={t('keyAccounts.settings')}>{t('keyAccounts.settings.lead')}</PageTitle>
      <Loaded query={query}>
        {(settings) => (
          <>
            {!settings.canChange && <Notice title={t('keyAccounts.settings.readOnly')} />}
            <Halves>
              <PolicyForm settings={settings} />
              <Segments />
            </Halves>
          </>
        )}
      </Loaded>
    </>
  )
}

function PolicyForm({ settings }: { settings: Settings }) {
  const t = useT<Words>()
  const change = useCommand('changeKeyAccountSettings')
  const { currency, canChange, ...saved } = settings
  const [policy, setPolicy] = useState(saved)
  const [criteria, setCriteria] = useState<{ id?: string; name: string; weight: number }[]>(saved.criteria)
  const locked = !canChange
  const put = (at: number, values: { name?: string; weight?: number }) =>
    setCriteria(criteria.map((one, index) => (index === at ? { ...one, ...values } : one)))
  return (
    <Section title={t('keyAccounts.settings.limits')}>
      <Card padded>
        <Form
          onSubmit={async () => {
            const named = criteria.filter(({ name }) => name.trim() !== '')
            if (await change.run({ ...policy, criteria: named })) toast(t('keyAccounts.settings.saved'))
          }}
          foot={
            !locked && (
              <Button kind="do" type="submit" busy={change.busy}>
                {t('ui.save')}
              </Button>
            )
          }
        >
          <FieldPair>
            <Field label={t('keyAccounts.settings.share')} disabled={locked}>
              {(control) => (
                <NumberInput
                  {...control}
                  unit="%"
                  least={0.1}
                  most={100}
                  value={policy.shareLimit === null ? null : Math.round(policy.shareLimit * 1000) / 10}
                  onChange={(value) => setPolicy({ ...policy, shareLimit: value === null ? null : value / 100 })}
                />
              )}
            </Field>
            <Field
              label={t('keyAccounts.settings.potential')}
              hint={t('keyAccounts.settings.potential.hint')}
              disabled={locked}
            >
              {(control) => (
                <MoneyInput
                  {...control}
                  currency={currency}
                  value={policy.potentialLimit}
                  onChange={(potentialLimit) => setPolicy({ ...policy, potentialLimit })}
                />
              )}
            </Field>
          </FieldPair>
          <FieldPair>
            <Field label={t('keyAccounts.settings.score')} disabled={locked}>
              {(control) => (
                <NumberInput
                  {...control}
                  unit={t('keyAccounts.settings.of4')}
                  least={0}
                  most={4}
                  value={policy.scoreLimit}
                  onChange={(scoreLimit) => setPolicy({ ...policy, scoreLimit })}
                />
              )}
            </Field>
            <Field label={t('keyAccounts.settings.capacity')} disabled={locked}>
              {(control) => (
                <NumberInput
                  {...control}
                  digits={0}
                  least={1}
                  most={100}
                  value={policy.capacity}
                  onChange={(value) => value !== null && setPolicy({ ...policy, capacity: value })}
                />
              )}
            </Field>
          </FieldPair>
          <h3>{t('keyAccounts.settings.criteria')}</h3>
          {criteria.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a new criterion has no id yet
            <div className={css.criterion} key={at}>
              <TextInput
                aria-label={t('keyAccounts.settings.criterion', { number: at + 1 })}
                disabled={locked}
                maxLength={80}
                value={one.name}
                onChange={(name) => put(at, { name })}
              />
              <NumberInput
                aria-label={t('keyAccounts.settings.weight', { name: one.name })}
                disabled={locked}
                unit={t('keyAccounts.settings.weightUnit')}
                digits={0}
                least={0}
                most={10}
                value={one.weight}
                onChange={(weight) => weight !== null && put(at, { weight })}
              />
              {!locked && criteria.length > 1 && (
                <IconButton
                  size="small"
                  icon="close"
                  label={t('ui.remove', { what: one.name })}
                  onClick={() => setCriteria(criteria.filter((_, index) => index !== at))}
                />
              )}
            </div>
          ))}
          {!locked && criteria.length < 12 && (
            <Button size="small" icon="plus" onClick={() => setCriteria([...criteria, { name: '', weight: 1 }])}>
              {t('keyAccounts.settings.add')}
            </Button>
          )}
        </Form>
      </Card>
    </Section>
  )
}

function Segments() {
  const t = useT<Words>()
  const query = useOperation('listSegmentFits', {})
  const [open, setOpen] = useState<Segment | null>(null)
  return (
    <Section title={t('keyAccounts.segments')} note={t('keyAccounts.segments.note')}>
      <Loaded query={query}>
        {({ segments, canRate }) =>
          segments.length === 0 ? (
            <Card padded>{t('keyAccounts.segments.none')}</Card>
          ) : (
            <Rows label={t('keyAccounts.segments')}>
              {segments.map((one) => (
                <Row
                  key={one.branch}
                  title={one.branch}
                  badge={<Badge>{t(`keyAccounts.segments.verdict.${one.fit.verdict ?? 'open'}`)}</Badge>}
                  note={t('keyAccounts.segments.customers', { count: one.customers })}
                  actions={
                    canRate && (
                      <Button size="small" onClick={() => setOpen(one)}>
                        {t('keyAccounts.segments.rate')}
                      </Button>
                    )
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {open && <SegmentDialog segment={open} onClose={() => setOpen(null)} />}
    </Section>
  )
}

function SegmentDialog({ segment, onClose }: { segment: Segment; onClose: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const save = useCommand('rateSegmentFit')
  const [ratings, setRatings] = useState(segment.ratings)
  return (
    <SaveDialog
      title={segment.branch}
      busy={save.busy}
      onClose={onClose}
      onSave={async () => {
        const saved = await save.run({ branch: segment.branch, ratings })
        if (!saved) return
        onClose()
        done(t('keyAccounts.saved'), saved)
      }}
    >
      <Verdict ratings={ratings} />
      {fitCriteria.map((criterion) => (
        <RatingRow
          key={criterion}
          label={t(`keyAccounts.fit.${criterion}`)}
          scale={fitScale}
          value={ratings[criterion]}
          locked={false}
          onChange={(value) => setRatings({ ...ratings, [criterion]: value })}
        />
      ))}
    </SaveDialog>
  )
}
