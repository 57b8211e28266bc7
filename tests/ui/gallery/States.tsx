import { useState } from 'react'
import { Fault, Unreachable } from '#shared/client.ts'
import { Refusal } from '#shared/refusal.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { ConfirmDialog, Drawer } from '#ui/Dialog.tsx'
import { Field } from '#ui/Field.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { EmptyState, ErrorNotice, Notice, ProgressBar, RowsSkeleton } from '#ui/Notice.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import css from './gallery.module.css'
import { de } from './words.ts'

export default function States() {
  const [open, setOpen] = useState<'drawer' | 'confirm' | null>(null)
  const [text, setText] = useState('')
  return (
    <>
      <PageTitle title={de('Zustände', 'States')} />
      <Section title={de('Knöpfe', 'Buttons')}>
        <Buttons>
          <Button kind="do">{de('Stark', 'Strong')}</Button>
          <Button>{de('Einfach', 'Plain')}</Button>
          <Button kind="ghost">{de('Leise', 'Quiet')}</Button>
          <Button kind="danger">{de('Endgültig', 'Final')}</Button>
          <Button disabled>{de('Gesperrt', 'Disabled')}</Button>
          <Button busy>{de('Arbeitet', 'Working')}</Button>
          <Button kind="do" busy>
            {de('Arbeitet', 'Working')}
          </Button>
          <Button kind="link">{de('Wie ein Link', 'Like a link')}</Button>
          <Button onClick={() => setOpen('drawer')}>{de('Blatt öffnen', 'Open drawer')}</Button>
          <Button onClick={() => setOpen('confirm')}>{de('Fragen', 'Ask')}</Button>
          <Button
            onClick={() =>
              toast(de('Kontakt festgehalten.', 'Contact logged.'), { tone: 'done', undo: async () => {} })
            }
          >
            {de('Hinweis', 'Notice')}
          </Button>
          <Button onClick={() => toast(de('Das ging nicht.', 'That did not work.'), { tone: 'problem' })}>
            {de('Fehler', 'Error')}
          </Button>
        </Buttons>
      </Section>
      <Halves>
        <Section title={de('Leer', 'Empty')}>
          <EmptyState
            action={<Button kind="do">{de('Liste einlesen', 'Import a list')}</Button>}
            example={de(
              'Kunden.xlsx, so wie sie ist: Spalten werden erkannt.',
              'Customers.xlsx as it is: columns are recognised.',
            )}
          >
            {de(
              'Hier stehen die Kunden, die lange nichts von Ihnen gehört haben. Sobald Ihre Liste da ist, weiß jeder, wen er heute anruft.',
              'Here are the customers that have not heard from you for long. Once your list is in, everybody knows whom to call today.',
            )}
          </EmptyState>
        </Section>
        <Section title={de('Unterwegs', 'On its way')}>
          <div className={css.gap}>
            <RowsSkeleton rows={2} />
            <Card padded>
              <ProgressBar
                label="Kunden.xlsx"
                done={1240}
                total={3600}
                note={de('Sie können weiterarbeiten.', 'You can go on working.')}
                action={<Button size="small">{de('Abbrechen', 'Cancel')}</Button>}
              />
            </Card>
            <Card padded>
              <ProgressBar label={de('Wird geprüft', 'Being checked')} />
            </Card>
          </div>
        </Section>
      </Halves>
      <Section title={de('Was schiefgehen kann', 'What can go wrong')}>
        <ErrorNotice error={new Refusal('example')} />
        <ErrorNotice error={new Fault('f-7KQ2')} />
        <ErrorNotice error={new Unreachable()} doing="read" onRetry={() => {}} />
        <Notice
          title={de('240 Kunden eingelesen', '240 customers imported')}
          action={<Button>{de('Ansehen', 'See')}</Button>}
        >
          {de('3 Zeilen blieben übrig, Gründe stehen im Bericht.', '3 rows were left, the report says why.')}
        </Notice>
      </Section>
      <Drawer
        open={open === 'drawer'}
        onClose={() => setOpen(null)}
        title={de('Gespräch festhalten', 'Log a conversation')}
        foot={
          <>
            <Button onClick={() => setOpen(null)}>{de('Abbrechen', 'Cancel')}</Button>
            <Button kind="do" onClick={() => setOpen(null)}>
              {de('Speichern', 'Save')}
            </Button>
          </>
        }
      >
        <Field label={de('Was war?', 'What happened?')}>
          {(control) => <TextInput {...control} data-autofocus value={text} onChange={setText} />}
        </Field>
      </Drawer>
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={() => setOpen(null)}
        title={de('Person endgültig löschen?', 'Erase the person for good?')}
        confirm={de('Endgültig löschen', 'Erase for good')}
        onConfirm={() => Promise.resolve()}
      >
        {de(
          'Name, Telefon und Mail von Petra Sauter sind dann überall fort. Die Gespräche bleiben ohne Namen stehen.',
          'Name, phone and mail of Petra Sauter are then gone everywhere. The conversations stay without the name.',
        )}
      </ConfirmDialog>
    </>
  )
}
