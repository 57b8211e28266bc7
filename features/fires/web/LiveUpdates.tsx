import { useMe } from '#features/members/web/me.tsx'
import { useTranslate } from '#ui/i18n.tsx'
import { useRefresh } from '#ui/operations.tsx'
import { useSignal } from '#ui/signals.ts'
import { toast } from '#ui/toast.ts'

/** Keeps the open page up to date with what colleagues do; a fire is said on every page. */
export function LiveUpdates() {
  const translate = useTranslate()
  const refresh = useRefresh()
  const { member } = useMe()
  useSignal('fire', ({ news, customerName, text, byId }) => {
    refresh()
    if (byId === member.id) return
    if (news === 'raised' || news === 'taken' || news === 'solved')
      toast(translate(`fires.news.${news}`, { name: customerName, text }), {
        tone: news === 'raised' ? 'problem' : 'plain',
      })
  })
  useSignal('thanks', ({ name, customerName }) => {
    refresh()
    toast(translate('thanks.news', { name, customerName }))
  })
  useSignal('handoverProposed', ({ by, customerName }) => {
    refresh()
    toast(translate('handovers.news', { by, name: customerName }))
  })
  useSignal('survey', ({ calls, customerName, name, score }) => {
    refresh()
    if (calls) toast(translate('surveys.news', { customer: customerName, name, score }), { tone: 'problem' })
  })
  useSignal('handovers', refresh)
  useSignal('tasks', refresh)
  useSignal('appointments', refresh)
  useSignal('complaints', refresh)
  useSignal('missed', refresh)
  return null
}
