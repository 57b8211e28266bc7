import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react'
import { Fault } from '#shared/client.ts'
import { Refusal } from '#shared/refusal.ts'
import { errorSentence } from './errors.ts'
import { useT, useTranslate } from './i18n.tsx'
import type { messages } from './offline/messages.ts'
import { createOutbox, type No, type Outbox, type Sent } from './offline/outbox.ts'
import { createOutboxStore, lock } from './offline/outboxStore.ts'
import { useCall } from './operations.tsx'
import { toast } from './toast.ts'

const OutboxContext = createContext<Outbox | null>(null)
const store = createOutboxStore()

/** Keeps and sends what this member typed; inside of what knows who is logged in. */
export function OutboxProvider(props: { memberId: string; children: ReactNode }) {
  const { memberId } = props
  const call = useCall()
  const queryClient = useQueryClient()
  const t = useT<typeof messages>()
  const outbox = useMemo(
    () =>
      createOutbox({
        memberId,
        call,
        store,
        lock,
        onSent(entry, late) {
          void queryClient.invalidateQueries()
          if (late) toast(t('offline.sent', { label: entry.label }), { tone: 'done' })
        },
        onLoginNeeded: () => void queryClient.invalidateQueries({ queryKey: ['getMe'] }),
      }),
    [memberId, call, queryClient, t],
  )

  useEffect(() => {
    const stop = outbox.start()
    const seen = () => document.visibilityState === 'visible' && outbox.wake()
    window.addEventListener('online', outbox.wake)
    window.addEventListener('focus', outbox.wake)
    document.addEventListener('visibilitychange', seen)
    return () => {
      stop()
      window.removeEventListener('online', outbox.wake)
      window.removeEventListener('focus', outbox.wake)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [outbox])

  return <OutboxContext value={outbox}>{props.children}</OutboxContext>
}

/** What waits on this device, and the way to have a command done although there may be no network. */
export type OutboxUse = {
  waiting: readonly {
    id: string
    label: string
    typedAt: string
    state: 'waiting' | 'sending' | 'refused'
    /** Why it was refused, said to the person. */
    sentence: string | null
  }[]
  /** How many wait for somebody else who uses this device. */
  otherMembers: number
  /** Done at once if the server is there, else kept until it is; kept as refused if the server said no. */
  send(operation: string, input: object, label: string): Promise<Sent>
  retry(id: string): void
  /** Takes it away; a notice offers to put it back, unless `quietly` (its words are in a field again). */
  discard(id: string, quietly?: boolean): void
}

/** The outbox of the member in front of the screen. */
export function useOutbox(): OutboxUse {
  const outbox = use(OutboxContext)
  if (!outbox) throw new Error('OutboxProvider is missing')
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const { waiting, otherMembers } = useSyncExternalStore(outbox.subscribe, outbox.read)
  return {
    waiting: waiting.map(({ id, label, typedAt, state, no }) => ({
      id,
      label,
      typedAt,
      state,
      sentence: no && errorSentence(errorOf(no), translate),
    })),
    otherMembers,
    send: outbox.send,
    retry: (id) => void outbox.retry(id),
    discard: (id, quietly) =>
      void outbox.discard(id).then((entry) => {
        if (entry && !quietly)
          toast(t('offline.discarded', { label: entry.label }), { undo: () => outbox.putBack(entry) })
      }),
  }
}

function errorOf(no: No): Error {
  return 'code' in no ? new Refusal(no.code, no.params) : new Fault(no.fault)
}
