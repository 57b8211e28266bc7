import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, IconButton } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { Menu } from '#ui/Menu.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, Partner } from '../contract.ts'
import { TerritoryDialog } from './PartnerDialog.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Trade representatives and dealers, each with how many end customers are claimed. */
export function Partners(props: { found: Output<(typeof contract)['listPartners']>; onAdd: () => void }) {
  const t = useT<Words>()
  const { partners, canKeep } = props.found
  return (
    <Section
      title={t('protections.partners')}
      note={t('protections.partners.note')}
      actions={
        canKeep && (
          <Button size="small" icon="plus" onClick={props.onAdd}>
            {t('protections.partner.new')}
          </Button>
        )
      }
    >
      <Rows label={t('protections.partners')}>
        {partners.map((partner) => (
          <OnePartner key={partner.id} partner={partner} may={canKeep} />
        ))}
      </Rows>
    </Section>
  )
}

function OnePartner({ partner, may }: { partner: Partner; may: boolean }) {
  const t = useT<Words>()
  const done = useDone()
  const remove = useCommand('deletePartner')
  const [changing, setChanging] = useState(false)
  const { id, kind, name, customerId, territory, open } = partner
  const label = t('protections.partner.menu', { name })
  return (
    <>
      <Row
        title={name}
        {...(customerId ? { to: `/kunden/${customerId}` } : {})}
        badge={<Badge>{t(`protections.kind.${kind}`)}</Badge>}
        note={territory}
        valueNote={open > 0 && t('protections.partners.open', { count: open })}
        actions={
          may && (
            <Menu
              label={label}
              align="end"
              trigger={(trigger) => <IconButton {...trigger} size="small" icon="more" label={label} />}
              items={[
                { label: t('protections.partner.change'), icon: 'edit', run: () => setChanging(true) },
                null,
                {
                  label: t('protections.partner.remove'),
                  icon: 'trash',
                  danger: true,
                  run: async () => done(t('protections.partner.removed', { name }), await remove.run({ id })),
                },
              ]}
            />
          )
        }
      />
      {changing && <TerritoryDialog partner={partner} onClose={() => setChanging(false)} />}
    </>
  )
}
