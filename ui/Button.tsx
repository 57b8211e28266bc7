import { Link } from '@tanstack/react-router'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import css from './Button.module.css'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'

type Look = {
  /** `do`: the one strong button of its place; `plain` by default; `danger` for what cannot be undone. */
  kind?: 'do' | 'plain' | 'ghost' | 'danger' | 'link'
  size?: 'small'
  icon?: IconName
  /** As wide as its place (phone, dialogs). */
  wide?: boolean
}

function lookOf(look: Look, square = false): string {
  return classes(
    css.button,
    look.kind && look.kind !== 'plain' && css[look.kind],
    look.size && css[look.size],
    look.wide && css.wide,
    square && css.square,
  )
}

type ButtonProps = Look & {
  /** Work is under way: the button waits, and a second click does nothing. */
  busy?: boolean
  /** The key that does the same, told to screen readers. */
  keys?: string
} & ComponentPropsWithRef<'button'>

/** A button; one `do` per place. */
export function Button({ kind, size, icon, wide, busy, keys, children, className, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-keyshortcuts={keys}
      aria-busy={busy || undefined}
      className={classes(lookOf({ kind, size, wide }), busy && css.busy, className)}
      onClick={busy ? undefined : onClick}
    >
      {icon && <Icon name={icon} size={18} />}
      {children}
    </button>
  )
}

/** A button that is only a drawing; `label` is its name. */
export function IconButton({
  kind = 'ghost',
  size,
  icon,
  label,
  className,
  ...rest
}: Look & { icon: IconName; label: string } & ComponentPropsWithRef<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={classes(lookOf({ kind, size }, true), className)}
    >
      <Icon name={icon} size={size === 'small' ? 16 : 18} />
    </button>
  )
}

/** A link that looks like a button; `to` is a page of ours, `href` anything else (`tel:`, a file). */
export function ButtonLink(
  props: Look & {
    to?: string
    params?: Record<string, string>
    href?: string
    download?: boolean
    onClick?: () => void
    children: ReactNode
  },
) {
  const content = (
    <>
      {props.icon && <Icon name={props.icon} size={18} />}
      {props.children}
    </>
  )
  if (props.to === undefined) {
    return (
      <a className={lookOf(props)} href={props.href} download={props.download || undefined} onClick={props.onClick}>
        {content}
      </a>
    )
  }
  return (
    <Link className={lookOf(props)} to={props.to} params={props.params as never}>
      {content}
    </Link>
  )
}

/** Buttons beside each other with the right distance. */
export function Buttons(props: { end?: boolean; children: ReactNode }) {
  return <div className={classes(css.group, props.end && css.end)}>{props.children}</div>
}
