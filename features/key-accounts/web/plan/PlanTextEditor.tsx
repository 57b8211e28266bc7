import { useCallback, useEffect, useRef, useState } from 'react'
import { Refusal } from '#shared/refusal.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useT, useTranslate } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks, useRefresh } from '#ui/operations.tsx'
import type { contract } from '../../plan/contract.ts'
import type { TextPart } from '../../rules/plan.ts'
import css from './plan.module.css'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
/** Saved after so long a rest, and when the field is left. */
const restMs = 1500

type State = 'saved' | 'saving' | null

/**
 * Writes one part and saves by itself. Where somebody else changed the part meanwhile, both texts stand there and the
 * writer says what becomes of them: nothing is overwritten unseen.
 */
export function PlanTextEditor(props: {
  planId: string
  part: TextPart
  name: string
  /** As the server has it. */
  stored: string
  onClose: () => void
}) {
  const t = useT<Words>()
  const translate = useTranslate()
  const refresh = useRefresh()
  const { attempt } = useCommand('writePlanText')
  const { planId, part, stored } = props
  const [text, setText] = useState(stored)
  const [state, setState] = useState<State>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [conflict, setConflict] = useState<string | null>(null)
  /** What is typed now, what the server had when it was last in step, and the save that is under way. */
  const now = useRef({ text: stored, seen: stored, conflict: false, running: null as Promise<boolean> | null })

  const saveNow = useCallback(async (): Promise<boolean> => {
    const at = now.current
    while (at.text !== at.seen && !at.conflict) {
      const { text: writing, seen } = at
      setState('saving')
      try {
        await attempt({ id: planId, part, text: writing, seen })
        at.seen = writing
        setProblem(null)
        setState('saved')
      } catch (error) {
        setState(null)
        if (!(error instanceof Refusal && error.code === 'planTextChanged')) {
          setProblem(errorSentence(error, translate))
          return false
        }
        at.conflict = true
        setConflict(errorSentence(error, translate))
        refresh()
      }
    }
    return !at.conflict
  }, [attempt, planId, part, translate, refresh])
  /** Until what is typed is saved; `false` where somebody has to look. */
  const save = useCallback((): Promise<boolean> => {
    const at = now.current
    at.running ??= saveNow().finally(() => {
      at.running = null
    })
    return at.running
  }, [saveNow])

  const write = (to: string) => {
    now.current.text = to
    setText(to)
    setState(null)
  }
  // Rested for a while: saved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each letter begins the rest anew
  useEffect(() => {
    const timer = setTimeout(() => void save(), restMs)
    return () => clearTimeout(timer)
  }, [text, save])

  const settle = (words: string) => {
    const at = now.current
    at.conflict = false
    at.seen = stored
    setConflict(null)
    write(words)
    void save()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the field within
    <div
      className={css.editor}
      onKeyDown={(event) => {
        if (event.key === 'Escape') void save().then((saved) => saved && props.onClose())
      }}
      onBlur={(event) => {
        const field = event.currentTarget
        if (field.contains(event.relatedTarget)) return
        // Whoever came back meanwhile goes on writing.
        void save().then((saved) => saved && !field.contains(document.activeElement) && props.onClose())
      }}
    >
      {conflict !== null && (
        <Notice tone="signal" alert title={conflict}>
          <span className={css.theirs}>{stored || t('accountPlan.conflict.empty')}</span>
          <Buttons>
            <Button size="small" onClick={() => settle([stored, text].filter(Boolean).join('\n\n'))}>
              {t('accountPlan.conflict.both')}
            </Button>
            <Button size="small" onClick={() => settle(text)}>
              {t('accountPlan.conflict.mine')}
            </Button>
            <Button size="small" onClick={() => settle(stored)}>
              {t('accountPlan.conflict.theirs')}
            </Button>
          </Buttons>
        </Notice>
      )}
      <TextArea aria-label={props.name} autoFocus maxLength={10_000} rows={5} value={text} onChange={write} />
      <small role="status">
        {problem ?? (state === 'saved' ? t('accountPlan.saved') : state === 'saving' ? t('accountPlan.saving') : '')}
      </small>
    </div>
  )
}
