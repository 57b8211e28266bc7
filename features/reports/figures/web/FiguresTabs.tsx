import { canWeighChannels } from '#features/channels/access.ts'
import type { messages as commission } from '#features/commission/messages.ts'
import type { messages as experiments } from '#features/experiments/web/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { messages as channels } from '#features/reports/channels/web/messages.ts'
import { has } from '#shared/actor.ts'
import { useT } from '#ui/i18n.tsx'
import { Tabs } from '#ui/Segments.tsx'
import type { Words } from './words.ts'

/** The figures, the goals that they are held against, and for who may see them the channels. */
export function FiguresTabs() {
  const t = useT<Words & typeof channels & typeof experiments & typeof commission>()
  const { member, company } = useMe()
  const canSee = canWeighChannels(member) || has(member, 'sales', 'keyAccountManager', 'insideSales')
  return (
    <Tabs
      label={t('figures.area')}
      tabs={[
        { to: '/kennzahlen', label: t('figures.area'), exact: true },
        { to: '/kennzahlen/ziele', label: t('goals.title') },
        ...(canWeighChannels(member) ? [{ to: '/kennzahlen/kanaele', label: t('channels.title') }] : []),
        ...(company.areas.includes('commission') ? [{ to: '/kennzahlen/provision', label: t('commission.area') }] : []),
        ...(canSee ? [{ to: '/kennzahlen/versuche', label: t('experiments.title') }] : []),
      ]}
    />
  )
}
