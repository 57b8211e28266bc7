import type { FastifyReply } from 'fastify'
import type { Actor } from '#shared/actor.ts'
import type { Signal } from '../actions/context.ts'

const heartbeat = 25_000
const listenersPerMember = 20

/** Server-sent events: what open pages hear at once. */
export type Stream = {
  open(actor: Actor, reply: FastifyReply): FastifyReply
  send(signals: Signal[]): void
  close(): void
}

export function createStream(): Stream {
  const listeners = new Set<{ memberId: string; reply: FastifyReply }>()
  const timer = setInterval(() => {
    for (const { reply } of listeners) reply.raw.write(': still here\n\n')
  }, heartbeat)
  timer.unref()

  return {
    open(actor, reply) {
      const mine = [...listeners].filter((one) => one.memberId === actor.memberId)
      if (mine.length >= listenersPerMember) mine[0]?.reply.raw.end()
      const listener = { memberId: actor.memberId, reply }
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
