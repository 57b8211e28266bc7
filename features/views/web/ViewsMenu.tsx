import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { CheckField, Field, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Popover } from '#ui/Popover.tsx'
import { toast } from '#ui/toast.ts'
import { parseSearch, stringifySearch, type UrlValues, useUrl } from '#ui/url.ts'
import type { contract, View } from '../contract.ts'
import type { messages } from '../messages.ts'
import css from './ViewsMenu.module.css'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof undoContract>()

/** Saved views of a page: what the address says, under a name; own ones and those shared with all. */
export function ViewsMenu(props: { page: string }) {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const [url] = useUrl()
  const query = useOperation('listViews', { page: props.page })
  const [editing, setEditing] = useState<View | 'new' | null>(null)
  const now = queryOf(url)
  const views = query.data?.views ?? []
  const current = views.find((view) => sameQuery(view.query, now))

  return (
    <>
      <Popover
        align="end"
        label={t('views.title')}
        trigger={(trigger) => (
          <Button {...trigger} size="small" icon="star">
            {current?.name ?? t('views.title')}
          </Button>
        )}
      >
        {(close) => (
          <div className={css.views}>
            {views.length === 0 && <p>{t('views.none')}</p>}
            {views.length > 0 && (
              <ul>
                {views.map((view) => (
                  <li key={view.id}>
                    <button
                      type="button"
                      aria-current={view === current || undefined}
                      onClick={() => {
                        close()
                        void navigate({ to: '.', search: parseSearch(view.query) as never })
                      }}
                    >
                      {view.name}
                      {view.shared && <small>{t('views.forAll')}</small>}
                    </button>
                    {view.canChange && (
                      <IconButton
                        size="small"
                        icon="edit"
                        label={t('ui.edit', { what: view.name })}
                        onClick={() => {
                          close()
                          setEditing(view)
                        }}
                      />
                    )}
                  </li>
                ))}
              </ul>
            )}
            <Button
              size="small"
              icon="plus"
              disabled={now === '' || current !== undefined}
              onClick={() => {
                close()
                setEditing('new')
              }}
            >
              {t('views.save')}
            </Button>
          </div>
        )}
      </Popover>
      {editing && (
        <ViewDialog
          page={props.page}
          view={editing === 'new' ? null : editing}
          now={now}
          canShare={query.data?.canShare ?? false}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

function ViewDialog(props: { page: string; view: View | null; now: string; canShare: boolean; onClose: () => void }) {
  const t = useT<typeof messages>()
  const { view, now } = props
  const [name, setName] = useState(view?.name ?? '')
  const [shared, setShared] = useState(view?.shared ?? false)
  const [renewed, setRenewed] = useState(false)
  const create = useCommand('createView')
  const change = useCommand('changeView')
  const remove = useCommand('deleteView')
  const undo = useCommand('undo')

  const save = async () => {
    const done = view
      ? await change.run({ id: view.id, name, shared, ...(renewed ? { query: now } : {}) })
      : await create.run({ page: props.page, name, query: now, shared })
    if (done) props.onClose()
  }
  const del = async () => {
    const done = view && (await remove.run({ id: view.id }))
    if (!done) return
    props.onClose()
    toast(t('views.deleted', { name: view.name }), { undo: () => undo.attempt({ undo: done.undo }) })
  }

  return (
    <Dialog open onClose={props.onClose} title={view ? t('views.change') : t('views.save')}>
      <Form
        onSubmit={save}
        foot={
          <Buttons end>
            {view && (
              <Button icon="trash" busy={remove.busy} onClick={del}>
                {t('views.delete')}
              </Button>
            )}
            <Button kind="do" type="submit" busy={create.busy || change.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        }
      >
        <Field label={t('views.name')} required>
          {(control) => (
            <TextInput {...control} maxLength={60} placeholder={t('views.example')} value={name} onChange={setName} />
          )}
        </Field>
        {(props.canShare || shared) && (
          <CheckField label={t('views.share')} hint={t('views.shareHint')} checked={shared} onChange={setShared} />
        )}
        {view && !sameQuery(view.query, now) && (
          <CheckField label={t('views.renew')} checked={renewed} onChange={setRenewed} />
        )}
      </Form>
    </Dialog>
  )
}

/** What stands behind the question mark, without it. */
function queryOf(url: UrlValues): string {
  return stringifySearch(url).replace(/^\?/, '')
}

/** The same filters, order and columns, in whatever order they stand in the address. */
function sameQuery(a: string, b: string): boolean {
  const sorted = (query: string) => [...new URLSearchParams(query)].map((pair) => pair.join('=')).sort()
  return sorted(a).join('&') === sorted(b).join('&')
}
