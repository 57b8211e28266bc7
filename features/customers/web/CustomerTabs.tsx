import type { messages } from '#features/contact-again/messages.ts'
import { useT } from '#ui/i18n.tsx'
import { Tabs } from '#ui/Segments.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { Words } from './words.ts'

/** Whom to contact again, the companies, or the people in them. */
export function CustomerTabs() {
  const t = useT<Words & typeof messages>()
  const phone = usePhone()
  return (
    <Tabs
      label={t('customers.area')}
      tabs={[
        { to: '/wieder-kontaktieren', label: t(phone ? 'contactAgain.tabShort' : 'contactAgain.title'), exact: true },
        { to: '/kunden', label: t('customers.companies'), exact: true },
        { to: '/personen', label: t('customers.persons'), exact: true },
      ]}
    />
  )
}
