import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useRef, useState } from 'react'
import { useT } from '#ui/i18n.tsx'
import { OutboxList } from '#ui/OutboxList.tsx'
import { useShortcuts } from '#ui/shortcuts.ts'
import type { messages } from '../messages.ts'
import css from './QuickLine.module.css'

// What understands the line is fetched when somebody begins to write one.
const Understood = lazy(() => import('./Understood.tsx'))

/** The one line everywhere: key `n`, type what was, Enter. */
export function QuickLineBar() {
  const t = useT<typeof messages>()
  const input = useRef<HTMLInputElement>(null)
  const [line, setLine] = useState('')
  const [used, setUsed] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const pageCustomer = /^\/kunden\/([0-9a-f-]{36})/.exec(path)?.[1] ?? null
  const submit = useRef<(() => void) | null>(null)
  const entered = useRef<string | null>(null)
  useShortcuts({ n: { label: t('ui.keys.quick'), run: () => input.current?.focus() } })

  return (
    <form
      className={css.quick}
      onSubmit={(event) => {
        event.preventDefault()
        if (submit.current) submit.current()
        else entered.current = line
      }}
    >
      <div className={css.line}>
        <kbd>n</kbd>
        <input
          ref={input}
          type="text"
          enterKeyHint="done"
          autoComplete="off"
          aria-label={t('quickline.label')}
          aria-keyshortcuts="n"
          placeholder={t('quickline.invite')}
          value={line}
          onFocus={() => setUsed(true)}
          onChange={(event) => setLine(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            if (line === '') input.current?.blur()
            else setLine('')
          }}
        />
      </div>
      {used && (
        <Suspense fallback={null}>
          <Understood
            line={line}
            pageCustomer={pageCustomer}
            submit={submit}
            entered={entered}
            onKept={() => setLine('')}
          />
        </Suspense>
      )}
      <OutboxList
        onCorrect={(words) => {
          setLine(words)
          setUsed(true)
          input.current?.focus()
        }}
      />
    </form>
  )
}
