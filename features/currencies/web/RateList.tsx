import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { DropZone } from '#ui/DropZone.tsx'
import { CheckField, Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
type Compared = Output<(typeof contract)['compareCurrencyRates']>
const shownChanges = 20

/** Rates out of a pasted list or a file: what it changes is shown before it is taken. */
export function RateList({ into }: { into: string }) {
  const t = useT<Words>()
  const done = useDone()
  const compare = useCommand('compareCurrencyRates')
  const save = useCommand('setCurrencyRates')
  const [text, setText] = useState('')
  const [source, setSource] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const [found, setFound] = useState<Compared | null>(null)
  const change = (next: string, from: string | null) => {
    setText(next)
    setSource(from)
    setFound(null)
  }
  const take = async () => {
    if (!found) return
    const rates = found.changes.map(({ currency, validFrom, rate }) => ({ currency, validFrom, rate }))
    const saved = await save.run({ rates, source })
    if (!saved) return
    change('', null)
    done(t('currencies.saved', { count: saved.set }), saved)
  }
  return (
    <Form
      onSubmit={async () => {
        const compared = text.trim() === '' ? undefined : await compare.run({ text, all })
        if (compared) setFound(compared)
      }}
      foot={
        <Buttons>
          <Button type="submit" busy={compare.busy}>
            {t('currencies.compare')}
          </Button>
          {found && found.changes.length > 0 && (
            <Button kind="do" busy={save.busy} onClick={take}>
              {t('currencies.apply', { count: found.changes.length })}
            </Button>
          )}
        </Buttons>
      }
    >
      <Field label={t('currencies.paste')} hint={t('currencies.paste.hint', { into })}>
        {(control) => <TextArea {...control} rows={4} value={text} onChange={(value) => change(value, source)} />}
      </Field>
      <DropZone
        small
        label={t('currencies.file')}
        busy={null}
        accept=".csv,.txt"
        onFiles={async (files) => {
          const file = files?.[0]
          if (file) change((await file.text()).slice(0, 900_000), file.name)
        }}
      />
      <CheckField
        label={t('currencies.all')}
        checked={all}
        onChange={(on) => {
          setAll(on)
          setFound(null)
        }}
      />
      {found && <Changes found={found} into={into} />}
    </Form>
  )
}

function Changes({ found, into }: { found: Compared; into: string }) {
  const t = useT<Words>()
  const format = useFormat()
  const sentences = [
    ...(found.changes.length === 0 ? [t('currencies.nothing')] : []),
    ...(found.same > 0 ? [t('currencies.same', { count: found.same })] : []),
    ...(found.unused > 0 ? [t('currencies.unused', { count: found.unused })] : []),
    ...(found.cut > 0 ? [t('currencies.cut', { count: found.cut })] : []),
    ...(found.unreadCount > 0
      ? [
          t('currencies.unread', {
            count: found.unreadCount,
            lines: found.unread.map((line) => `„${line}“`).join(', '),
          }),
        ]
      : []),
  ]
  const left = found.changes.length - shownChanges
  return (
    <div role="status">
      {sentences.length > 0 && <Notice title={sentences.join(' ')} />}
      {found.changes.length > 0 && (
        <Rows label={t('currencies.changes')} foot={left > 0 && `+ ${format.number(left)}`}>
          {found.changes.slice(0, shownChanges).map(({ currency, validFrom, rate, before }) => (
            <Row
              key={`${currency} ${validFrom}`}
              title={t('currencies.value', { currency, rate: format.number(rate, 8), into })}
              note={format.day(validFrom)}
              value={before === null ? t('currencies.new') : t('currencies.before', { rate: format.number(before, 8) })}
            />
          ))}
        </Rows>
      )}
    </div>
  )
}
