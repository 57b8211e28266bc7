import { useRef } from 'react'
import type { contract as guidesContract } from '#features/guides/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { filled, type Placeholder, type PlaceholderValues, unknownIn } from '../placeholders.ts'
import type { messages } from './messages.ts'
import css from './TextWithBlocks.module.css'

const { useOperation } = operationHooks<typeof guidesContract>()
/** So many blocks are one click away, the others in a menu. */
const shown = 3

/**
 * A text of an offer with the blocks for its place: a click, or Enter on it, puts one in. A block takes the place of
 * another one that stands alone; else it is put behind what was written.
 */
export function TextWithBlocks(props: {
  label: string
  place: 'intro' | 'closing' | 'delivery' | 'payment'
  language: 'de' | 'en'
  value: string
  values: PlaceholderValues
  /** What is not known on this paper; an offer, unless said otherwise. */
  none?: Placeholder
  disabled: boolean
  onChange: (text: string) => void
}) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const { value, disabled, place, language, onChange } = props
  const guides = useOperation('listGuides', { for: 'offers' }, { enabled: !disabled }).data?.guides ?? []
  const fitting = guides.filter(
    (guide) =>
      (guide.language === null || guide.language === language) &&
      (guide.place === place || guide.place === 'any' || guide.place === null),
  )
  // Those for this very place first.
  const blocks = [
    ...fitting.filter((guide) => guide.place === place),
    ...fitting.filter((guide) => guide.place !== place),
  ]
  const unknown = unknownIn(value, props.none)
  const letter = filled(value, props.values)
  const insert = (text: string) => {
    const alone = blocks.some((block) => block.text === value.trim())
    onChange(alone || value.trim() === '' ? text : `${value.trimEnd()}\n${text}`)
    box.current?.querySelector('textarea')?.focus()
  }
  const free = blocks.filter(({ text }) => !value.includes(text))
  // Those of the stages are for other occasions too: they wait in the menu.
  const near = free.filter((block) => block.place !== null).slice(0, shown)
  const others = free.filter((block) => !near.includes(block))
  return (
    <div ref={box}>
      <Field
        label={props.label}
        disabled={disabled}
        problem={unknown.length > 0 ? t('offers.block.unknown', { names: format.list(unknown) }) : null}
        hint={letter === value ? undefined : t('offers.block.inLetter', { text: letter })}
      >
        {(control) => <TextArea {...control} rows={2} maxLength={1000} value={value} onChange={onChange} />}
      </Field>
      {!disabled && free.length > 0 && (
        <div className={css.blocks}>
          {near.map(({ id, title, text }) => (
            <Button
              key={id}
              size="small"
              icon="plus"
              aria-label={t('offers.block.insert', { title })}
              onClick={() => insert(text)}
            >
              {title}
            </Button>
          ))}
          {others.length > 0 && (
            <Menu
              label={t('offers.block.more')}
              trigger={(trigger) => (
                <Button {...trigger} size="small">
                  {t('offers.block.more')}
                </Button>
              )}
              items={others.map(({ title, text }) => ({ label: title, run: () => insert(text) }))}
            />
          )}
        </div>
      )}
    </div>
  )
}
