import { useState } from 'react'
import type { Output } from '#shared/contract.ts'
import { Button, ButtonLink, IconButton } from '#ui/Button.tsx'
import { CheckField, Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextArea, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Notice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import css from './Leads.module.css'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Settings = Output<(typeof contract)['getLeadSettings']>

/** What makes a lead, by what it is judged, and the form for the website. */
export default function LeadSettingsPage() {
  const t = useT<Words>()
  const query = useOperation('getLeadSettings', {})
  return (
    <>
      <PageTitle title={t('leads.settingsTitle')}>{t('leads.settingsLead')}</PageTitle>
      <Loaded query={query}>
        {(settings) => (
          <Halves>
            <Section title={t('leads.criteria')}>
              <Card padded>
                <JudgingForm settings={settings} />
              </Card>
            </Section>
            <Section title={t('leads.form')}>
              <Card padded>
                <WebForm settings={settings} />
              </Card>
            </Section>
          </Halves>
        )}
      </Loaded>
    </>
  )
}

function JudgingForm({ settings }: { settings: Settings }) {
  const t = useT<Words>()
  const format = useFormat()
  const change = useCommand('changeLeadSettings')
  const [definition, setDefinition] = useState(settings.definition)
  const [criteria, setCriteria] = useState<{ id?: string; name: string }[]>(settings.criteria)
  const [reasons, setReasons] = useState(settings.reasons.join('\n'))
  const locked = !settings.canChange
  return (
    <Form
      onSubmit={async () => {
        const input = {
          definition,
          criteria: criteria.filter(({ name }) => name.trim() !== ''),
          reasons: reasons.split('\n').filter((reason) => reason.trim() !== ''),
        }
        if (await change.run(input)) toast(t('leads.saved'))
      }}
      foot={
        !locked && (
          <Button kind="do" type="submit" busy={change.busy}>
            {t('ui.save')}
          </Button>
        )
      }
    >
      <Field
        label={t('leads.definition')}
        hint={
          settings.agreedOn ? t('leads.agreedOn', { day: format.day(settings.agreedOn) }) : t('leads.definitionHint')
        }
        disabled={locked}
      >
        {(control) => <TextArea {...control} maxLength={2000} value={definition} onChange={setDefinition} />}
      </Field>
      {criteria.map((criterion, index) => (
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: a new criterion has no id yet
          key={index}
          label={t('leads.criterion', { number: index + 1 })}
          disabled={locked}
        >
          {(control) => (
            <span className={css.entry}>
              <TextInput
                {...control}
                maxLength={60}
                value={criterion.name}
                onChange={(name) => setCriteria(criteria.map((one, at) => (at === index ? { ...one, name } : one)))}
              />
              {!locked && criteria.length > 1 && (
                <IconButton
                  size="small"
                  icon="close"
                  label={t('ui.remove', { what: criterion.name })}
                  onClick={() => setCriteria(criteria.filter((_, at) => at !== index))}
                />
              )}
            </span>
          )}
        </Field>
      ))}
      {!locked && criteria.length < 10 && (
        <Button size="small" icon="plus" onClick={() => setCriteria([...criteria, { name: '' }])}>
          {t('leads.addCriterion')}
        </Button>
      )}
      <Field label={t('leads.reasons')} hint={t('leads.reasonsHint')} disabled={locked}>
        {(control) => <TextArea {...control} rows={6} maxLength={1600} value={reasons} onChange={setReasons} />}
      </Field>
    </Form>
  )
}

function WebForm({ settings }: { settings: Settings }) {
  const t = useT<Words>()
  const change = useCommand('changeLeadSettings')
  const [form, setForm] = useState(settings.form)
  const [sites, setSites] = useState(settings.form.sites.join('\n'))
  const set = (patch: Partial<typeof form>) => setForm({ ...form, ...patch })
  const locked = !settings.canChange
  const address = `${settings.publicAddress}/offen/anfrage`
  const snippet = `<iframe src="${address}" title="${t('leads.formTitle')}" width="100%" height="720" loading="lazy" style="border:0"></iframe>`
  if (!settings.publicAddress) {
    return (
      <Notice
        title={t('leads.needsAddress')}
        action={<ButtonLink to="/einwilligungen">{t('leads.enterAddress')}</ButtonLink>}
      />
    )
  }
  return (
    <Form
      onSubmit={async () => {
        const input = {
          ...form,
          sites: sites
            .split('\n')
            .map((site) => site.trim())
            .filter(Boolean),
        }
        if (await change.run({ form: input })) toast(t('leads.saved'))
      }}
      foot={
        !locked && (
          <Button type="submit" busy={change.busy}>
            {t('ui.save')}
          </Button>
        )
      }
    >
      {!settings.canSend && <Notice title={t('leads.noMail')} />}
      <CheckField
        label={t('leads.formOn')}
        hint={t('leads.formOnHint')}
        checked={form.on}
        disabled={locked}
        onChange={(on) => set({ on })}
      />
      <CheckField
        label={t('leads.formConfirms')}
        hint={t('leads.formConfirmsHint')}
        checked={form.confirms}
        disabled={locked}
        onChange={(confirms) => set({ confirms })}
      />
      <CheckField
        label={t('leads.formNews')}
        hint={t('leads.formNewsHint')}
        checked={form.offersNews}
        disabled={locked}
        onChange={(offersNews) => set({ offersNews })}
      />
      <Field label={t('leads.formSites')} hint={t('leads.formSitesHint')} disabled={locked}>
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={2000}
            placeholder="https://www.ihre-firma.de"
            value={sites}
            onChange={setSites}
          />
        )}
      </Field>
      <Field label={t('leads.formThanks')} hint={t('leads.formThanksHint')} disabled={locked}>
        {(control) => (
          <TextInput {...control} maxLength={500} value={form.thanks} onChange={(thanks) => set({ thanks })} />
        )}
      </Field>
      {settings.form.on && (
        <>
          <p>{t('leads.snippet')}</p>
          <pre className={css.snippet}>{snippet}</pre>
        </>
      )}
    </Form>
  )
}
