import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, Guide } from '../contract.ts'
import { pointsOf } from '../rules.ts'
import { GuideDialog } from './GuideDialog.tsx'
import css from './Guides.module.css'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Guides below each other, each opened where it is needed; `noteOf` says where one belongs. */
export function GuideList(props: { guides: Guide[]; noteOf: (guide: Guide) => string }) {
  const [editing, setEditing] = useState<Guide | null>(null)
  return (
    <Card>
      <ul className={css.guides}>
        {props.guides.map((guide) => (
          <li key={guide.id}>
            <details>
              <summary>
                <b>{guide.title}</b> <small>{props.noteOf(guide)}</small>
              </summary>
              <Content guide={guide} />
            </details>
            {guide.canChange && <More guide={guide} onEdit={() => setEditing(guide)} />}
          </li>
        ))}
      </ul>
      {editing && <GuideDialog guide={editing} onClose={() => setEditing(null)} />}
    </Card>
  )
}

function Content({ guide }: { guide: Guide }) {
  const t = useT<Words>()
  const copy = async () => {
    if (await copyText(guide.text)) toast(t('guides.copied'))
  }
  return (
    <div className={css.text}>
      {guide.kind === 'checklist' ? (
        <ul>
          {pointsOf(guide.text).map((point, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, in its order
            <li key={at}>{point}</li>
          ))}
        </ul>
      ) : (
        <p>{guide.text}</p>
      )}
      {guide.kind === 'text' && (
        <Button size="small" onClick={() => void copy()}>
          {t('guides.copy')}
        </Button>
      )}
      {guide.opportunityId && <Link to={`/neugeschaeft/${guide.opportunityId}`}>{t('guides.from')}</Link>}
    </div>
  )
}

function More({ guide, onEdit }: { guide: Guide; onEdit: () => void }) {
  const t = useT<Words>()
  const done = useDone()
  const remove = useCommand('deleteGuide')
  const { id, title } = guide
  return (
    <Menu
      align="end"
      label={t('ui.actions')}
      trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={t('guides.menu', { title })} />}
      items={[
        { label: t('guides.edit'), icon: 'edit', run: onEdit },
        {
          label: t('guides.delete'),
          icon: 'trash',
          danger: true,
          run: async () => {
            const deleted = await remove.run({ id })
            if (deleted) done(t('guides.deleted', { title }), deleted)
          },
        },
      ]}
    />
  )
}
