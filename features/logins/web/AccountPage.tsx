import { useState } from 'react'
import { ApiKeysSection } from '#features/api-keys/web/ApiKeysSection.tsx'
import type { contract as membersContract } from '#features/members/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { EditableFact, Fact, Facts } from '#ui/Editable.tsx'
import { CheckField } from '#ui/Field.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Preferences } from '#ui/Preferences.tsx'
import { Card, Halves, Section } from '#ui/Section.tsx'
import { singleKeysOn, switchSingleKeys } from '#ui/shortcuts.ts'
import type { contract } from '../contract.ts'
import css from './AccountPage.module.css'
import { LoginSection } from './LoginSection.tsx'
import type { messages } from './messages.ts'
import { SessionsSection } from './SessionsSection.tsx'

const { useOperation, useCommand } = operationHooks<typeof contract & typeof membersContract>()

/** What belongs to the person alone: how they log in, where they are logged in, this device, keys for programs. */
export default function AccountPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const query = useOperation('getLogin', {})
  return (
    <>
      <PageTitle title={t('account.title')}>
        {query.data && (
          <>
            {rich('account.lead', { email: query.data.email })},{' '}
            {t(query.data.secondFactor ? 'account.leadFactor' : 'account.leadNoFactor')}.
          </>
        )}
      </PageTitle>
      <Halves>
        <You />
        <Device />
      </Halves>
      <Loaded query={query}>{(login) => <LoginSection login={login} />}</Loaded>
      <SessionsSection />
      <ApiKeysSection />
    </>
  )
}

function You() {
  const t = useT<typeof messages>()
  const { member } = useMe()
  const change = useCommand('changeMe')
  return (
    <Section title={t('account.you')}>
      <Card padded>
        <Facts label={t('account.you')}>
          <Fact label={t('account.name')}>{member.name}</Fact>
          <Fact label={t('account.email')}>{member.email}</Fact>
          <EditableFact
            label={t('account.phone')}
            value={member.phone ?? ''}
            show={(phone) => phone}
            save={(phone) => change.attempt({ phone })}
          >
            {(control, phone, onChange) => (
              <TextInput {...control} type="tel" autoComplete="tel" maxLength={60} value={phone} onChange={onChange} />
            )}
          </EditableFact>
        </Facts>
        <p className={css.hint}>{t('account.youHint')}</p>
      </Card>
    </Section>
  )
}

function Device() {
  const t = useT<typeof messages>()
  const [singleKeys, setSingleKeys] = useState(singleKeysOn)
  const change = useCommand('changeMe')
  return (
    <Section title={t('account.device')}>
      <Card padded>
        <div className={css.stack}>
          {/* The language holds for e-mails to the member too. */}
          <Preferences onLanguage={(language) => change.run({ language })} />
          <CheckField
            label={t('ui.keys.single')}
            hint={t('ui.keys.singleHint')}
            checked={singleKeys}
            onChange={(on) => {
              switchSingleKeys(on)
              setSingleKeys(on)
            }}
          />
        </div>
      </Card>
    </Section>
  )
}
