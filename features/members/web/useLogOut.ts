import { errorSentence } from '#ui/errors.ts'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { toast } from '#ui/toast.ts'
import type { messages } from './messages.ts'
import { signOut } from './session.ts'

/** Logs this device out and leads to the login; what was read is gone with the page. */
export function useLogOut(): { label: string; run: () => Promise<void> } {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  return {
    label: t('logout.do'),
    run: async () => {
      try {
        await signOut()
        window.location.assign('/anmelden')
      } catch (error) {
        toast(errorSentence(error, translate), { tone: 'problem' })
      }
    },
  }
}
