import { useEffect, useEffectEvent, useState } from 'react'
import type { contract as jobsContract } from '#features/jobs/contract.ts'
import type { messages } from '#features/mails/web/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import type { Output } from '#shared/contract.ts'
import { dayOf } from '#shared/days.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { CheckField, Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks, useRefresh } from '#ui/operations.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import { keepsPassword, usualImapPorts } from '../../server/rules.ts'
import { MailServerFields } from '../../web/MailServerFields.tsx'
import type { contract } from '../contract.ts'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof jobsContract>()
type Intake = Output<(typeof contract)['getMailIntake']>

/** Which mailbox mails for filing go to, and how reading it goes. */
export function IntakeSettings() {
  const t = useT<typeof messages>()
  const [jobId, setJobId] = useState<string | null>(null)
  const query = useOperation('getMailIntake', {}, { every: 60_000 })
  return (
    <Loaded query={query}>
      {(intake) => (
        <Halves>
          <Section title={t('mails.intake')} note={t('mails.intake.lead')}>
            <Card padded>
              <IntakeForm key={String(intake.hasPassword)} intake={intake} />
            </Card>
          </Section>
          <Section title={t('mails.intake.state')}>
            <Card padded>
              <State intake={intake} jobId={jobId} onFetch={setJobId} />
            </Card>
          </Section>
        </Halves>
      )}
    </Loaded>
  )
}

function IntakeForm({ intake }: { intake: Intake }) {
  const t = useT<typeof messages>()
  const change = useCommand('changeMailIntake')
  const { hasPassword, lookedAt: _l, problem: _p, failingSince: _f, waiting: _w, ...before } = intake
  const [now, setNow] = useState(before)
  const [password, setPassword] = useState('')
  const put = (patch: Partial<typeof now>) => setNow({ ...now, ...patch })
  const save = async () => {
    const saved = await change.run({ ...now, ...(password === '' ? {} : { password }) })
    if (!saved) return
    setPassword('')
    toast(t('mails.saved'))
  }
  return (
    <Form
      onSubmit={save}
      foot={
        <Button kind="do" type="submit" busy={change.busy}>
          {t('ui.save')}
        </Button>
      }
    >
      <CheckField
        label={t('mails.intake.on')}
        hint={t('mails.intake.onHint')}
        checked={now.on}
        onChange={(on) => put({ on })}
      />
      <Field label={t('mails.intake.address')} hint={t('mails.intake.addressHint')}>
        {(control) => (
          <TextInput
            {...control}
            type="email"
            maxLength={200}
            placeholder="ablage@ihre-firma.de"
            value={now.address}
            onChange={(address) => put({ address })}
          />
        )}
      </Field>
      <MailServerFields
        hostLabel={t('mails.intake.host')}
        hostExample="imap.ihre-firma.de"
        server={now}
        usualPorts={usualImapPorts}
        password={password}
        keeps={hasPassword && keepsPassword(before, now)}
        onChange={put}
        onPassword={setPassword}
      />
      <Field label={t('mails.intake.folder')} required>
        {(control) => (
          <TextInput {...control} maxLength={200} value={now.folder} onChange={(folder) => put({ folder })} />
        )}
      </Field>
      <Field label={t('mails.intake.checkedBy')} hint={t('mails.intake.checkedByHint')}>
        {(control) => (
          <TextInput {...control} maxLength={200} value={now.checkedBy} onChange={(checkedBy) => put({ checkedBy })} />
        )}
      </Field>
    </Form>
  )
}

type Tested = Output<(typeof contract)['testMailbox']>

function State(props: { intake: Intake; jobId: string | null; onFetch: (jobId: string) => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { timeZone } = useMe().company
  const { intake, jobId } = props
  const test = useCommand('testMailbox')
  const fetchNow = useCommand('fetchMails')
  const [tested, setTested] = useState<Tested | null>(null)
  const job = useFetching(jobId)
  const moment = (at: string) => `${format.day(dayOf(at, timeZone))}, ${format.time(at, timeZone)}`
  const tryIt = async () => {
    setTested(null)
    setTested((await test.run({})) ?? null)
  }
  const fetchIt = async () => {
    const begun = await fetchNow.run({})
    if (begun) props.onFetch(begun.jobId)
  }
  return (
    <Form
      onSubmit={tryIt}
      foot={
        <Buttons end>
          <Button type="submit" busy={test.busy} disabled={intake.host === ''}>
            {t('mails.intake.test')}
          </Button>
          <Button
            busy={fetchNow.busy || job === 'waiting' || job === 'running'}
            disabled={!intake.on}
            onClick={fetchIt}
          >
            {t('mails.intake.fetch')}
          </Button>
        </Buttons>
      }
    >
      {intake.problem !== null && intake.failingSince !== null && (
        <Notice tone="problem" title={t('mails.intake.failing', { when: moment(intake.failingSince) })}>
          {intake.problem}
        </Notice>
      )}
      <p>
        {!intake.on
          ? t('mails.intake.off')
          : intake.lookedAt
            ? t('mails.intake.lookedAt', { when: moment(intake.lookedAt) })
            : t('mails.intake.notYet')}
      </p>
      {tested &&
        (tested.reached ? (
          <Notice alert title={t('mails.intake.reached', { count: tested.mails })} />
        ) : (
          <Notice alert tone="problem" title={t('mails.intake.notReached')}>
            {tested.problem}
          </Notice>
        ))}
      {job === 'done' && <Notice alert title={t('mails.intake.fetched')} />}
      {intake.waiting > 0 && (
        <Notice
          title={t('mails.intake.waiting', { count: intake.waiting })}
          action={<ButtonLink to="/mails-ohne-kunden">{t('mails.intake.assign')}</ButtonLink>}
        />
      )}
    </Form>
  )
}

/** How the job that was begun here stands; asked for until it has ended, then what it brought is read. */
function useFetching(jobId: string | null) {
  const [ended, setEnded] = useState<string | null>(null)
  const open = jobId !== null && ended !== jobId
  const job = useOperation('getJob', { id: jobId ?? '' }, { enabled: jobId !== null, ...(open ? { every: 500 } : {}) })
  const state = jobId === null ? null : (job.data?.state ?? 'waiting')
  if (open && state !== null && state !== 'waiting' && state !== 'running') setEnded(jobId)
  const refresh = useEffectEvent(useRefresh())
  useEffect(() => {
    if (ended !== null) refresh()
  }, [ended])
  return state
}
