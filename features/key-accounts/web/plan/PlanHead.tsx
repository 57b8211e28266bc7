import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useFormat, useRich, useT, useTranslate } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import { useUrl } from '#ui/url.ts'
import type { contract } from '../../plan/contract.ts'
import { KeepVersionDialog } from './KeepVersionDialog.tsx'
import { NewPlanDialog } from './NewPlanDialog.tsx'
import { PlanSettingsDialog } from './PlanSettingsDialog.tsx'
import css from './plan.module.css'
import type { FoundPlan, ShownPlan, Words } from './words.ts'

const { useCommand, useClient } = operationHooks<typeof contract>()
type Props = { customerId: string; found: FoundPlan; plan: ShownPlan }
type Open = 'new' | 'settings' | 'keep' | null

/** Which period, how far it is, when it is looked through again; papers, versions and settings. */
export function PlanHead({ customerId, found, plan }: Props) {
  const t = useT<Words>()
  const translate = useTranslate()
  const format = useFormat()
  const done = useDone()
  const client = useClient()
  const remove = useCommand('deleteAccountPlan')
  const [, setUrl] = useUrl()
  const [open, setOpen] = useState<Open>(null)
  const at = `/schluesselkunden/${customerId}/plan`
  const period = ({ fromDay, toDay }: { fromDay: string; toDay: string }) =>
    t('keyAccounts.period', { from: format.day(fromDay), to: format.day(toDay) })
  const paper = async (reader: 'customer' | 'internal', language: 'de' | 'en' = found.language) => {
    try {
      saveFile(await client.getPlanPaper({ id: plan.id, reader, language }))
    } catch (error) {
      toast(errorSentence(error, translate), { tone: 'problem' })
    }
  }
  const other = found.language === 'de' ? 'en' : 'de'
  return (
    <div className={css.head}>
      <Standing plan={plan} />
      <Buttons>
        {found.plans.length > 1 && (
          <SelectInput
            aria-label={t('accountPlan.period')}
            value={plan.id}
            options={labelled(found.plans.map((one) => ({ value: one.id, label: period(one) })))}
            onChange={(id) => setUrl({ plan: id ?? undefined })}
          />
        )}
        {found.canChange && <Button onClick={() => setOpen('keep')}>{t('accountPlan.version.keep')}</Button>}
        <ButtonLink to={`${at}/staende`} params={{}}>
          {t('accountPlan.version.compare')}
        </ButtonLink>
        <Menu
          label={t('accountPlan.more')}
          align="end"
          trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('accountPlan.more')} />}
          items={[
            { label: t('accountPlan.paper.customer'), icon: 'download', run: () => void paper('customer') },
            {
              label: t('accountPlan.paper.other', { language: t(`accountPlan.language.${other}`) }),
              icon: 'download',
              run: () => void paper('customer', other),
            },
            { label: t('accountPlan.paper.internal'), icon: 'download', run: () => void paper('internal') },
            ...(found.canChange
              ? [
                  null,
                  { label: t('accountPlan.settings'), icon: 'settings' as const, run: () => setOpen('settings') },
                  { label: t('accountPlan.new'), icon: 'plus' as const, run: () => setOpen('new') },
                  {
                    label: t('accountPlan.delete'),
                    icon: 'trash' as const,
                    danger: true,
                    run: async () => {
                      const gone = await remove.run({ id: plan.id })
                      if (gone) setUrl({ plan: undefined })
                      done(t('accountPlan.deleted'), gone)
                    },
                  },
                ]
              : []),
          ]}
        />
      </Buttons>
      {open === 'new' && <NewPlanDialog customerId={customerId} plans={found.plans} onClose={() => setOpen(null)} />}
      {open === 'settings' && <PlanSettingsDialog plan={plan} onClose={() => setOpen(null)} />}
      {open === 'keep' && <KeepVersionDialog planId={plan.id} onClose={() => setOpen(null)} />}
    </div>
  )
}

/** Two for the same days, after two customers were brought together, are told apart by a number. */
function labelled(options: { value: string; label: string }[]) {
  return options.map((one, index) => {
    const before = options.slice(0, index).filter(({ label }) => label === one.label).length
    return before === 0 ? one : { ...one, label: `${one.label} (${before + 1})` }
  })
}

function Standing({ plan }: { plan: ShownPlan }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const { today, alone } = useMe()
  const { nameOf } = useMembers()
  const { review, progress, reviewedOn } = plan
  return (
    <p>
      {rich('accountPlan.lead', { from: format.day(plan.fromDay), to: format.day(plan.toDay) })}{' '}
      {progress.due > 0 && <>{t('accountPlan.progress', progress)} </>}
      {review?.day
        ? t(alone ? 'accountPlan.review' : 'accountPlan.review.by', {
            day: format.dayShort(review.day, today),
            name: nameOf(review.memberId) ?? '',
          })
        : t('accountPlan.review.none')}{' '}
      {reviewedOn && t('accountPlan.reviewed', { day: format.day(reviewedOn) })}
    </p>
  )
}
