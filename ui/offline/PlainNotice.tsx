import { useT } from '../i18n.tsx'
import type { messages } from './messages.ts'

/** Over plain HTTP browsers keep nothing for the time without network: says so, where one looks for it. */
export function PlainNotice() {
  const t = useT<typeof messages>()
  return window.isSecureContext ? null : <small>{t('offline.plain')}</small>
}
