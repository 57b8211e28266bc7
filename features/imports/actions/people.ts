import { canManageMembers } from '#features/members/access.ts'
import type { Context } from '#platform/actions/context.ts'
import { fold } from '#shared/text.ts'
import * as sql from '../sql/stock.ts'
import type { Writer } from './writer.ts'

/** Finds colleagues by name or mail address; one that is not there becomes a member without login. */
export class Colleagues {
  private readonly byName = new Map<string, string>()
  /** Names for which a member was made. */
  readonly created: string[] = []

  static async load(ctx: Context): Promise<Colleagues> {
    const colleagues = new Colleagues()
    for (const member of await sql.listMembers(ctx.db)) {
      for (const key of keysOf(member.name, member.email)) colleagues.byName.set(key, member.id)
    }
    return colleagues
  }

  /** Somebody who is there by this name or mail address. */
  known(name: string | null): string | null {
    return (name && this.byName.get(keyOf(name))) || null
  }

  /** Remembers somebody who was made. */
  add(id: string, name: string, email: string | null): void {
    for (const key of keysOf(name, email)) if (!this.byName.has(key)) this.byName.set(key, id)
  }

  /** The name, if it is somebody's who is not there and whom the actor may not make: it must not get lost. */
  async unfound(ctx: Context, writer: Writer, name: string | null): Promise<string | null> {
    return name && !isNobody(name) && !(await this.find(ctx, writer, name)) ? name : null
  }

  /** The id, `null` if nobody is named or the actor may not make members. */
  async find(ctx: Context, writer: Writer, name: string | null): Promise<string | null> {
    const text = name?.trim().slice(0, 200)
    if (!text || isNobody(text)) return null
    const known = this.byName.get(keyOf(text))
    if (known) return known
    if (!canManageMembers(ctx.actor)) return null
    const id = await writer.createMember(text)
    this.add(id, text, null)
    this.created.push(text)
    return id
  }
}

function isNobody(text: string): boolean {
  return /^\s*(-+|n\/?a|kein(e[r]?)?|niemand|unbekannt|none|unassigned|nicht zugewiesen)\s*$/i.test(text)
}

function keysOf(name: string, email: string | null): string[] {
  const swapped = name.includes(',')
    ? name.split(',').reverse().join(' ')
    : name.split(' ').length === 2
      ? name.split(' ').reverse().join(' ')
      : ''
  return [name, swapped, email ?? ''].map(keyOf).filter((key) => key !== '')
}

function keyOf(text: string): string {
  return fold(text).replace(/[^a-z0-9@]/g, '')
}
