import { companyOf } from '#features/company/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import type { Letterhead } from '../writer/frame.ts'
import { offerSettingsOf } from '../writer/settings.ts'
import { findLogo } from './sql.ts'

/** As set by the company. */
export async function readLetterhead(ctx: Context): Promise<Letterhead> {
  const { sender, contact, footer } = offerSettingsOf(ctx.settings)
  const logo = await findLogo(ctx.db)
  return {
    company: companyOf(ctx.settings).name,
    sender,
    contact,
    footer: [...footer],
    logo: logo
      ? {
          ...{ width: logo.width, height: logo.height },
          image: `data:${logo.type};base64,${Buffer.from(logo.bytes).toString('base64')}`,
        }
      : null,
  }
}
