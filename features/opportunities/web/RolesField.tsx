import { CheckField } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { type BuyingRole, buyingRoles } from '../rules.ts'
import css from './RolesField.module.css'
import type { Words } from './words.ts'

/** The buying roles of a person, of which one may have several. */
export function RolesField(props: { roles: readonly BuyingRole[]; onChange: (roles: BuyingRole[]) => void }) {
  const t = useT<Words>()
  const { roles, onChange } = props
  return (
    <fieldset className={css.roles}>
      <legend>{t('opportunities.roles')}</legend>
      {buyingRoles.map((role) => (
        <CheckField
          key={role}
          label={t(`opportunities.role.${role}`)}
          checked={roles.includes(role)}
          onChange={(on) => onChange(on ? [...roles, role] : roles.filter((one) => one !== role))}
        />
      ))}
    </fieldset>
  )
}
