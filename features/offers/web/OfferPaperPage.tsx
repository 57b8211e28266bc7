import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { PersonSelect } from '#features/tasks/web/Choosers.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { formatFor } from '#shared/format.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { DayInput, NumberInput, SelectInput, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { usePathParam } from '#ui/router.tsx'
import { Card, Columns, Section } from '#ui/Section.tsx'
import { MailDialog } from '../mailing/web/MailDialog.tsx'
import type { messages as mailMessages } from '../mailing/web/messages.ts'
import { MailList, MailNotice, useOfferMails } from '../mailing/web/OfferMails.tsx'
import { type CostedLine, marginOf } from '../margins/rules.ts'
import { OfferMargin } from '../margins/web/OfferMargin.tsx'
import type { contract as textsContract } from '../texts/contract.ts'
import { TextWithBlocks } from '../texts/web/TextWithBlocks.tsx'
import type { contract, Paper } from '../writer/contract.ts'
import { totalsOf } from '../writer/rules.ts'
import { vatCases } from '../writer/vat.ts'
import type { messages } from './messages.ts'
import { Negotiation } from './Negotiation.tsx'
import { type Line, LinesEditor } from './OfferLines.tsx'
import css from './OfferPaperPage.module.css'
import { OfferSums, OfferVersions } from './OfferSums.tsx'
import { VoidDialog } from './VoidDialog.tsx'

const { useOperation, useCommand, useClient } = operationHooks<typeof contract & typeof textsContract>()

/** One offer that is written here: lines, texts and sums; what went out is read, and written anew as a version. */
export default function OfferPaperPage() {
  const query = useOperation('getOfferPaper', { id: usePathParam('id') })
  return <Loaded query={query}>{(paper) => <OnePaper key={`${paper.id} ${paper.status}`} paper={paper} />}</Loaded>
}

const texts = ['subject', 'intro', 'closing', 'delivery', 'payment'] as const
type TextField = (typeof texts)[number]

/** What is on the screen, before it is saved. */
function useDraft(paper: Paper) {
  const [said, setSaid] = useState(
    () => Object.fromEntries(texts.map((name) => [name, paper[name]])) as Record<TextField, string>,
  )
  const client = useClient()
  const [personId, setPersonId] = useState(paper.personId)
  const [validUntil, setValidUntil] = useState(paper.validUntil)
  const [language, setLanguage] = useState(paper.language)
  const [vatCase, setVatCase] = useState(paper.vatCase)
  const [discount, setDiscount] = useState(paper.discount)
  const [lines, setLines] = useState<Line[]>(() => paper.lines.map((line) => ({ ...line, key: crypto.randomUUID() })))
  const figures = lines.map(
    (line): CostedLine => ({
      ...line,
      vat: vatCase === 'domestic' ? (paper.rates.find(({ rate }) => rate === line.vatRate)?.basisPoints ?? 0) : 0,
    }),
  )
  /** Texts that nobody has changed are those of the other language then. */
  const changeLanguage = async (to: Paper['language']) => {
    setLanguage(to)
    const [was, will] = await Promise.all([
      client.getStandardTexts({ language }),
      client.getStandardTexts({ language: to }),
    ])
    setSaid((before) => {
      const after = { ...before }
      for (const place of ['intro', 'closing', 'delivery', 'payment'] as const)
        if (before[place] === was[place]) after[place] = will[place]
      return after
    })
  }
  const now = { ...said, personId, validUntil, language, vatCase, discount, lines }
  return {
    ...now,
    ...{ setSaid, setPersonId, setValidUntil, changeLanguage, setVatCase, setDiscount, setLines },
    said,
    totals: totalsOf(figures, discount, paper.currency),
    margin: marginOf(figures, discount),
    input: {
      ...said,
      ...{ personId, validUntil: validUntil ?? '', language, vatCase, discount },
      lines: lines.filter(({ text }) => text.trim() !== '').map(({ key: _, ...line }) => line),
    },
  }
}

