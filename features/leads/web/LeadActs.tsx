import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, ButtonLink, Buttons, IconButton } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract } from '../contract.ts'
import { ConvertDialog } from './ConvertDialog.tsx'
import { GiveDialog } from './GiveDialog.tsx'
import { LeadDialog } from './LeadDialog.tsx'
import type { WholeLead } from './LeadPage.tsx'
import { TakeButton, useLeadWords } from './LeadRow.tsx'
import { QualifyDialog } from './QualifyDialog.tsx'
import { ReactDialog } from './ReactDialog.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** The next step as the strong button: take it, answer it, judge it, make a customer of it; the others beside it. */
export function LeadActs({ lead }: { lead: WholeLead }) {
  const t = useT<Words>()
  const done = useDone()
  const navigate = useNavigate()
  const words = useLeadWords()
  const reopen = useCommand('reopenLead')
  const remove = useCommand('deleteLead')
  const [dialog, setDialog] = useState<'react' | 'qualify' | 'convert' | 'change' | 'give' | null>(null)
  const { id, state, canChange, canTake, canConvert } = lead
  const name = words.title(lead)
  const shut = () => setDialog(null)
  const work = state === 'inWork' || state === 'accepted'

  const del = async () => {
    const deleted = await remove.run({ id })
    if (!deleted) return
    void navigate({ to: '/anfragen' })
    done(t('leads.deleted', { name }), deleted)
  }
  const items: MenuItem[] = [
    ...(state !== 'converted'
      ? [{ label: t('leads.change'), icon: 'edit' as const, run: () => setDialog('change') }]
      : []),
    ...(state === 'waiting' || work
      ? [{ label: t('leads.give'), icon: 'team' as const, run: () => setDialog('give') }]
      : []),
    ...(state === 'accepted' || state === 'waiting'
      ? [{ label: t('leads.qualify'), icon: 'check' as const, run: () => setDialog('qualify') }]
      : []),
    { label: t('leads.delete'), icon: 'trash' as const, danger: true, run: () => void del() },
  ]
  return (
    <Buttons>
      {state === 'waiting' && canTake && <TakeButton lead={lead} />}
      {work && canChange && (
        <Button kind={lead.reactedAt === null ? 'do' : 'plain'} onClick={() => setDialog('react')}>
          {t('leads.react')}
        </Button>
      )}
      {state === 'inWork' && canChange && (
        <Button kind={lead.reactedAt === null ? 'plain' : 'do'} onClick={() => setDialog('qualify')}>
          {t('leads.qualify')}
        </Button>
      )}
      {state === 'accepted' && canConvert && (
        <Button kind={lead.reactedAt === null ? 'plain' : 'do'} onClick={() => setDialog('convert')}>
          {t('leads.convert')}
        </Button>
      )}
      {state === 'rejected' && canChange && (
        <Button onClick={async () => done(t('leads.reopened'), await reopen.run({ id }))}>{t('leads.reopen')}</Button>
      )}
      {state === 'converted' && lead.customerId && (
        <ButtonLink kind="do" to={`/kunden/${lead.customerId}`}>
          {t('leads.toCustomer')}
        </ButtonLink>
      )}
      {canChange && (
        <Menu
          label={t('leads.menu', { name })}
          align="end"
          trigger={(trigger) => <IconButton {...trigger} kind="plain" icon="more" label={t('leads.menu', { name })} />}
          items={items}
        />
      )}
      {dialog === 'react' && <ReactDialog lead={lead} onClose={shut} />}
      {dialog === 'qualify' && <QualifyDialog lead={lead} onClose={shut} />}
      {dialog === 'convert' && <ConvertDialog lead={lead} onClose={shut} />}
      {dialog === 'change' && <LeadDialog lead={lead} onClose={shut} />}
      {dialog === 'give' && <GiveDialog lead={lead} onClose={shut} />}
    </Buttons>
  )
}
