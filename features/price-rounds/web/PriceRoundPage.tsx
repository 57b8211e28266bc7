import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { errorSentence } from '#ui/errors.ts'
import { Figure, Figures } from '#ui/Figure.tsx'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { saveFile } from '#ui/saveFile.ts'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { AddDialog } from './AddDialog.tsx'
import type { messages } from './messages.ts'
import { OutcomeTable } from './OutcomeTable.tsx'
import { RoundDialog } from './RoundDialog.tsx'
import { RoundLines } from './RoundLines.tsx'
import { TextsDialog } from './TextsDialog.tsx'
import type { FullRound } from './words.ts'

const { useOperation, useCommand, useClient } = operationHooks<typeof contract>()

/** One price round: how far it is, who has to be spoken with, what it brought. */
export default function PriceRoundPage() {
  const query = useOperation('getPriceRound', { id: usePathParam('id') }, { keep: true })
  return <Loaded query={query}>{(round) => <OneRound key={round.id} round={round} />}</Loaded>
}

function OneRound({ round }: { round: FullRound }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const [open, setOpen] = useState<'change' | 'add' | 'texts' | null>(null)
  const { id, name, fromDay, currency, outcome, canChange, rule, listName } = round
  const money = (amount: number) => format.money(amount, currency, 'never')
  const percent = (basisPoints: number | null) => format.change(basisPoints === null ? null : basisPoints / 10_000, 2)
  const by = rule.kind === 'percent' ? percent(rule.percent) : (listName ?? '–')
  return (
    <>
      <PageTitle
        title={name}
        actions={
          <Buttons>
            <ButtonLink to="/produkte/preisrunden">{t('priceRounds.title')}</ButtonLink>
            {canChange && (
              <Button kind="do" icon="plus" onClick={() => setOpen('add')}>
                {t('priceRounds.add')}
              </Button>
            )}
            <RoundMenu round={round} onOpen={setOpen} />
          </Buttons>
        }
      >
        {t('priceRounds.sentence', { day: format.day(fromDay), by })}
      </PageTitle>
      <Figures>
        <Figure
          tile
          label={t('priceRounds.asked')}
          value={money(outcome.asked)}
          note={t('priceRounds.onRevenue', { percent: percent(outcome.askedPercent), amount: money(outcome.revenue) })}
        />
        <Figure
          tile
          label={t('priceRounds.obtained')}
          value={outcome.decided === 0 ? '–' : money(outcome.obtained)}
          note={
            outcome.obtainedPercent !== null &&
            t('priceRounds.ofDecided', {
              percent: percent(outcome.obtainedPercent),
              amount: money(outcome.decidedAsked),
            })
          }
        />
        <Figure
          tile
          label={t('priceRounds.reactions')}
          value={`${format.number(outcome.decided)} / ${format.number(outcome.customers)}`}
          note={t('priceRounds.counts', outcome)}
        />
        <Figure tile label={t('priceRounds.withoutLetter')} value={format.number(round.withoutLetter)} />
      </Figures>
      <RoundLines roundId={id} canPlan={canChange} />
      {outcome.customers > 0 && (
        <>
          <OutcomeTable
            title={t('priceRounds.byClass')}
            currency={currency}
            rows={round.byClass.map((one) => ({
              ...one,
              name: one.class === null ? t('priceRounds.noClass') : t('priceRounds.class', { name: one.class }),
            }))}
          />
          {round.byPerson.length > 0 && (
            <OutcomeTable
              title={t('priceRounds.byPerson')}
              currency={currency}
              rows={round.byPerson.map((one) => ({ ...one, name: one.name ?? t('priceRounds.nobody') }))}
            />
          )}
        </>
      )}
      {open === 'change' && <RoundDialog round={round} onClose={() => setOpen(null)} />}
      {open === 'add' && <AddDialog roundId={id} onClose={() => setOpen(null)} />}
      {open === 'texts' && <TextsDialog round={round} onClose={() => setOpen(null)} />}
    </>
  )
}

function RoundMenu({ round, onOpen }: { round: FullRound; onOpen: (what: 'change' | 'texts') => void }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const client = useClient()
  const done = useDone()
  const navigate = useNavigate()
  const send = useCommand('sendPriceLetters')
  const remove = useCommand('deletePriceRound')
  const { id, canChange } = round
  const label = t('ui.actions')
  const print = async () => {
    try {
      saveFile(await client.getPriceLetters({ id }))
    } catch (error) {
      toast(errorSentence(error, translate), { tone: 'problem' })
    }
  }
  return (
    <Menu
      label={label}
      align="end"
      trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={label} />}
      items={[
        { label: t('priceRounds.letters.print'), icon: 'download', run: () => void print() },
        {
          label: t('priceRounds.letters.sent'),
          icon: 'check',
          run: async () => {
            const sent = await send.run({ id })
            if (sent) done(t('priceRounds.letters.done', { count: sent.sent }), sent)
          },
        },
        ...(canChange
          ? [
              null,
              { label: t('priceRounds.texts'), icon: 'edit' as const, run: () => onOpen('texts') },
              { label: t('priceRounds.change'), icon: 'edit' as const, run: () => onOpen('change') },
              {
                label: t('priceRounds.delete'),
                icon: 'trash' as const,
                danger: true,
                run: async () => {
                  const deleted = await remove.run({ id })
                  if (!deleted) return
                  await navigate({ to: '/produkte/preisrunden' })
                  done(t('priceRounds.deleted'), deleted)
                },
              },
            ]
          : []),
      ]}
    />
  )
}
