import { Fragment, useState } from 'react'
import { Dialog } from './Dialog.tsx'
import { CheckField } from './Field.tsx'
import { useT } from './i18n.tsx'
import css from './KeyHelp.module.css'
import { activeShortcuts, singleKeysOn, switchSingleKeys, useShortcuts } from './shortcuts.ts'

/** Key `?`: the keys that work on this page, and the switch for single letters. */
export function KeyHelp() {
  const t = useT()
  const [open, setOpen] = useState(false)
  useShortcuts({ '?': { label: t('ui.keys.help'), run: () => setOpen(true) } })
  return (
    <Dialog open={open} onClose={() => setOpen(false)} title={t('ui.keys.title')}>
      <Keys />
    </Dialog>
  )
}

const apple = /Mac|iPhone|iPad/.test(navigator.platform)

/** A key as it stands on the keyboard: `mod+k` → Strg K, ⌘ K. */
export function keyCaps(keys: string, control: string): string[] {
  return keys
    .split(' ')
    .flatMap((key) => (key.startsWith('mod+') ? [apple ? '⌘' : control, key.slice(4).toUpperCase()] : [key]))
}

function Keys() {
  const t = useT()
  const [single, setSingle] = useState(singleKeysOn)
  return (
    <>
      <dl className={css.keys}>
        {activeShortcuts().map(({ keys, label }) => (
          <Fragment key={keys}>
            <dt>
              {keyCaps(keys, t('ui.keys.control')).map((key) => (
                <Fragment key={key}>
                  <kbd>{key}</kbd>{' '}
                </Fragment>
              ))}
            </dt>
            <dd>{label}</dd>
          </Fragment>
        ))}
      </dl>
      <CheckField
        label={t('ui.keys.single')}
        hint={t('ui.keys.singleHint')}
        checked={single}
        onChange={(on) => {
          switchSingleKeys(on)
          setSingle(on)
        }}
      />
    </>
  )
}
