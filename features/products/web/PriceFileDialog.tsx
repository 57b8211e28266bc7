import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { DropZone } from '#ui/DropZone.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput } from '#ui/inputs.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import type { contract } from '../price-files/contract.ts'
import type { messages } from './messages.ts'
import css from './Products.module.css'

const { useCommand } = operationHooks<typeof contract>()
type Compared = Output<(typeof contract)['comparePriceFile']>
type Price = Compared['changes'][number]
const shown = 30

/** Prices of a list out of a file: what it changes is shown before it is taken. */
export function PriceFileDialog(props: { list: { id: string; currency: string }; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const { today } = useMe()
  const compare = useCommand('comparePriceFile')
  const apply = useCommand('applyPriceFile')
  const [validFrom, setValidFrom] = useState<string | null>(today)
  const [read, setRead] = useState<{ found: Compared; name: string; bytes: Uint8Array; validFrom: string } | null>(null)
  const { list } = props
  const look = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file || validFrom === null) return
    setRead(null)
    const upload = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), validFrom }
    const found = await compare.run({ id: list.id, ...upload })
    if (found) setRead({ found, ...upload })
  }
  const take = async () => {
    if (!read) return
    const { found, ...upload } = read
    const taken = await apply.run({ id: list.id, ...upload, count: found.count })
    if (!taken) return
    props.onClose()
    done(t('prices.file.applied', { count: taken.changed }), taken)
  }
  return (
    <Dialog open onClose={props.onClose} title={t('prices.file')}>
      <Form
        onSubmit={() => void take()}
        foot={
          read &&
          read.found.count > 0 && (
            <Buttons end>
              <Button kind="do" type="submit" busy={apply.busy}>
                {t('prices.file.apply', { count: read.found.count })}
              </Button>
            </Buttons>
          )
        }
      >
        <p>{t('prices.file.lead')}</p>
        <Field label={t('prices.file.from')} required>
          {(control) => (
            <DayInput
              {...control}
              value={validFrom}
              today={today}
              onChange={(day) => {
                setValidFrom(day)
                setRead(null)
              }}
            />
          )}
        </Field>
        <DropZone
          small
          label={read?.name ?? t('prices.file.choose')}
          busy={compare.busy ? t('prices.file.reading') : null}
          accept=".xlsx,.xls,.csv,.txt"
          onFiles={(files) => void look(files)}
        />
        {read && <Changes found={read.found} currency={list.currency} />}
      </Form>
    </Dialog>
  )
}

function Changes({ found, currency }: { found: Compared; currency: string }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { changes, count, same, problems, problemCount } = found
  const say = ({ scales, priceUnit }: Pick<Price, 'scales' | 'priceUnit'>) =>
    scales
      .map(({ from, amount }) => {
        const price = format.money(amount, currency, 'always')
        return from === 0 ? price : t('prices.scaleOf', { quantity: format.number(from / 1000, 3), price })
      })
      .concat(priceUnit === 1 ? [] : [t('prices.per', { count: priceUnit })])
      .join(' · ') || t('prices.ended')
  const sentences = [
    ...(count === 0 ? [t('prices.file.nothing')] : []),
    ...(same > 0 ? [t('prices.file.same', { count: same })] : []),
  ]
  return (
    <div role="status" className={css.compared}>
      {sentences.length > 0 && <Notice title={sentences.join(' ')} />}
      {count > 0 && (
        <Rows label={t('prices.file.changes')} foot={count > shown && t('prices.file.more', { count: count - shown })}>
          {changes.slice(0, shown).map((price) => (
            <Row
              key={`${price.productId} ${price.validFrom}`}
              title={price.name}
              note={t('prices.coming', { day: format.day(price.validFrom) })}
              value={say(price)}
              valueNote={price.before ? t('prices.file.before', { price: say(price.before) }) : t('prices.file.new')}
            />
          ))}
        </Rows>
      )}
      {problemCount > 0 && (
        <Notice tone="signal" title={t('prices.file.problems', { count: problemCount })}>
          <ul>
            {problems.slice(0, shown).map(({ row, product, problem }) => (
              <li key={`${row} ${problem}`}>
                {[t('prices.file.row', { row }), product].filter(Boolean).join(' · ')}: {t(`prices.problem.${problem}`)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}
