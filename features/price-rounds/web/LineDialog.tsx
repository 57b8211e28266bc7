import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { errorSentence } from '#ui/errors.ts'
import { Field } from '#ui/Field.tsx'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { type Price, raised } from '../rules.ts'
import type { messages } from './messages.ts'
import css from './PriceRounds.module.css'
import { useLineWords } from './useLineWords.ts'
import type { FullLine } from './words.ts'

const { useOperation, useCommand, useClient } = operationHooks<typeof contract>()
type Of = { lineId: string; name: string; canPlan: boolean; onClose: () => void }

/** Old and new prices of one customer, and the letter about them. */
export function LineDialog({ lineId, name, canPlan, onClose }: Of) {
  const query = useOperation('getPriceRoundLine', { id: lineId }, { keep: true })
  return (
    <Dialog open kind="wide" onClose={onClose} title={name}>
      <Loaded query={query}>
        {(line) => (
          <div className={css.parts}>
            <Positions line={line} />
            {line.canChange && line.letterOn === null && <Letter line={line} />}
            <LineButtons line={line} canPlan={canPlan} onClose={onClose} />
          </div>
        )}
      </Loaded>
    </Dialog>
  )
}

function Positions({ line }: { line: FullLine }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { percent } = useLineWords()
  const money = (amount: number) => format.money(amount, line.currency, 'always')
  const shown = ({ scales, priceUnit }: Price) =>
    [money(scales[0]?.amount ?? 0), priceUnit > 1 && t('priceRounds.per', { count: priceUnit })]
      .filter(Boolean)
      .join(' ')
  const agreed = line.reaction === 'accepted'
  return (
    <FigureTable
      label={t('priceRounds.prices')}
      head={
        <>
          <td />
          <th scope="col">{t('priceRounds.column.before')}</th>
          <th scope="col">{t('priceRounds.column.after')}</th>
          {agreed && <th scope="col">{t('priceRounds.column.agreed')}</th>}
          <th scope="col">{t('priceRounds.column.revenue')}</th>
          <th scope="col">{t('priceRounds.column.effect')}</th>
        </>
      }
    >
      {line.positions.map((one) => (
        <tr key={one.productId}>
          <th scope="row">{one.name}</th>
          <td data-calm>{shown(one.from)}</td>
          <td>{shown(one.to)}</td>
          {agreed && <td>{one.agreed && shown(one.agreed)}</td>}
          <td data-calm>{format.money(one.revenue, line.currency)}</td>
          <td>{format.money(one.effect, line.currency)}</td>
        </tr>
      ))}
      {line.otherRevenue > 0 && line.otherPercent !== 0 && (
        <tr data-apart>
          <th scope="row">{t('priceRounds.others')}</th>
          <td />
          <td>{percent(line.otherPercent)}</td>
          {agreed && <td />}
          <td data-calm>{format.money(line.otherRevenue, line.currency)}</td>
          <td>{format.money(raised(line.otherRevenue, line.otherPercent) - line.otherRevenue, line.currency)}</td>
        </tr>
      )}
      <tr data-total>
        <th scope="row">{t('priceRounds.inAYear')}</th>
        <td />
        <td>{percent(line.askedPercent)}</td>
        {agreed && <td>{percent(line.obtainedPercent)}</td>}
        <td data-calm>{format.money(line.revenue, line.currency)}</td>
        <td>{format.money(line.asked, line.currency)}</td>
      </tr>
    </FigureTable>
  )
}

function Letter({ line }: { line: FullLine }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const address = useCommand('setPriceLetterPerson')
  const mail = useCommand('mailPriceLetter')
  const [to, setTo] = useState(line.addresses[0]?.address ?? null)
  return (
    <>
      {line.persons.length > 0 && (
        <Field label={t('priceRounds.person')}>
          {(control) => (
            <SelectInput
              {...control}
              value={line.personId}
              empty={t('priceRounds.person.none')}
              options={line.persons.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={async (personId) => done(t('priceRounds.saved'), await address.run({ id: line.id, personId }))}
            />
          )}
        </Field>
      )}
      {line.mailReady && line.addresses.length > 0 && line.mail?.state !== 'waiting' && (
        <>
          <Field label={t('priceRounds.mailTo')}>
            {(control) => (
              <SelectInput
                {...control}
                value={to}
                options={line.addresses.map((one) => ({
                  value: one.address,
                  label: `${one.name}, ${one.address}`,
                }))}
                onChange={setTo}
              />
            )}
          </Field>
          <Buttons>
            <Button
              busy={mail.busy}
              onClick={async () => {
                if (to && (await mail.run({ id: line.id, to }))) toast(t('priceRounds.mailWaits'))
              }}
            >
              {t('priceRounds.mail')}
            </Button>
          </Buttons>
        </>
      )}
    </>
  )
}

function LineButtons({ line, canPlan, onClose }: { line: FullLine; canPlan: boolean; onClose: () => void }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const client = useClient()
  const done = useDone()
  const send = useCommand('sendPriceLetters')
  const remove = useCommand('removeFromPriceRound')
  const print = async () => {
    try {
      saveFile(await client.getPriceLetter({ id: line.id }))
    } catch (error) {
      toast(errorSentence(error, translate), { tone: 'problem' })
    }
  }
  return (
    <Buttons end>
      {canPlan && line.reaction !== 'accepted' && (
        <Button
          kind="ghost"
          icon="trash"
          onClick={async () => {
            const removed = await remove.run({ id: line.id })
            if (!removed) return
            onClose()
            done(t('priceRounds.removed', { name: line.customerName }), removed)
          }}
        >
          {t('priceRounds.remove')}
        </Button>
      )}
      {line.canChange && line.letterOn === null && line.mail?.state !== 'waiting' && (
        <Button
          onClick={async () => {
            const sent = await send.run({ id: line.roundId, lineIds: [line.id] })
            if (sent) done(t('priceRounds.letters.done', { count: sent.sent }), sent)
          }}
        >
          {t('priceRounds.letter.sent')}
        </Button>
      )}
      <Button icon="download" onClick={() => void print()}>
        {t('priceRounds.letter')}
      </Button>
    </Buttons>
  )
}
