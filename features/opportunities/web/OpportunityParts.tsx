import { useState } from 'react'
import { useMembers } from '#features/customers/web/useMembers.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { Opportunity } from '../contract.ts'
import type { contract as partsContract } from '../parts/contract.ts'
import { HelperDialog, PersonDialog, ProductDialog } from './PartDialogs.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof partsContract>()

/** Who is who at the customer's, who of us helps, and what it is about. */
export function OpportunityParts({ opportunity }: { opportunity: Opportunity }) {
  const { alone } = useMe()
  return (
    <>
      <Persons opportunity={opportunity} />
      {!alone && <Helpers opportunity={opportunity} />}
      <Products opportunity={opportunity} />
    </>
  )
}

type PartProps = { opportunity: Opportunity }

function Persons({ opportunity }: PartProps) {
  const t = useT<Words>()
  const done = useDone()
  const remove = useCommand('removeOpportunityPerson')
  const [edited, setEdited] = useState<Opportunity['persons'][number] | 'new' | null>(null)
  const { id, persons, canChange, customerId } = opportunity
  if (!customerId || (persons.length === 0 && !canChange)) return null
  return (
    <PartSection
      title={t('opportunities.persons')}
      add={canChange ? t('opportunities.addPerson') : null}
      onAdd={() => setEdited('new')}
      rows={persons.map((person) => (
        <Row
          key={person.id}
          title={person.name}
          to={`/personen/${person.personId}`}
          note={person.roles.map((role) => t(`opportunities.role.${role}`)).join(', ') || person.function}
          actions={
            canChange && (
              <Acts
                name={person.name}
                onEdit={() => setEdited(person)}
                onRemove={async () =>
                  done(
                    t('opportunities.removed', { name: person.name }),
                    await remove.run({ id, personId: person.personId }),
                  )
                }
              />
            )
          }
        />
      ))}
    >
      {edited && (
        <PersonDialog
          opportunity={opportunity}
          person={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </PartSection>
  )
}

function Helpers({ opportunity }: PartProps) {
  const t = useT<Words>()
  const done = useDone()
  const { nameOf } = useMembers()
  const remove = useCommand('removeOpportunityHelper')
  const [edited, setEdited] = useState<Opportunity['helpers'][number] | 'new' | null>(null)
  const { id, helpers, canChange } = opportunity
  if (helpers.length === 0 && !canChange) return null
  return (
    <PartSection
      title={t('opportunities.helpers')}
      add={canChange ? t('opportunities.addHelper') : null}
      onAdd={() => setEdited('new')}
      rows={helpers.map((helper) => (
        <Row
          key={helper.id}
          title={nameOf(helper.memberId) ?? ''}
          note={helper.part}
          actions={
            canChange && (
              <Acts
                name={nameOf(helper.memberId) ?? ''}
                onEdit={() => setEdited(helper)}
                onRemove={async () =>
                  done(
                    t('opportunities.removed', { name: nameOf(helper.memberId) ?? '' }),
                    await remove.run({ id, memberId: helper.memberId }),
                  )
                }
              />
            )
          }
        />
      ))}
    >
      {edited && (
        <HelperDialog
          opportunity={opportunity}
          helper={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </PartSection>
  )
}

function Products({ opportunity }: PartProps) {
  const t = useT<Words>()
  const done = useDone()
  const format = useFormat()
  const remove = useCommand('removeOpportunityProduct')
  const [edited, setEdited] = useState<Opportunity['products'][number] | 'new' | null>(null)
  const { id, products, canChange, currency } = opportunity
  if (products.length === 0 && !canChange) return null
  return (
    <PartSection
      title={t('opportunities.products')}
      add={canChange ? t('opportunities.addProduct') : null}
      onAdd={() => setEdited('new')}
      rows={products.map((product) => (
        <Row
          key={product.id}
          title={product.name}
          value={product.amount === null ? undefined : format.money(product.amount, currency)}
          actions={
            canChange && (
              <Acts
                name={product.name}
                onEdit={() => setEdited(product)}
                onRemove={async () =>
                  done(
                    t('opportunities.removed', { name: product.name }),
                    await remove.run({ id, productId: product.productId }),
                  )
                }
              />
            )
          }
        />
      ))}
    >
      {edited && (
        <ProductDialog
          opportunity={opportunity}
          product={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </PartSection>
  )
}

function PartSection(props: {
  title: string
  add: string | null
  onAdd: () => void
  rows: React.ReactNode[]
  children: React.ReactNode
}) {
  return (
    <Section
      title={props.title}
      actions={
        props.add && (
          <Button size="small" icon="plus" onClick={props.onAdd}>
            {props.add}
          </Button>
        )
      }
    >
      {props.rows.length > 0 && <Rows label={props.title}>{props.rows}</Rows>}
      {props.children}
    </Section>
  )
}

function Acts(props: { name: string; onEdit: () => void; onRemove: () => void }) {
  const t = useT()
  return (
    <span>
      <IconButton size="small" icon="edit" label={t('ui.edit', { what: props.name })} onClick={props.onEdit} />
      <IconButton size="small" icon="close" label={t('ui.remove', { what: props.name })} onClick={props.onRemove} />
    </span>
  )
}
