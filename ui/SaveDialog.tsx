import type { ReactNode } from 'react'
import { Button, Buttons } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Form } from './Field.tsx'
import { useT } from './i18n.tsx'

/** A few fields in a window of their own, saved together. */
export function SaveDialog(props: {
  title: string
  onClose: () => void
  onSave: () => void
  busy: boolean
  children: ReactNode
}) {
  const t = useT()
  return (
    <Dialog open onClose={props.onClose} title={props.title}>
      <Form
        onSubmit={props.onSave}
        foot={
          <Buttons end>
            <Button kind="do" type="submit" busy={props.busy}>
              {t('ui.save')}
            </Button>
          </Buttons>
        }
      >
        {props.children}
      </Form>
    </Dialog>
  )
}
