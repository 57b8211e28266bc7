import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Field, Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row } from '#ui/Rows.tsx'
import { toast } from '#ui/toast.ts'
import type { ConsentEntry, contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** One entry of the ledger with its proof. `bare`: on the page of its person. */
export function EntryRow({ entry, bare }: { entry: ConsentEntry; bare?: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const { company, today } = useMe()
  const [voiding, setVoiding] = useState(false)
  const day = (instant: string) => format.day(dayOf(instant, company.timeZone))
  const who = [entry.personName, entry.customerName].filter(Boolean).join(', ')
  const note = [
    t(`consents.channel.${entry.channel}`),
    entry.address ?? t('consents.erased'),
    t(`consents.source.${entry.source}`),
    entry.page && t('consents.at', { page: entry.page }),
    entry.wordingVersion && t('consents.wordingOf', { version: entry.wordingVersion }),
    entry.requestedAt && t('consents.requestedOn', { day: day(entry.requestedAt) }),
    entry.confirmedAt && t('consents.confirmedOn', { day: day(entry.confirmedAt) }),
    entry.saleDay && t('consents.soldOn', { day: format.day(entry.saleDay) }),
    entry.goods,
    entry.noticeDay && t('consents.noticedOn', { day: format.day(entry.noticeDay) }),
    entry.listCheckedOn && t('consents.checkedOn', { day: format.day(entry.listCheckedOn) }),
    entry.reason,
    entry.createdByName && t('consents.enteredBy', { name: entry.createdByName }),
  ]
  const kind = t(`consents.kind.${entry.kind}`)
  return (
    <Row
      when={format.dayShort(dayOf(entry.at, company.timeZone), today)}
      title={bare || !who ? kind : who}
      to={bare || !entry.personId ? undefined : `/personen/${entry.personId}`}
      badge={entry.voidedAt ? <Badge>{t('consents.voided')}</Badge> : !bare && who ? <Badge>{kind}</Badge> : undefined}
      note={note.filter(Boolean).join(' · ')}
      actions={
        entry.canVoid && (
          <>
            <Button size="small" kind="ghost" onClick={() => setVoiding(true)}>
              {t('consents.void')}
            </Button>
            {voiding && <VoidDialog id={entry.id} what={kind} onClose={() => setVoiding(false)} />}
          </>
        )
      }
    />
  )
}

function VoidDialog({ id, what, onClose }: { id: string; what: string; onClose: () => void }) {
  const t = useT<Words>()
  const command = useCommand('voidConsentEntry')
  const [reason, setReason] = useState('')
  return (
    <Dialog open onClose={onClose} title={t('consents.voidTitle', { what })}>
      <Form
        onSubmit={async () => {
          if (!(await command.run({ id, reason }))) return
          onClose()
          toast(t('consents.voidedNow'))
        }}
        foot={
          <Button kind="do" type="submit" busy={command.busy}>
            {t('ui.save')}
          </Button>
        }
      >
        <Field label={t('consents.voidReason')} hint={t('consents.voidHint')} required>
          {(control) => <TextInput {...control} maxLength={500} value={reason} onChange={setReason} />}
        </Field>
      </Form>
    </Dialog>
  )
}
