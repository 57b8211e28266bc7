import { useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { ImportState } from '../contract.ts'
import css from './Import.module.css'
import type { messages } from './messages.ts'
import { useWords } from './words.ts'

/** How the files of an import were read: what was taken as what, and what was left out. */
export function Notes({ state }: { state: ImportState }) {
  const t = useT<typeof messages>()
  const words = useWords()
  const notes = state.files.flatMap((file) => file.notes.map((note) => words.note(note.code, note.params)))
  if (notes.length === 0) return null
  return (
    <Section title={t('imports.notes')}>
      <Card padded>
        <ul className={css.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </Card>
    </Section>
  )
}
