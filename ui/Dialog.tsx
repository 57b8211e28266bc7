import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button, IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './Dialog.module.css'
import { useT } from './i18n.tsx'

type DialogProps = {
  open: boolean
  onClose: () => void
  title: string
  /** Buttons at the foot, the strong one last. */
  foot?: ReactNode
  /** `side`: a drawer from the right; `sheet`: a small dialog; both come from below on a phone. `top`: for searching. */
  kind?: 'sheet' | 'side' | 'wide' | 'top'
  /** The title is only for screen readers, without a head (command palette). */
  bare?: boolean
  children: ReactNode
}

/**
 * A window over the page (the browser's own modal dialog: focus stays inside, Esc closes, the focus
 * returns to where it was). The element with `data-autofocus` gets the focus, else the first field.
 */
export function Dialog(props: DialogProps) {
  if (!props.open) return null
  return <OpenDialog {...props} />
}

function OpenDialog(props: DialogProps) {
  const id = useId()
  const t = useT()
  const ref = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    const before = document.activeElement
    dialog.showModal()
    const first =
      dialog.querySelector<HTMLElement>('[data-autofocus]') ??
      dialog.querySelector<HTMLElement>('form :is(input, select, textarea)')
    ;(first ?? dialog).focus()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click on the backdrop is an extra; Esc does the same
    <dialog
      ref={ref}
      tabIndex={-1}
      aria-labelledby={props.bare ? undefined : id}
      aria-label={props.bare ? props.title : undefined}
      className={classes(css.dialog, css[props.kind ?? 'sheet'], props.kind === 'wide' && css.sheet)}
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) props.onClose()
      }}
    >
      {props.bare ? (
        props.children
      ) : (
        <>
          <header className={css.head}>
            <h2 id={id}>{props.title}</h2>
            <IconButton icon="close" label={t('ui.close')} onClick={props.onClose} />
          </header>
          <div className={css.body}>{props.children}</div>
        </>
      )}
      {props.foot && <footer className={css.foot}>{props.foot}</footer>}
    </dialog>
  )
}

/** A drawer from the right, a sheet from below on a phone: for looking at or entering something beside the page. */
export function Drawer(props: Omit<DialogProps, 'kind' | 'bare'>) {
  return <Dialog {...props} kind="side" />
}

/** Asks before what cannot be undone; everything else is done at once and can be taken back (see `toast`). */
export function ConfirmDialog(props: {
  open: boolean
  onClose: () => void
  title: string
  /** What will be gone, and what stays. */
  children: ReactNode
  /** The verb on the button: "Endgültig löschen". */
  confirm: string
  onConfirm: () => Promise<unknown> | undefined
}) {
  const t = useT()
  const [busy, setBusy] = useState(false)
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      foot={
        <>
          <Button data-autofocus onClick={props.onClose}>
            {t('ui.cancel')}
          </Button>
          <Button
            kind="danger"
            busy={busy}
            onClick={async () => {
              setBusy(true)
              try {
                await props.onConfirm()
                props.onClose()
              } finally {
                setBusy(false)
              }
            }}
          >
            {props.confirm}
          </Button>
        </>
      }
    >
      <p>{props.children}</p>
    </Dialog>
  )
}