function OnePaper({ paper }: { paper: Paper }) {
  const t = useT<typeof messages & typeof mailMessages>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const write = useCommand('writeOffer')
  const send = useCommand('sendOffer')
  const draft = useDraft(paper)
  const { id, number, status, canChange, currency } = paper
  const { waiting } = useOfferMails(id)
  const [mailing, setMailing] = useState<number | null>(null)
  const open = status === 'draft' && canChange && !waiting
  const mayMail = open || (canChange && !waiting && (status === 'open' || status === 'expired'))
  const save = async () => {
    if (!draft.validUntil) return
    const saved = await write.run({ id, version: paper.version, ...draft.input, validUntil: draft.validUntil })
    if (saved) done(t('offers.saved', { number }), saved)
    return saved
  }
  const sendNow = async () => {
    const saved = await save()
    if (!saved) return
    const sent = await send.run({ id, version: saved.version })
    if (sent) done(t('offers.sentNow', { number, day: format.dayShort(sent.askOn, today) }), sent)
  }
  const mailNow = async () => {
    const saved = open ? await save() : paper
    if (saved) setMailing(saved.version)
  }
  return (
    <>
      <PageTitle
        title={t('offers.name', { number })}
        badge={<Badge>{status === 'open' ? t('offers.status.open') : t(`offers.status.${status}`)}</Badge>}
        actions={
          <Buttons>
            <ButtonLink icon="file" href={`/api/offers/${id}/letter`} download>
              PDF
            </ButtonLink>
            {mayMail && (
              <Button icon="mail" busy={write.busy} onClick={mailNow}>
                {t('offerMails.send')}
              </Button>
            )}
            {open && (
              <Button kind="do" busy={send.busy} onClick={sendNow}>
                {t('offers.send')}
              </Button>
            )}
            {canChange && <More paper={paper} />}
          </Buttons>
        }
      >
        {[paper.customerName, format.money(draft.totals.net, currency)].filter(Boolean).join(' · ')} ·{' '}
        <Link to={`/neugeschaeft/${paper.opportunityId}` as never}>{paper.opportunityTitle}</Link>
        {paper.voidReason && ` · ${paper.voidReason}`}
      </PageTitle>
      <MailNotice id={id} canChange={canChange} />
      <Columns aside={<Aside paper={paper} draft={draft} open={open} onSave={save} />}>
        <Form
          onSubmit={save}
          foot={
            open && (
              <Button type="submit" busy={write.busy}>
                {t('offers.saveDraft')}
              </Button>
            )
          }
        >
          <Section title={t('offers.lines')}>
            <LinesEditor
              offerId={id}
              lines={draft.lines}
              amounts={draft.totals.lines}
              currency={currency}
              customerId={paper.customerId}
              rates={draft.vatCase === 'domestic' ? paper.rates : []}
              disabled={!open}
              onChange={draft.setLines}
            />
          </Section>
          <Texts paper={paper} draft={draft} disabled={!open} />
        </Form>
        {mailing !== null && <MailDialog id={id} number={number} version={mailing} onClose={() => setMailing(null)} />}
        <Negotiation opportunityId={paper.opportunityId} offerId={id} canChange={canChange} />
      </Columns>
    </>
  )
}

type Draft = ReturnType<typeof useDraft>

function Texts({ paper, draft, disabled }: { paper: Paper; draft: Draft; disabled: boolean }) {
  const t = useT<typeof messages>()
  const format = formatFor(draft.language)
  const values = {
    ...paper.placeholders,
    subject: draft.subject,
    ...(draft.validUntil ? { validUntil: format.day(draft.validUntil) } : {}),
  }
  const put = (name: TextField) => (value: string) => draft.setSaid({ ...draft.said, [name]: value })
  return (
    <Section title={t('offers.texts')}>
      <Card padded>
        <div className={css.fields}>
          {texts.map((name) =>
            name === 'subject' ? (
              <Field key={name} label={t('offers.text.subject')} disabled={disabled}>
                {(control) => <TextInput {...control} maxLength={200} value={draft.said[name]} onChange={put(name)} />}
              </Field>
            ) : (
              <TextWithBlocks
                key={name}
                label={t(`offers.text.${name}`)}
                place={name}
                language={draft.language}
                value={draft.said[name]}
                values={values}
                disabled={disabled}
                onChange={put(name)}
              />
            ),
          )}
        </div>
      </Card>
    </Section>
  )
}

