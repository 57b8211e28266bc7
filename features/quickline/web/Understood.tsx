import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import type { contract as leadsContract } from '#features/leads/contract.ts'
import { leadOfLine } from '#features/leads/rules.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { contract as undoContract } from '#features/undo/contract.ts'
import type { Input, Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { Chip as ChipView } from '#ui/Chips.tsx'
import { classes } from '#ui/classes.ts'
import { errorSentence } from '#ui/errors.ts'
import { useFormat, useLanguage, useT, useTranslate } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { useOutbox } from '#ui/outbox.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import type { Chip } from '../rules/chips.ts'
import { chipKey, type Decision, type Decisions, decide, holds, openName, toKeep } from '../rules/confirm.ts'
import { labelOf } from '../rules/labels.ts'
import { parseQuickLine } from '../rules.ts'
import css from './QuickLine.module.css'
import { useNames } from './useNames.ts'

const { useCommand, useOperation } = operationHooks<typeof contract & typeof customersContract & typeof undoContract>()

/** What the line was understood as, in chips; Enter keeps it, and asks first who is meant where that is open. */
export default function Understood(props: {
  line: string
  /** The customer whose page is open. */
  pageCustomer: string | null
  submit: RefObject<(() => void) | null>
  /** The line on which Enter came before it could be understood. */
  entered: RefObject<string | null>
  onKept: () => void
}) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const { language } = useLanguage()
  const me = useMe()
  const [decisions, setDecisions] = useState<Decisions>(new Map())
  const chooser = useRef<HTMLButtonElement | null>(null)
  const { send } = useOutbox()
  const [busy, setBusy] = useState(false)
  const [onlyText, setOnlyText] = useState(false)
  const undo = useCommand('undo')
  const { line, pageCustomer, entered } = props
  const { names, complete } = useNames(line)
  const page = useOperation(
    'getCustomer',
    { id: pageCustomer ?? '' },
    { enabled: pageCustomer !== null && line !== '' },
  )

  const parsed = useMemo(() => {
    const { country, state, currency } = me.company
    const place = { country: country as 'DE', region: state || null }
    return decide(parseQuickLine(line, { today: me.today, language, names, currency, place }), decisions)
  }, [line, me, language, names, decisions])
  const lead = onlyText ? null : leadOfLine(line)
  const open = lead ? undefined : openName(parsed)
  const onPage = !lead && parsed.customerId === null && !open ? pageCustomer : null

  const keep = async () => {
    entered.current = null
    if (line.trim() === '' || busy) return
    if (!complete && (open || parsed.customerId === null)) {
      entered.current = line
      return
    }
    if (open) return chooser.current?.click()
    const input: Input<(typeof contract)['saveQuickLine']> = {
      ...toKeep(parsed, decisions, onPage),
      typedAt: new Date().toISOString(),
    }
    setBusy(true)
    try {
      const answer = lead
        ? await send('createLead', leadInput(lead, parsed.customerId), line.trim())
        : await send('saveQuickLine', input, line.trim())
      setDecisions(new Map())
      setOnlyText(false)
      props.onKept()
      // What is kept for later stands in the list of what waits.
      if (answer.state === 'kept') return
      const { undo: command } = answer.output as Output<(typeof contract)['saveQuickLine']>
      toast(t(lead ? 'quickline.keptLead' : 'quickline.kept'), { undo: () => undo.attempt({ undo: command }) })
    } catch (error) {
      toast(errorSentence(error, translate), { tone: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    props.submit.current = () => void keep()
    if (entered.current === line) void keep()
  })

  if (line.trim() === '') return null
  const decideOn = (chip: Chip, decision: Decision) =>
    setDecisions(new Map(decisions).set(chipKey(line, chip), decision))
  return (
    <div className={css.understood} role="status" aria-label={t('quickline.understood')}>
      {onPage && page.data && <ChipView label={t('quickline.chip.customer')}>{page.data.name}</ChipView>}
      {lead && (
        <ChipView
          label={t('quickline.chip.lead')}
          name={`${t('quickline.chip.lead')} ${lead.company}`}
          onRemove={() => setOnlyText(true)}
        >
          {[lead.company, lead.phone, lead.email].filter(Boolean).join(', ')}
        </ChipView>
      )}
      {(lead ? [] : parsed.chips).map((chip) => (
        <Understanding
          key={`${chip.type}${chip.from}`}
          chip={chip}
          held={holds(line, chip, decisions)}
          chooser={chip === open ? chooser : undefined}
          onDecision={(decision) => decideOn(chip, decision)}
        />
      ))}
      {!lead && !open && parsed.customerId === null && !onPage && (
        <span className={css.hint}>{t('quickline.noCustomer')}</span>
      )}
      <span className={classes(css.hint, css.enter)}>
        {t(open ? 'quickline.enterChooses' : 'quickline.enterKeeps')}
      </span>
      <div className={css.save}>
        <Button kind="do" size="small" type="submit" busy={busy}>
          {t('ui.save')}
        </Button>
      </div>
    </div>
  )
}

/** The line as a lead: all of it as its text, and what was recognised. */
function leadInput(
  lead: NonNullable<ReturnType<typeof leadOfLine>>,
  customerId: string | null,
): Input<(typeof leadsContract)['createLead']> {
  return { ...lead, customerId, origin: 'call' }
}

function Understanding(props: {
  chip: Chip
  held: boolean
  chooser: RefObject<HTMLButtonElement | null> | undefined
  onDecision: (decision: Decision) => void
}) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const format = useFormat()
  const { today } = useMe()
  const { chip, held } = props
  const { label, value } = labelOf(chip, translate, format, today)
  if (!chip.sure && (chip.type === 'customer' || chip.type === 'person')) {
    return (
      <Menu
        label={t('quickline.who')}
        trigger={(trigger) => (
          <button
            type="button"
            {...trigger}
            ref={(element) => {
              trigger.ref.current = element
              if (props.chooser) props.chooser.current = element
            }}
            className={css.choose}
          >
            <em>{label}</em> {value}
          </button>
        )}
        items={[
          ...chip.value.candidates.map((one) => ({ label: one.name, run: () => props.onDecision({ choose: one.id }) })),
          null,
          { label: t('quickline.dismiss'), run: () => props.onDecision('dismiss') },
        ]}
      />
    )
  }
  if (!held) {
    return (
      <button
        type="button"
        className={css.choose}
        aria-pressed="false"
        title={t('quickline.proposal')}
        onClick={() => props.onDecision('accept')}
      >
        <em>{label}</em> {value}
      </button>
    )
  }
  return (
    <ChipView label={label} name={`${label} ${value}`} onRemove={() => props.onDecision('dismiss')}>
      {value}
    </ChipView>
  )
}
