import { canChangeCompany } from '#features/company/access.ts'
import { need } from '#features/customers/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { noteEvent } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import { logoOf } from './image.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async getLetterLogo(ctx) {
    const logo = await sql.findLogo(ctx.db)
    if (!logo) throw new Refusal('notFound')
    const name = logo.type === 'image/png' ? 'Logo.png' : 'Logo.jpg'
    return { name, type: logo.type, bytes: new Uint8Array(logo.bytes) }
  },

  async setLetterLogo(ctx, { bytes }) {
    need(canChangeCompany(ctx.actor))
    const image = logoOf(bytes)
    await sql.saveLogo(ctx.db, { ...image, bytes }, ctx.now, ctx.actor.memberId || null)
    noteEvent(ctx, 'offers.logo', 'settings', 'offers', image)
    return { width: image.width, height: image.height }
  },

  async removeLetterLogo(ctx) {
    need(canChangeCompany(ctx.actor))
    await sql.dropLogo(ctx.db)
    noteEvent(ctx, 'offers.logo', 'settings', 'offers', { removed: true })
    return {}
  },
}

/** When the logo on the letters was set; none without one. */
export async function logoSetAt(ctx: Context): Promise<string | null> {
  return await sql.findLogoTime(ctx.db)
}