type Save = () => Promise<{ version: number } | undefined>

function Aside({ paper, draft, open, onSave }: { paper: Paper; draft: Draft; open: boolean; onSave: Save }) {
  const t = useT<typeof messages>()
  const { today } = useMe()
  const disabled = !open
  return (
    <>
      <OfferSums paper={paper} totals={draft.totals} />
      <OfferMargin paper={paper} margin={draft.margin} onSave={onSave} />
      <Section title={t('offers.facts')}>
        <Card padded>
          <div className={css.fields}>
            <FieldPair>
              <Field label={t('offers.validUntil')} required disabled={disabled}>
                {(control) => (
                  <DayInput {...control} value={draft.validUntil} today={today} onChange={draft.setValidUntil} />
                )}
              </Field>
              <Field label={t('offers.discount')} disabled={disabled}>
                {(control) => (
                  <NumberInput
                    {...control}
                    least={0}
                    most={100}
                    unit="%"
                    value={draft.discount / 100}
                    onChange={(value) => draft.setDiscount(Math.round((value ?? 0) * 100))}
                  />
                )}
              </Field>
            </FieldPair>
            {paper.customerId && (
              <Field label={t('offers.person')} disabled={disabled}>
                {(control) => (
                  <PersonSelect
                    {...control}
                    customerId={paper.customerId ?? ''}
                    value={draft.personId}
                    onChange={draft.setPersonId}
                    empty={t('offers.nobody')}
                  />
                )}
              </Field>
            )}
            <Field label={t('offers.vatCase')} disabled={disabled}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={draft.vatCase}
                  options={vatCases.map((value) => ({ value, label: t(`offers.vat.${value}`) }))}
                  onChange={(value) => draft.setVatCase(value ?? paper.proposedCase)}
                />
              )}
            </Field>
            <Field label={t('offers.language')} disabled={disabled}>
              {(control) => (
                <SelectInput
                  {...control}
                  value={draft.language}
                  options={(['de', 'en'] as const).map((value) => ({ value, label: t(`offers.language.${value}`) }))}
                  onChange={(value) => void draft.changeLanguage(value ?? 'de')}
                />
              )}
            </Field>
          </div>
        </Card>
      </Section>
      <OfferVersions paper={paper} />
      <MailList id={paper.id} />
    </>
  )
}

function More({ paper }: { paper: Paper }) {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const revise = useCommand('reviseOffer')
  const copy = useCommand('draftOffer')
  const [voiding, setVoiding] = useState(false)
  const { id, number, status, opportunityId } = paper
  const waiting = status === 'open' || status === 'expired'
  const label = t('offers.menu', { number })
  const go = (made: { id: string } | undefined) => {
    if (made) void navigate({ to: `/neugeschaeft/angebote/${made.id}` })
  }
  return (
    <>
      <Menu
        align="end"
        label={label}
        trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={label} />}
        items={[
          ...(waiting
            ? [{ label: t('offers.revise'), icon: 'edit' as const, run: async () => go(await revise.run({ id })) }]
            : []),
          {
            label: t('offers.copy'),
            icon: 'plus' as const,
            run: async () => go(await copy.run({ opportunityId, copyOf: id })),
          },
          ...(waiting || status === 'draft'
            ? [null, { label: t('offers.void'), icon: 'trash' as const, danger: true, run: () => setVoiding(true) }]
            : []),
        ]}
      />
      {voiding && <VoidDialog paper={paper} onClose={() => setVoiding(false)} />}
    </>
  )
}
