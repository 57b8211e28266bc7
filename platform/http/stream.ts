import type { FastifyReply } from 'fastify'
import type { Actor } from '#shared/actor.ts'
import type { Signal } from '../actions/context.ts'

const heartbeat = 25_000
const listenersPerMember = 20

/** Server-sent events: what open pages hear at once. */
export type Stream = {
  /** `stillIn` rejects once the login behind the stream has ended; asked at each heartbeat. */
  open(actor: Actor, reply: FastifyReply, stillIn: () => Promise<unknown>): FastifyReply
  /** Members or sessions changed: ends the streams of those who are out. */
  recheck(): void
  send(signals: Signal[]): void
  close(): void
}

export function createStream(): Stream {
  const listeners = new Set<{ memberId: string; reply: FastifyReply; stillIn: () => Promise<unknown> }>()
  const timer = setInterval(() => {
    for (const { reply } of listeners) reply.raw.write(': still here\n\n')
    recheck()
  }, heartbeat)
  timer.unref()

  function recheck(): void {
    for (const { reply, stillIn } of listeners) stillIn().catch(() => reply.raw.end())
  }

  return {
    recheck,
    open(actor, reply, stillIn) {
      const mine = [...listeners].filter((one) => one.memberId === actor.memberId)
      if (mine.length >= listenersPerMember) mine[0]?.reply.raw.end()
      const listener = { memberId: actor.memberId, reply, stillIn }
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      reply.raw.write('retry: 3000\n\n')
      listeners.add(listener)
      reply.raw.on('close', () => listeners.delete(listener))
      return reply
    },
    send(signals) {
      for (const signal of signals) {
        const text = `event: ${signal.name}\ndata: ${JSON.stringify(signal.params)}\n\n`
        for (const { memberId, reply } of listeners) {
          if (signal.members.length === 0 || signal.members.includes(memberId)) reply.raw.write(text)
        }
      }
    },
    close() {
      clearInterval(timer)
      for (const { reply } of listeners) reply.raw.end()
    },
  }
}
