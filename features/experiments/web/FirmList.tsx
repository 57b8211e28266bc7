import type { contract as customersContract } from '#features/customers/contract.ts'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { IconButton } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { meantFirms } from '../rules.ts'
import type { ShownExperiment } from './ExperimentPage.tsx'
import css from './Experiments.module.css'
import type { Words } from './words.ts'

const { useCommand, useClient } = operationHooks<typeof contract & typeof customersContract>()
const offered = 10

/** The firms of a niche: who was spoken with, what came of it, and one more by its name. */
export function FirmList({ experiment }: { experiment: ShownExperiment }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const call = useClient()
  const add = useCommand('addExperimentCustomers')
  const remove = useCommand('removeExperimentCustomer')
  const { id, list, verdict } = experiment
  const listed = new Set(list.map(({ customerId }) => customerId))
  const search = async (text: string) =>
    (await call.listCustomers({ search: text, limit: offered })).customers
      .filter((customer) => !listed.has(customer.id))
      .map((customer) => ({ value: customer.id, label: customer.name, note: customer.city ?? '' }))
  return (
    <Section title={t('experiments.list')} note={t('experiments.firms', { count: list.length, meant: meantFirms })}>
      {verdict === null && (
        <div className={css.add}>
          <Field label={t('experiments.list.add')}>
            {(control) => (
              <Combobox
                {...control}
                value={null}
                options={search}
                onChange={async (option) => {
                  if (!option) return
                  done(t('experiments.list.added', { count: 1 }), await add.run({ id, ids: [option.value] }))
                }}
              />
            )}
          </Field>
        </div>
      )}
      {list.length === 0 ? (
        <EmptyState>{t('experiments.list.empty')}</EmptyState>
      ) : (
        <Rows label={t('experiments.list')}>
          {list.map(({ customerId, name, city, spokenOn, open, won }) => (
            <Row
              key={customerId}
              title={name}
              to={`/kunden/${customerId}`}
              note={[
                city,
                spokenOn
                  ? t('experiments.list.spoken', { day: format.dayShort(spokenOn, today) })
                  : t('experiments.list.notYet'),
                open > 0 && t('experiments.list.open', { count: open }),
                won > 0 && t('experiments.list.won', { count: won }),
              ]
                .filter(Boolean)
                .join(' · ')}
              actions={
                verdict === null && (
                  <IconButton
                    size="small"
                    icon="close"
                    label={t('experiments.list.remove', { name })}
                    onClick={async () =>
                      done(t('experiments.list.removed', { name }), await remove.run({ id, customerId }))
                    }
                  />
                )
              }
            />
          ))}
        </Rows>
      )}
    </Section>
  )
}
