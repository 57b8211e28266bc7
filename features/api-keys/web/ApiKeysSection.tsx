import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { addDays, dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { ConfirmDialog } from '#ui/Dialog.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { ApiKey, contract } from '../contract.ts'
import { ApiKeyDialog } from './ApiKeyDialog.tsx'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** Keys with which programs act in the name of the person. */
export function ApiKeysSection() {
  const t = useT<typeof messages>()
  const query = useOperation('listApiKeys', {})
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const revoke = useCommand('revokeApiKey')
  const runRevoke = async () => {
    if (revoking && (await revoke.run({ id: revoking.id }))) toast(t('apiKeys.revokedNow', { name: revoking.name }))
  }
  return (
    <Section title={t('apiKeys.title')} actions={<Button onClick={() => setMaking(true)}>{t('apiKeys.add')}</Button>}>
      <Loaded query={query}>
        {({ apiKeys }) =>
          apiKeys.length > 0 ? (
            <Rows label={t('apiKeys.title')}>
              {apiKeys.map((apiKey) => (
                <KeyRow key={apiKey.id} apiKey={apiKey} onRevoke={() => setRevoking(apiKey)} />
              ))}
            </Rows>
          ) : (
            <EmptyState>{t('apiKeys.empty')}</EmptyState>
          )
        }
      </Loaded>
      {making && <ApiKeyDialog onClose={() => setMaking(false)} />}
      <ConfirmDialog
        open={revoking !== null}
        onClose={() => setRevoking(null)}
        title={t('apiKeys.revokeTitle', { name: revoking?.name ?? '' })}
        confirm={t('apiKeys.revoke')}
        onConfirm={runRevoke}
      >
        {t('apiKeys.revokeText')}
      </ConfirmDialog>
    </Section>
  )
}

function KeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const { company, today } = useMe()
  const day = (instant: string) => dayOf(instant, company.timeZone)
  const { name, expiresAt, lastUsedAt, revokedAt } = apiKey
  // It ends with the midnight after its last day.
  const lastDay = expiresAt && addDays(day(expiresAt), -1)
  const ended = lastDay !== null && lastDay < today
  const notes = [
    `${apiKey.start}…`,
    t('apiKeys.since', { day: format.day(day(apiKey.createdAt)) }),
    lastDay && t('apiKeys.until', { day: format.day(lastDay) }),
    lastUsedAt ? t('apiKeys.used', { day: format.day(day(lastUsedAt)) }) : t('apiKeys.unused'),
  ]
  return (
    <Row
      title={name}
      badge={revokedAt ? <Badge>{t('apiKeys.revoked')}</Badge> : ended && <Badge>{t('apiKeys.ended')}</Badge>}
      note={notes.filter(Boolean).join(' · ')}
      actions={
        !revokedAt && (
          <Button size="small" aria-label={t('apiKeys.revokeName', { name })} onClick={onRevoke}>
            {t('apiKeys.revoke')}
          </Button>
        )
      }
    />
  )
}
