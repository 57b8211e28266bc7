import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { dayOf } from '#shared/days.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { copyText } from '#ui/copyText.ts'
import { CheckField } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { toast } from '#ui/toast.ts'
import type { ConsentEntry, contract, ShownVerdict } from '../contract.ts'
import type { Channel } from '../rules.ts'
import { EntryDialog } from './EntryDialog.tsx'
import { EntryRow } from './EntryRow.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Row_ = ShownVerdict & { channel: Channel; address: string }

/** May we advertise to this person: address by address yes or no, and what is missing; below it the ledger. */
export function PersonConsents({ personId }: { personId: string }) {
  const t = useT<Words>()
  const [adding, setAdding] = useState<{ channel: Channel; address: string } | 'objection' | null>(null)
  const query = useOperation('getPersonConsents', { personId })
  return (
    <Section
      title={t('consents.title')}
      actions={
        query.data?.canRecord && (
          <Button size="small" onClick={() => setAdding('objection')}>
            {t('consents.noAdvertising')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {({ rows, entries, canRecord, consumer }) => (
          <>
            {rows.length > 0 && (
              <Rows label={t('consents.title')}>
                {rows.map((row) => (
                  <AddressRow
                    key={`${row.channel}${row.address}`}
                    personId={personId}
                    row={row}
                    onAdd={canRecord ? () => setAdding(row) : undefined}
                  />
                ))}
              </Rows>
            )}
            <Consumer personId={personId} consumer={consumer} canChange={canRecord} />
            <Ledger entries={entries} />
          </>
        )}
      </Loaded>
      {adding && <EntryDialog personId={personId} about={adding} onClose={() => setAdding(null)} />}
    </Section>
  )
}

function AddressRow({ personId, row, onAdd }: { personId: string; row: Row_; onAdd: (() => void) | undefined }) {
  const t = useT<Words>()
  const verdict = useVerdictWords()
  const link = useCommand('createWithdrawalLink')
  const { channel, address } = row
  const copy = async () => {
    const made = await link.run({ personId, channel, address })
    if (made && (await copyText(made.url))) toast(t('consents.linkCopied'))
  }
  const items: MenuItem[] = [
    { label: t('consents.add'), icon: 'plus', run: () => onAdd?.() },
    { label: t('consents.copyLink'), icon: 'external', run: () => void copy() },
  ]
  const label = t('consents.menu', { what: t(`consents.channel.${channel}`) })
  return (
    <Row
      title={t(row.allowed ? 'consents.may' : 'consents.mayNot', { channel: t(`consents.channel.${channel}`) })}
      note={`${address} · ${verdict(row)}`}
      actions={
        onAdd && (
          <Menu
            label={label}
            align="end"
            trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
            items={items}
          />
        )
      }
    />
  )
}

/** "Einwilligung vom 03.11.2026", "es fehlt eine Einwilligung". */
export function useVerdictWords(): (verdict: ShownVerdict) => string {
  const t = useT<Words>()
  const format = useFormat()
  const { company } = useMe()
  return ({ ground, missing, since, warning }) => {
    const day = since ? format.day(dayOf(since, company.timeZone)) : ''
    if (missing) return t(`consents.missing.${missing as 'consent'}`, { day })
    const said = t(`consents.ground.${ground as 'consent'}`, { day })
    return warning ? `${said} · ${t('consents.unused')}` : said
  }
}

function Consumer({ personId, consumer, canChange }: { personId: string; consumer: boolean; canChange: boolean }) {
  const t = useT<Words>()
  const done = useDone()
  const set = useCommand('setConsumer')
  return (
    <CheckField
      label={t('consents.consumer')}
      hint={t('consents.consumerHint')}
      checked={consumer}
      disabled={!canChange}
      onChange={async (checked) =>
        done(t(checked ? 'consents.isConsumer' : 'consents.isBusiness'), await set.run({ personId, consumer: checked }))
      }
    />
  )
}

function Ledger({ entries }: { entries: readonly ConsentEntry[] }) {
  const t = useT<Words>()
  if (entries.length === 0) return null
  return (
    <details>
      <summary>{t('consents.ledger', { count: entries.length })}</summary>
      <Rows label={t('consents.ledgerTitle')}>
        {entries.map((entry) => (
          <EntryRow key={entry.id} bare entry={entry} />
        ))}
      </Rows>
      <Link to={'/handbuch/werbung' as never}>{t('consents.why')}</Link>
    </details>
  )
}
