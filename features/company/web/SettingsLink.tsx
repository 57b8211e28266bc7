import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.tsx'
import type { messages } from '../messages.ts'

/** Leads to the settings of the company. */
export function SettingsLink() {
  const t = useT<typeof messages>()
  return <Link to="/einstellungen">{t('company.title')}</Link>
}
