import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Refusal } from '#shared/refusal.ts'
import { errorSentence } from '#ui/errors.ts'
import { useTranslate } from '#ui/i18n.tsx'
import { toast } from '#ui/toast.ts'

/** A page of somebody who was merged with another leads on to that one, and says so. True while it does. */
export function useMergedAway(error: unknown, pathOf: (id: string) => string): boolean {
  const navigate = useNavigate()
  const translate = useTranslate()
  const into = error instanceof Refusal && error.code === 'mergedInto' ? error : null
  const path = into && pathOf(String(into.params.id))
  const sentence = into && errorSentence(into, translate)
  useEffect(() => {
    if (!path || !sentence) return
    toast(sentence)
    void navigate({ to: path, replace: true })
  }, [path, sentence, navigate])
  return into !== null
}
