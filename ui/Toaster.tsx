import { useEffect, useRef, useState } from 'react'
import type { Translate } from '#shared/translate.ts'
import { classes } from './classes.ts'
import { errorSentence } from './errors.ts'
import { Icon } from './Icon.tsx'
import { useTranslate } from './i18n.tsx'
import { useShortcuts } from './shortcuts.ts'
import css from './Toaster.module.css'
import { dismissToast, type Toast, toast, useToasts } from './toast.ts'

const seconds = { plain: 10, done: 10, problem: 20 }

/** Where notices appear: 10 seconds, longer while the pointer or the focus is on them; `z` takes back the last. */
export function Toaster() {
  const t = useTranslate()
  const toasts = useToasts()
  const undoable = toasts.findLast((shown) => shown.undo)
  useShortcuts({ z: { label: t('ui.undo'), run: () => undoable && takeBack(undoable, t) } }, undoable !== undefined)
  return (
    <section className={css.region} aria-label={t('ui.notices')} aria-live="polite">
      {toasts.map((shown) => (
        <ToastView key={shown.id} shown={shown} />
      ))}
    </section>
  )
}

async function takeBack(shown: Toast, translate: Translate): Promise<void> {
  dismissToast(shown.id)
  try {
    await shown.undo?.()
    toast(translate('ui.undone'))
  } catch (error) {
    toast(errorSentence(error, translate), { tone: 'problem' })
  }
}

function ToastView({ shown }: { shown: Toast }) {
  const t = useTranslate()
  const [held, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    if (held) return
    timer.current = setTimeout(() => dismissToast(shown.id), seconds[shown.tone] * 1000)
    return () => clearTimeout(timer.current)
  }, [held, shown])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the pointer on a notice only stops its clock
    <div
      className={classes(css.toast, shown.tone === 'problem' && css.problem)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown.tone === 'problem' && <Icon name="warning" size={18} />}
      {shown.tone === 'done' && <Icon name="check" size={18} />}
      <span>{shown.text}</span>
      {shown.undo && (
        <button type="button" onClick={() => takeBack(shown, t)}>
          {t('ui.undo')}
        </button>
      )}
      <button type="button" className={css.close} aria-label={t('ui.close')} onClick={() => dismissToast(shown.id)}>
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}
