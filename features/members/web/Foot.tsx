import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Popover } from '#ui/Popover.tsx'
import { Preferences } from '#ui/Preferences.tsx'
import css from './Foot.module.css'
import { useMe } from './me.tsx'
import type { messages } from './messages.ts'
import { useLogOut } from './useLogOut.ts'

/** Company and member at the foot of the rail; a click opens what belongs to the person: language, brightness, help, leaving. */
export function Foot(props: { children?: ReactNode }) {
  const t = useT<typeof messages>()
  const { company, member } = useMe()
  const logOut = useLogOut()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    // Another page closes the panel.
    <Popover
      key={path}
      label={t('ui.account')}
      trigger={(trigger) => (
        <button type="button" {...trigger} className={css.foot}>
          <span>{company.name}</span>
          <span>{member.name}</span>
          <span className="hidden">, {t('ui.account')}</span>
        </button>
      )}
    >
      <div className={css.panel}>
        <Link to="/konto">{t('account.open')}</Link>
        {props.children}
        <Preferences />
        <Button icon="leave" onClick={logOut.run}>
          {logOut.label}
        </Button>
      </div>
    </Popover>
  )
}
