import { type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { classes } from './classes.ts'
import css from './Popover.module.css'
import { place } from './place.ts'

/** What the button that opens a panel must carry. */
export type Trigger = {
  ref: RefObject<HTMLButtonElement | null>
  popoverTarget: string
  'aria-expanded': boolean
  'aria-haspopup': 'dialog' | 'menu'
}

/**
 * A panel beside the button that opens it; a sheet from below on a phone. Closes with Esc and with a
 * click elsewhere (the browser's own popover), and its content exists only while it is open.
 */
export function Popover(props: {
  /** Name of the panel for screen readers. */
  label: string
  trigger: (trigger: Trigger) => ReactNode
  align?: 'start' | 'end'
  menu?: boolean
  children: ReactNode | ((close: () => void) => ReactNode)
}) {
  const id = useId()
  const triggerRef = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const close = () => panel.current?.hidePopover()
  const { align } = props

  useEffect(() => {
    if (!open) return
    const put = () => triggerRef.current && panel.current && putBeside(triggerRef.current, panel.current, align)
    put()
    window.addEventListener('scroll', put, { capture: true, passive: true })
    window.addEventListener('resize', put)
    return () => {
      window.removeEventListener('scroll', put, { capture: true })
      window.removeEventListener('resize', put)
    }
  }, [open, align])

  return (
    <>
      {props.trigger({
        ref: triggerRef,
        popoverTarget: id,
        'aria-expanded': open,
        'aria-haspopup': props.menu ? 'menu' : 'dialog',
      })}
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useAriaPropsSupportedByRole: the role is menu or dialog */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        role={props.menu ? 'menu' : 'dialog'}
        aria-label={props.label}
        className={classes(css.panel, props.menu && css.menu)}
        onKeyDown={props.menu ? (event) => moveInMenu(event, panel.current) : undefined}
        onBeforeToggle={(event) => {
          if (event.newState !== 'open') return
          // The content must be there before the browser shows the panel, and its place before it paints.
          flushSync(() => setOpen(true))
          requestAnimationFrame(() => {
            if (triggerRef.current && panel.current) putBeside(triggerRef.current, panel.current, align)
            if (props.menu) panel.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
          })
        }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && (typeof props.children === 'function' ? props.children(close) : props.children)}
      </div>
    </>
  )
}

/** Puts a panel beside an element, as far as the window allows. */
export function putBeside(trigger: HTMLElement, panel: HTMLElement, align?: 'start' | 'end'): void {
  panel.style.removeProperty('--room')
  const { left, top, maxHeight } = place(
    trigger.getBoundingClientRect(),
    { width: panel.offsetWidth, height: panel.offsetHeight },
    { width: document.documentElement.clientWidth, height: window.innerHeight },
    align,
  )
  panel.style.setProperty('--left', `${left}px`)
  panel.style.setProperty('--top', `${top}px`)
  panel.style.setProperty('--room', `${maxHeight}px`)
}

function moveInMenu(event: React.KeyboardEvent, menu: HTMLElement | null): void {
  const items = Array.from(menu?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])
  const at = items.indexOf(document.activeElement as HTMLElement)
  const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  items.at(step % items.length)?.focus()
}
