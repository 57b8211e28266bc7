import { type ReactNode, useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Credit, contract } from '../contract.ts'
import { SharesDialog } from './SharesDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** To whom a deal is credited; nothing while commission is not switched on, or where it is not for one's eyes. */
export function DealCredit({ opportunityId }: { opportunityId: string }) {
  const t = useT<Words>()
  const on = useMe().company.areas.includes('commission')
  const done = useDone()
  const query = useOperation('getDealCredit', { opportunityId }, { enabled: on })
  const set = useCommand('setDealCredit')
  const [editing, setEditing] = useState(false)
  const found = query.data
  if (!found) return null
  const save = async (shares: Credit['shares']) => {
    const saved = await set.run({ opportunityId, shares })
    if (!saved) return
    setEditing(false)
    done(t('commission.credit.saved'), saved)
  }
  return (
    <CreditSection
      credit={found}
      onEdit={found.canChange ? () => setEditing(true) : undefined}
      onDefault={found.canChange && found.reason === 'deal' ? () => save([]) : undefined}
    >
      {editing && (
        <SharesDialog
          shares={found.shares}
          dated={false}
          busy={set.busy}
          onSave={save}
          onClose={() => setEditing(false)}
        />
      )}
    </CreditSection>
  )
}

/** To whom the business of a key account is credited. */
export function AccountCredit({ customerId }: { customerId: string }) {
  const t = useT<Words>()
  const on = useMe().company.areas.includes('commission')
  const done = useDone()
  const query = useOperation('getAccountCredit', { customerId }, { enabled: on })
  const set = useCommand('setAccountCredit')
  const remove = useCommand('deleteAccountCredit')
  const [editing, setEditing] = useState(false)
  const found = query.data
  if (!found) return null
  const [latest] = found.versions
  return (
    <CreditSection
      credit={found.today}
      onEdit={found.canChange ? () => setEditing(true) : undefined}
      onDefault={
        found.canChange && latest
          ? async () => done(t('commission.credit.saved'), await remove.run({ customerId, id: latest.id }))
          : undefined
      }
    >
      {editing && (
        <SharesDialog
          shares={found.today.shares}
          dated
          busy={set.busy}
          onSave={async (shares, validFrom) => {
            const saved = await set.run({ customerId, validFrom, shares })
            if (!saved) return
            setEditing(false)
            done(t('commission.credit.saved'), saved)
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </CreditSection>
  )
}

function CreditSection(props: {
  credit: Credit
  onEdit: (() => void) | undefined
  onDefault: (() => void) | undefined
  children: ReactNode
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { nameOf } = useMembers()
  const { shares, reason } = props.credit
  return (
    <Section
      title={t('commission.credit')}
      actions={
        props.onEdit && (
          <Button size="small" onClick={props.onEdit}>
            {t('commission.credit.edit')}
          </Button>
        )
      }
    >
      <Rows
        label={t('commission.credit')}
        foot={
          props.onDefault && (
            <Button size="small" kind="link" onClick={props.onDefault}>
              {t('commission.credit.default')}
            </Button>
          )
        }
      >
        {shares.length === 0 && <Row title={t('commission.credit.nobody')} />}
        {shares.map(({ memberId, basisPoints }) => (
          <Row
            key={memberId}
            title={nameOf(memberId) ?? ''}
            note={t(`commission.reason.${reason}`)}
            value={format.percent(basisPoints / 10_000, 2)}
          />
        ))}
      </Rows>
      {props.children}
    </Section>
  )
}
