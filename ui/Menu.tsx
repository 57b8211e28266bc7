import { Link } from '@tanstack/react-router'
import { Icon, type IconName } from './Icon.tsx'
import css from './Popover.module.css'
import { Popover, type Trigger } from './Popover.tsx'

export type MenuItem = {
  label: string
  icon?: IconName
  /** The key that does the same. */
  keys?: string
  danger?: boolean
} & ({ run: () => void } | { to: string } | { href: string; download?: boolean })

/** A list of things to do behind one button; arrow keys move, Esc closes. `null` draws a line between items. */
export function Menu(props: {
  label: string
  items: (MenuItem | null)[]
  trigger: (trigger: Trigger) => React.ReactNode
  align?: 'start' | 'end'
}) {
  return (
    <Popover menu label={props.label} trigger={props.trigger} align={props.align}>
      {(close) =>
        props.items.map((item, index) =>
          item === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name
            <hr key={index} className={css.rule} />
          ) : (
            <Item key={item.label} item={item} close={close} />
          ),
        )
      }
    </Popover>
  )
}

function Item({ item, close }: { item: MenuItem; close: () => void }) {
  const content = (
    <>
      {item.icon && <Icon name={item.icon} size={18} />}
      <span>{item.label}</span>
      {item.keys && <kbd>{item.keys}</kbd>}
    </>
  )
  const shared = { role: 'menuitem', className: css.item, 'data-danger': item.danger || undefined } as const
  if ('to' in item) {
    return (
      <Link {...shared} to={item.to} onClick={close}>
        {content}
      </Link>
    )
  }
  if ('href' in item) {
    return (
      <a {...shared} href={item.href} download={item.download || undefined} onClick={close}>
        {content}
      </a>
    )
  }
  return (
    <button
      {...shared}
      type="button"
      onClick={() => {
        close()
        item.run()
      }}
    >
      {content}
    </button>
  )
}
