import { useState } from 'react'
import { briefOf } from '#features/complaints/rules.ts'
import { useAttach } from '#features/files/web/Files.tsx'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { addDays } from '#shared/days.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import type { contract, Sample } from '../contract.ts'
import type { messages as spoken } from '../messages.ts'
import { DecideDialog } from './DecideDialog.tsx'
import type { messages } from './messages.ts'
import { SampleDialog } from './SampleDialog.tsx'

const { useCommand } = operationHooks<typeof contract>()
const laterDays = 7

/** One sample as a row: when to ask, what, where, and what the customer said. `bare` leaves out the customer. */
export function SampleRow({ sample, bare, canChange = true }: { sample: Sample; bare?: boolean; canChange?: boolean }) {
  const words = useSampleWords()
  const format = useFormat()
  const { today } = useMe()
  const { askOn, decidedOn } = sample
  return (
    <Row
      when={decidedOn ? '' : askOn === today ? format.ago(askOn, today) : format.dayShort(askOn, today)}
      due={!decidedOn && askOn <= today}
      title={briefOf(sample.text)}
      to={bare ? undefined : `/kunden/${sample.customerId}`}
      note={[words.kind(sample), !bare && sample.customerName, sample.personName, ...words.notes(sample, true)]
        .filter(Boolean)
        .join(' · ')}
      actions={canChange && <SampleActs sample={sample} />}
    />
  )
}

/** A sample in words. */
export function useSampleWords() {
  const t = useT<typeof messages & typeof spoken>()
  const format = useFormat()
  const { today } = useMe()
  return {
    kind: ({ kind }: Sample) => t(`samples.kind.${kind}`),
    /** When it was sent, and what came of it or when to ask; `dated`: the day to ask stands beside. */
    notes({ sentOn, askOn, overdueDays, outcome, decidedOn, reason }: Sample, dated = false): string[] {
      const sent = t('samples.sent', { when: format.ago(sentOn, today) })
      if (outcome && decidedOn) {
        const day = format.dayShort(decidedOn, today)
        const said = t('samples.decidedWhen', { outcome: t(`samples.outcome.${outcome}`), day })
        return [sent, reason ? `${said}: ${reason}` : said]
      }
      if (overdueDays > 0) return [sent, t('samples.overdue', { count: overdueDays })]
      return dated ? [sent] : [sent, t('samples.ask', { day: format.dayShort(askOn, today) })]
    },
  }
}

/** What the customer said, or asking again later. */
export function SampleActs({ sample }: { sample: Sample }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const [dialog, setDialog] = useState<'decide' | 'change' | 'next' | null>(null)
  const change = useCommand('changeSample')
  const reopen = useCommand('reopenSample')
  const remove = useCommand('deleteSample')
  const attach = useAttach('samples', sample.id)
  const { id, text, decidedOn } = sample
  const shut = () => setDialog(null)
  const later = async () => {
    const askOn = addDays(today, laterDays)
    done(t('samples.moved', { day: format.dayOfWeek(askOn, today) }), await change.run({ id, askOn }))
  }
  const items: (MenuItem | null)[] = [
    ...(decidedOn
      ? [
          { label: t('samples.next'), icon: 'plus' as const, run: () => setDialog('next') },
          {
            label: t('samples.reopen'),
            icon: 'undo' as const,
            run: async () => done(t('samples.reopened'), await reopen.run({ id })),
          },
        ]
      : [{ label: t('samples.later'), icon: 'calendar' as const, run: () => void later() }]),
    { label: t('samples.change'), icon: 'edit', run: () => setDialog('change') },
    { label: t('samples.attach'), icon: 'file', run: attach.choose },
    null,
    {
      label: t('samples.delete'),
      icon: 'trash',
      danger: true,
      run: async () => done(t('samples.deleted', { text: briefOf(text) }), await remove.run({ id })),
    },
  ]
  const label = t('samples.menu', { text: briefOf(text) })
  return (
    <Buttons>
      {!decidedOn && (
        <Button size="small" onClick={() => setDialog('decide')}>
          {t('samples.decide')}
        </Button>
      )}
      <Menu
        label={label}
        align="end"
        trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
        items={items}
      />
      {attach.input}
      {dialog === 'decide' && <DecideDialog sample={sample} onClose={shut} />}
      {dialog === 'change' && <SampleDialog sample={sample} onClose={shut} />}
      {dialog === 'next' && <SampleDialog after={sample} onClose={shut} />}
    </Buttons>
  )
}
