import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { passkeyObstacle } from '#features/members/web/session.ts'
import type { Output } from '#shared/contract.ts'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { errorSentence } from '#ui/errors.ts'
import { useFormat, useT, useTranslate } from '#ui/i18n.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import { ChangePasswordDialog } from './ChangePasswordDialog.tsx'
import { deviceOf } from './device.ts'
import { CodesDialog, PasswordDialog } from './dialogs.tsx'
import { addPasskey, endSecondFactor, removePasskey, renewBackupCodes } from './factors.ts'
import type { messages } from './messages.ts'
import { SecondFactorDialog } from './SecondFactorDialog.tsx'

type Login = Output<(typeof contract)['getLogin']>

/** Password, second step and passkeys. */
export function LoginSection({ login }: { login: Login }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const queryClient = useQueryClient()
  const { timeZone } = useMe().company
  const [open, setOpen] = useState<'password' | 'setUp' | 'renew' | 'end' | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const close = () => setOpen(null)
  const refresh = () => queryClient.invalidateQueries()

  return (
    <Section title={t('account.login')}>
      <Rows label={t('account.login')}>
        <Row
          title={t('account.password')}
          note={t('account.passwordSince', { day: format.day(dayOf(login.passwordChangedAt, timeZone)) })}
          actions={<Button onClick={() => setOpen('password')}>{t('account.passwordChange')}</Button>}
        />
        <Row
          title={t('account.factor')}
          note={t(login.secondFactor ? 'account.factorOn' : 'account.factorOff')}
          actions={
            login.secondFactor ? (
              <>
                <Button onClick={() => setOpen('renew')}>{t('account.factorCodes')}</Button>
                <Button onClick={() => setOpen('end')}>{t('account.factorRemove')}</Button>
              </>
            ) : (
              <Button onClick={() => setOpen('setUp')}>{t('account.factorSetUp')}</Button>
            )
          }
        />
        <Passkeys login={login} refresh={refresh} />
      </Rows>
      {open === 'password' && <ChangePasswordDialog email={login.email} onClose={close} />}
      {open === 'setUp' && (
        <SecondFactorDialog
          email={login.email}
          onClose={close}
          onDone={(made) => {
            close()
            setCodes(made)
            void refresh()
          }}
        />
      )}
      {open === 'renew' && (
        <PasswordDialog
          title={t('account.factorCodes')}
          action={t('account.continue')}
          email={login.email}
          onClose={close}
          onPassword={async (password) => {
            setCodes(await renewBackupCodes(password))
            close()
          }}
        />
      )}
      {open === 'end' && (
        <PasswordDialog
          title={t('account.factorRemove')}
          action={t('account.factorRemove')}
          email={login.email}
          onClose={close}
          onPassword={async (password) => {
            await endSecondFactor(password)
            close()
            toast(t('account.factorRemoved'))
            await refresh()
          }}
        />
      )}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  )
}

function Passkeys({ login, refresh }: { login: Login; refresh: () => Promise<void> }) {
  const t = useT<typeof messages>()
  const translate = useTranslate()
  const format = useFormat()
  const { timeZone } = useMe().company
  const [busy, setBusy] = useState(false)
  const [removing, setRemoving] = useState<string | null>(null)
  const obstacle = passkeyObstacle()

  const attempt = async (work: () => Promise<string | null>) => {
    setBusy(true)
    try {
      const done = await work()
      if (done) toast(done, { tone: 'done' })
      await refresh()
    } catch (error) {
      toast(errorSentence(error, translate), { tone: 'problem' })
    } finally {
      setBusy(false)
    }
  }
  const add = async () => {
    const device = deviceOf(navigator.userAgent)
    const name = device ? t('account.sessionOn', device) : t('account.passkeyUnnamed')
    return (await addPasskey(name)) ? t('account.passkeyAdded') : null
  }
  const remove = async (id: string) => {
    await removePasskey(id)
    return t('account.passkeyRemoved')
  }

  return (
    <>
      <Row
        title={t('account.passkeys')}
        note={t(obstacle ? `account.${obstacle}` : 'account.passkeysNone')}
        actions={
          !obstacle && (
            <Button busy={busy} onClick={() => attempt(add)}>
              {t('account.passkeyAdd')}
            </Button>
          )
        }
      />
      {login.passkeys.map(({ id, name, createdAt }) => (
        <Row
          key={id}
          title={name ?? t('account.passkeyUnnamed')}
          badge={<Badge tone="calm">{t('account.passkeyUnnamed')}</Badge>}
          note={createdAt && t('account.passkeySince', { day: format.day(dayOf(createdAt, timeZone)) })}
          actions={
            <Button size="small" onClick={() => setRemoving(id)}>
              {t('account.passkeyRemove')}
            </Button>
          }
        />
      ))}
      <ConfirmDialog
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('account.passkeyRemoveTitle')}
        confirm={t('account.passkeyRemove')}
        onConfirm={() => (removing ? attempt(() => remove(removing)) : undefined)}
      >
        {t('account.passkeyRemoveText')}
      </ConfirmDialog>
    </>
  )
}
