import { type DragEvent, useId, useState } from 'react'
import { classes } from './classes.ts'
import css from './DropZone.module.css'
import { Icon } from './Icon.tsx'

/** Takes files by dropping or choosing. `busy` says what is done with them and takes no others meanwhile. */
export function DropZone(props: {
  label: string
  busy: string | null
  /** Endings of names, as a file input takes them. */
  accept: string
  multiple?: boolean
  small?: boolean
  hint?: string
  onFiles: (files: FileList | null) => void
}) {
  const id = useId()
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    props.onFiles(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same by keyboard
    <div
      className={classes(css.drop, props.small && css.small, over && css.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        multiple={props.multiple}
        accept={props.accept}
        disabled={props.busy !== null}
        onChange={(event) => {
          props.onFiles(event.target.files)
          event.target.value = ''
        }}
      />
      <label htmlFor={id}>
        <Icon name="file" />
        {props.busy ?? props.label}
      </label>
      {props.hint && <p>{props.hint}</p>}
      <span role="status" className={css.unseen}>
        {props.busy ?? ''}
      </span>
    </div>
  )
}
