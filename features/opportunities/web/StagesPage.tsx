import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Halves, Section } from '#ui/Section.tsx'
import type { contract, Stage } from '../contract.ts'
import { type Outcome, outcomes } from '../rules.ts'
import type { contract as stagesContract } from '../stages/contract.ts'
import { type EditedReason, ReasonDialog, RemoveStageDialog, StageDialog } from './StageDialogs.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof stagesContract>()

/** The stages with what must be true in them, and the reasons of winning and losing; who may not change them reads them. */
export default function StagesPage() {
  const t = useT<Words>()
  const stages = useOperation('listStages', {})
  const reasons = useOperation('listReasons', {})
  const canChange = reasons.data?.canChange ?? false
  return (
    <>
      <PageTitle title={t('opportunities.settings')}>{t('opportunities.settings.lead')}</PageTitle>
      {reasons.data && !canChange && <Notice title={t('opportunities.settings.readOnly')} />}
      <Loaded query={stages}>{({ stages }) => <Stages stages={stages} canChange={canChange} />}</Loaded>
      <Loaded query={reasons}>
        {({ reasons }) => (
          <Halves>
            {outcomes.toReversed().map((outcome) => (
              <Reasons
                key={outcome}
                outcome={outcome}
                reasons={reasons.filter((one) => one.outcome === outcome)}
                canChange={canChange}
              />
            ))}
          </Halves>
        )}
      </Loaded>
    </>
  )
}

function Stages({ stages, canChange }: { stages: Stage[]; canChange: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const [edited, setEdited] = useState<Stage | 'new' | null>(null)
  const [removing, setRemoving] = useState<Stage | null>(null)
  const order = useCommand('orderStages')
  const remove = useCommand('deleteStage')
  const ids = stages.map((stage) => stage.id)
  const del = async (stage: Stage) => {
    try {
      done(t('opportunities.settings.removed', { name: stage.name }), await remove.attempt({ id: stage.id }))
    } catch {
      // In use, most likely: asks where its opportunities go, and says what else is in the way.
      setRemoving(stage)
    }
  }
  return (
    <Section
      title={t('opportunities.settings.stages')}
      actions={
        canChange && (
          <Button size="small" icon="plus" onClick={() => setEdited('new')}>
            {t('opportunities.settings.addStage')}
          </Button>
        )
      }
    >
      <Rows label={t('opportunities.settings.stages')}>
        {stages.map((stage, at) => (
          <Row
            key={stage.id}
            title={stage.name}
            note={
              <>
                {t('opportunities.settings.stageNote', {
                  probability: format.percent(stage.probability),
                  days: stage.limitDays,
                })}
                {stage.criteria.length > 0 && (
                  <>
                    <br />
                    {stage.criteria.map((one) => one.text).join(' · ')}
                  </>
                )}
              </>
            }
            actions={
              canChange && (
                <span>
                  <IconButton
                    size="small"
                    icon="up"
                    label={t('opportunities.settings.up', { name: stage.name })}
                    disabled={at === 0}
                    onClick={() => order.run({ ids: raised(ids, at) })}
                  />
                  <IconButton
                    size="small"
                    icon="edit"
                    label={t('ui.edit', { what: stage.name })}
                    onClick={() => setEdited(stage)}
                  />
                  <IconButton
                    size="small"
                    icon="trash"
                    label={t('opportunities.settings.remove', { name: stage.name })}
                    onClick={() => void del(stage)}
                  />
                </span>
              )
            }
          />
        ))}
      </Rows>
      {edited && <StageDialog stage={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removing && (
        <RemoveStageDialog
          stage={removing}
          others={stages.filter((stage) => stage.id !== removing.id)}
          onClose={() => setRemoving(null)}
        />
      )}
    </Section>
  )
}

function Reasons(props: { outcome: Outcome; reasons: EditedReason[]; canChange: boolean }) {
  const t = useT<Words>()
  const [edited, setEdited] = useState<EditedReason | 'new' | null>(null)
  const order = useCommand('orderReasons')
  const change = useCommand('changeReason')
  const { outcome, reasons, canChange } = props
  const ids = reasons.map((one) => one.id)
  return (
    <Section
      title={t(`opportunities.settings.reasons.${outcome}`)}
      actions={
        canChange && (
          <Button size="small" icon="plus" onClick={() => setEdited('new')}>
            {t('opportunities.settings.addReason')}
          </Button>
        )
      }
    >
      <Rows label={t(`opportunities.settings.reasons.${outcome}`)}>
        {reasons.map((one, at) => (
          <Row
            key={one.id}
            title={one.name}
            note={one.hidden ? t('opportunities.settings.hidden') : null}
            actions={
              canChange && (
                <Buttons end>
                  <IconButton
                    size="small"
                    icon="up"
                    label={t('opportunities.settings.up', { name: one.name })}
                    disabled={at === 0}
                    onClick={() => order.run({ ids: raised(ids, at) })}
                  />
                  <IconButton
                    size="small"
                    icon="edit"
                    label={t('ui.edit', { what: one.name })}
                    onClick={() => setEdited(one)}
                  />
                  {!one.kept && (
                    <Button
                      size="small"
                      aria-label={`${t(one.hidden ? 'opportunities.settings.show' : 'opportunities.settings.hide')}: ${one.name}`}
                      onClick={() => change.run({ id: one.id, hidden: !one.hidden })}
                    >
                      {t(one.hidden ? 'opportunities.settings.show' : 'opportunities.settings.hide')}
                    </Button>
                  )}
                </Buttons>
              )
            }
          />
        ))}
      </Rows>
      {edited && (
        <ReasonDialog outcome={outcome} reason={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Section>
  )
}

/** The same ids with the one at that place a place further up. */
function raised(ids: readonly string[], at: number): string[] {
  const moved = [...ids]
  const [id] = moved.splice(at, 1)
  moved.splice(at - 1, 0, id as string)
  return moved
}
