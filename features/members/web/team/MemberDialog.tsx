import { useState } from 'react'
import type { contract as undoContract } from '#features/undo/contract.ts'
import { type Role, roles } from '#shared/actor.ts'
import { type Language, languages } from '#shared/messages.ts'
import { Button } from '#ui/Button.tsx'
import { Drawer } from '#ui/Dialog.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { SelectInput, TextInput } from '#ui/inputs.tsx'
import { ErrorNotice } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { languageNames } from '#ui/Preferences.tsx'
import { toast } from '#ui/toast.ts'
import type { contract, Member } from '../../contract.ts'
import type { messages } from './messages.ts'
import css from './TeamPage.module.css'

const { useCommand } = operationHooks<typeof contract & typeof undoContract>()

/** Adds somebody to the team, or changes them: who, how to reach them, what they may do. */
export function MemberDialog(props: {
  /** None: somebody new. */
  member: Member | null
  members: readonly Member[]
  onClose: () => void
  onInvite: (id: string, name: string, email: string) => void
}) {
  const t = useT<typeof messages>()
  const { member } = props
  const [name, setName] = useState(member?.name ?? '')
  const [email, setEmail] = useState(member?.email ?? '')
  const [phone, setPhone] = useState(member?.phone ?? '')
  const [chosen, setChosen] = useState<readonly Role[]>(member?.roles ?? ['sales'])
  const [administrator, setAdministrator] = useState(member?.administrator ?? false)
  const [region, setRegion] = useState(member?.region ?? '')
  const [language, setLanguage] = useState<Language | null>(member?.language ?? null)
  const [leadId, setLeadId] = useState(member?.leadId ?? null)
  const [inviting, setInviting] = useState(true)
  const [error, setError] = useState<unknown>(null)
  const add = useCommand('addMember')
  const change = useCommand('changeMember')
  const undo = useCommand('undo')

  const save = async () => {
    setError(null)
    const fields = {
      name,
      email: email.trim() || null,
      phone,
      roles: [...chosen],
      administrator,
      region,
      language,
      leadId,
    }
    try {
      if (member) {
        const done = await change.attempt({ id: member.id, version: member.version, ...fields })
        toast(t('team.changed', { name }), { undo: () => undo.attempt({ undo: done.undo }) })
      } else {
        const done = await add.attempt(fields)
        if (inviting && fields.email) props.onInvite(done.id, name, fields.email)
        toast(t('team.added', { name }), { undo: () => undo.attempt({ undo: done.undo }) })
      }
      props.onClose()
    } catch (failure) {
      setError(failure)
    }
  }
  const others = props.members.filter((other) => other.id !== member?.id)

  return (
    <Drawer
      open
      onClose={props.onClose}
      title={member ? t('team.changeTitle', { name: member.name }) : t('team.addTitle')}
    >
      <Form
        onSubmit={save}
        foot={
          <Button kind="do" type="submit" busy={add.busy || change.busy}>
            {t(member ? 'ui.save' : 'team.add')}
          </Button>
        }
      >
        {error !== null && <ErrorNotice error={error} />}
        <Field label={t('team.name')} required>
          {(control) => <TextInput {...control} maxLength={200} value={name} onChange={setName} />}
        </Field>
        <Field label={t('team.email')} hint={t('team.emailHint')} required={member?.hasLogin}>
          {(control) => <TextInput {...control} type="email" maxLength={200} value={email} onChange={setEmail} />}
        </Field>
        {!member && email.trim() !== '' && (
          <CheckField
            label={t('team.inviteNow')}
            hint={t('team.inviteNowHint')}
            checked={inviting}
            onChange={setInviting}
          />
        )}
        <fieldset className={css.roles}>
          <legend>{t('team.roles')}</legend>
          {roles.map((role) => (
            <CheckField
              key={role}
              label={t(`team.role.${role}`)}
              hint={t(`team.roleHint.${role}`)}
              checked={chosen.includes(role)}
              onChange={(on) => setChosen(on ? [...chosen, role] : chosen.filter((other) => other !== role))}
            />
          ))}
          <CheckField
            label={t('team.administrator')}
            hint={t('team.administratorHint')}
            checked={administrator}
            onChange={setAdministrator}
          />
        </fieldset>
        <FieldPair>
          <Field label={t('team.phone')}>
            {(control) => <TextInput {...control} type="tel" maxLength={60} value={phone} onChange={setPhone} />}
          </Field>
          <Field label={t('team.region')}>
            {(control) => <TextInput {...control} maxLength={120} value={region} onChange={setRegion} />}
          </Field>
        </FieldPair>
        <FieldPair>
          <Field label={t('team.leader')}>
            {(control) => (
              <SelectInput
                {...control}
                value={leadId}
                empty={t('team.leaderNone')}
                options={others.map((other) => ({ value: other.id, label: other.name }))}
                onChange={setLeadId}
              />
            )}
          </Field>
          <Field label={t('team.language')}>
            {(control) => (
              <SelectInput
                {...control}
                value={language}
                empty={t('team.languageOfCompany')}
                options={languages.map((value) => ({ value, label: languageNames[value] }))}
                onChange={setLanguage}
              />
            )}
          </Field>
        </FieldPair>
      </Form>
    </Drawer>
  )
}
