import { useId, useRef, useState } from 'react'
import { Icon } from '#ui/Icon.tsx'
import { useT } from '#ui/i18n.tsx'
import type { TextPart } from '../../rules/plan.ts'
import { InternalMark } from './InternalMark.tsx'
import { PlanTextEditor } from './PlanTextEditor.tsx'
import css from './plan.module.css'
import type { ShownPlan, Words } from './words.ts'

/** One part in words: read until it is clicked, and then saved by itself while somebody writes. Empty: one question. */
export function PlanText({ plan, part, may }: { plan: ShownPlan; part: TextPart; may: boolean }) {
  const t = useT<Words>()
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [editing, setEditing] = useState(false)
  const name = t(`accountPlan.part.${part}`)
  const text = plan.texts[part]
  const shown = text || t(`accountPlan.ask.${part}`)
  return (
    <section className={css.part} aria-labelledby={id}>
      <div className={css.partHead}>
        <h3 id={id}>{name}</h3>
        <InternalMark plan={plan} part={part} may={may} />
      </div>
      {editing ? (
        <PlanTextEditor
          planId={plan.id}
          part={part}
          name={name}
          stored={text}
          onClose={() => {
            setEditing(false)
            requestAnimationFrame(() => button.current?.focus())
          }}
        />
      ) : may ? (
        <button
          ref={button}
          type="button"
          className={css.text}
          data-empty={text === '' || undefined}
          onClick={() => setEditing(true)}
        >
          <span>{shown}</span>
          <span className="hidden">, {t('ui.edit', { what: name })}</span>
          <Icon name="edit" size={15} />
        </button>
      ) : (
        <p className={css.plain} data-empty={text === '' || undefined}>
          {text || '–'}
        </p>
      )}
    </section>
  )
}
