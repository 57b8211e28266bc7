import type { messages } from '#features/contact-again/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { messages as protections } from '#features/protections/messages.ts'
import type { messages as baseMessages } from '#features/reports/customer-base/web/messages.ts'
import { useT } from '#ui/i18n.tsx'
import { Tabs } from '#ui/Segments.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { Words } from './words.ts'

/** Whom to contact again, the companies, the people in them, or how all of it adds up. */
export function CustomerTabs() {
  const t = useT<Words & typeof messages & typeof baseMessages & typeof protections>()
  const { company } = useMe()
  const phone = usePhone()
  return (
    <Tabs
      label={t('customers.area')}
      tabs={[
        { to: '/wieder-kontaktieren', label: t(phone ? 'contactAgain.tabShort' : 'contactAgain.title'), exact: true },
        { to: '/kunden', label: t('customers.companies'), exact: true },
        { to: '/personen', label: t('customers.persons'), exact: true },
        { to: '/kundenbestand', label: t(phone ? 'customerBase.tabShort' : 'customerBase.title') },
        ...(company.areas.includes('protections') ? [{ to: '/kunden/schutz', label: t('protections.area') }] : []),
      ]}
    />
  )
}
