import { useState } from 'react'
import type { messages as productWords } from '#features/products/web/messages.ts'
import type { Output } from '#shared/contract.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { NumberInput, TextArea, TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Card } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import { LogoField } from '../letterhead/web/LogoField.tsx'
import type { messages as mailMessages } from '../mailing/web/messages.ts'
import type { messages as marginMessages } from '../margins/web/messages.ts'
import type { messages as textWords } from '../texts/web/messages.ts'
import type { contract } from '../writer/contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Settings = Output<(typeof contract)['getOfferSettings']>

/** Whether offers are written here, and how their letters look. */
export default function OfferSettingsPage() {
  const t = useT<typeof messages & typeof textWords & typeof productWords>()
  const query = useOperation('getOfferSettings', {})
  return (
    <>
      <PageTitle
        title={t('offers.settings')}
        actions={
          <Buttons>
            <ButtonLink to="/einstellungen/angebote/texte">{t('offers.blocks')}</ButtonLink>
            <ButtonLink to="/produkte">{t('products.title')}</ButtonLink>
          </Buttons>
        }
      >
        {t('offers.settingsLead')}
      </PageTitle>
      <Loaded query={query}>
        {(settings) => (
          <>
            <Card padded>
              <SettingsForm settings={settings} />
            </Card>
            <LogoField setAt={settings.logoSetAt} canChange={settings.canChange} />
          </>
        )}
      </Loaded>
    </>
  )
}

function SettingsForm({ settings }: { settings: Settings }) {
  const t = useT<typeof messages & typeof marginMessages & typeof mailMessages>()
  const change = useCommand('changeOfferSettings')
  const { canChange, logoSetAt: _, ...before } = settings
  const [now, setNow] = useState(before)
  const put = (patch: Partial<typeof now>) => setNow({ ...now, ...patch })
  const disabled = !canChange
  return (
    <Form
      onSubmit={async () => {
        if (await change.run(now)) toast(t('offers.settingsSaved'))
      }}
      foot={
        canChange && (
          <Button kind="do" type="submit" busy={change.busy}>
            {t('ui.save')}
          </Button>
        )
      }
    >
      <CheckField
        label={t('offers.settings.on')}
        hint={t('offers.settings.onHint')}
        checked={now.on}
        disabled={disabled}
        onChange={(on) => put({ on })}
      />
      <FieldPair>
        <Field label={t('offers.settings.prefix')} hint={t('offers.settings.prefixHint')} disabled={disabled}>
          {(control) => (
            <TextInput {...control} maxLength={12} value={now.prefix} onChange={(prefix) => put({ prefix })} />
          )}
        </Field>
        <Field label={t('offers.settings.validDays')} disabled={disabled}>
          {(control) => (
            <NumberInput
              {...control}
              least={1}
              most={365}
              digits={0}
              value={now.validDays}
              onChange={(value) => put({ validDays: Math.round(value ?? 30) })}
            />
          )}
        </Field>
      </FieldPair>
      <Field label={t('margins.minimum')} hint={t('margins.minimumHint')} disabled={disabled}>
        {(control) => (
          <NumberInput
            {...control}
            least={0}
            most={100}
            digits={2}
            unit="%"
            value={now.minimumMargin === null ? null : now.minimumMargin / 100}
            onChange={(value) => put({ minimumMargin: value ? Math.round(value * 100) : null })}
          />
        )}
      </Field>
      <CheckField
        label={t('offers.settings.smallBusiness')}
        checked={now.smallBusiness}
        disabled={disabled}
        onChange={(smallBusiness) => put({ smallBusiness })}
      />
      <FieldPair>
        <Field label={t('offers.settings.sender')} hint={t('offers.settings.senderHint')} disabled={disabled}>
          {(control) => (
            <TextArea {...control} maxLength={300} value={now.sender} onChange={(sender) => put({ sender })} />
          )}
        </Field>
        <Field label={t('offers.settings.contact')} hint={t('offers.settings.contactHint')} disabled={disabled}>
          {(control) => (
            <TextArea {...control} maxLength={300} value={now.contact} onChange={(contact) => put({ contact })} />
          )}
        </Field>
      </FieldPair>
      {now.footer.map((text, at) => (
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: three columns, always
          key={at}
          label={t('offers.settings.footer', { number: at + 1 })}
          disabled={disabled}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={300}
              value={text}
              onChange={(value) => {
                const [a, b, c] = now.footer
                put({ footer: [at === 0 ? value : a, at === 1 ? value : b, at === 2 ? value : c] })
              }}
            />
          )}
        </Field>
      ))}
      {(['de', 'en'] as const).map((language) => (
        <Field
          key={language}
          label={t('offerMails.body', { language: t(`offers.language.${language}`) })}
          disabled={disabled}
        >
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              maxLength={2000}
              value={now.mailText[language]}
              onChange={(text) => put({ mailText: { ...now.mailText, [language]: text } })}
            />
          )}
        </Field>
      ))}
    </Form>
  )
}
