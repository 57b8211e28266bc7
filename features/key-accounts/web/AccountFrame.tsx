import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { messages as value } from '#features/account-value/web/messages.ts'
import type { messages as contracts } from '#features/contracts/web/messages.ts'
import type { messages as projects } from '#features/customer-projects/web/messages.ts'
import type { messages as meetings } from '#features/meetings/web/messages.ts'
import type { messages as whiteSpace } from '#features/white-space/web/messages.ts'
import type { Output } from '#shared/contract.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, ButtonLink } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Tabs } from '#ui/Segments.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { contract } from '../contract.ts'
import css from './KeyAccounts.module.css'
import type { messages as plan } from './plan/messages.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
export type Found = Output<(typeof contract)['getKeyAccount']>

/** What the pages of one key account, or of a customer that may become one, share: its name, and the way to the others. */
export function AccountFrame({ children }: { children: (found: Found) => ReactNode }) {
  const t = useT<Words>()
  const customerId = usePathParam('id')
  const query = useOperation('getKeyAccount', { customerId })
  const found = query.data
  return (
    <>
      <PageTitle
        title={found?.name ?? ''}
        badge={found && !found.keyAccount && <Badge>{t('keyAccounts.candidate')}</Badge>}
        actions={<ButtonLink to={`/kunden/${customerId}`}>{t('keyAccounts.toCustomer')}</ButtonLink>}
      />
      <div className={css.tabs} data-print="no">
        <AccountTabs customerId={customerId} />
      </div>
      <Loaded query={query}>{(read) => <div key={read.customerId}>{children(read)}</div>}</Loaded>
    </>
  )
}

/** The pages that are opened most stand there; the others, and on a phone more of them, behind one button. */
function AccountTabs({ customerId }: { customerId: string }) {
  const t = useT<
    Words & typeof whiteSpace & typeof plan & typeof contracts & typeof value & typeof projects & typeof meetings
  >()
  const at = `/schluesselkunden/${customerId}`
  const path = useLocation().pathname
  const phone = usePhone()
  const tabs = [
    { to: at, label: t('keyAccounts.tab.overview'), exact: true },
    { to: `${at}/plan`, label: t('accountPlan.tab') },
    { to: `${at}/menschen`, label: t('keyAccounts.people') },
    { to: `${at}/potenzial`, label: t('whiteSpace.tab') },
    { to: `${at}/vertraege`, label: t('contracts.tab') },
    { to: `${at}/gespraeche`, label: t('meetings.tab') },
    { to: `${at}/wert`, label: t('accountValue.tab') },
    { to: `${at}/projekte`, label: t('customerProjects.tab') },
    { to: `${at}/einstufung`, label: t('keyAccounts.tab.rating') },
  ]
  const open = phone ? 2 : 6
  const shown = tabs.filter((tab, index) => index < open || (path.startsWith(tab.to) && tab.to !== at))
  const folded = tabs.filter((tab) => !shown.includes(tab))
  return (
    <>
      <Tabs label={t('keyAccounts.area')} tabs={shown} />
      <Menu
        label={t('keyAccounts.tab.more')}
        align="end"
        trigger={(trigger) => (
          <Button {...trigger} kind="ghost" size="small">
            {t('keyAccounts.tab.more')}
          </Button>
        )}
        items={folded.map(({ to, label }) => ({ to, label }))}
      />
    </>
  )
}
