import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, ButtonLink, Buttons } from '#ui/Button.tsx'
import { Field, FieldPair } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../prices/contract.ts'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** All price lists, and which ones hold for everybody. */
export default function PriceListsPage() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const [adding, setAdding] = useState(false)
  const query = useOperation('listPriceLists', {})
  return (
    <>
      <PageTitle
        title={t('prices.lists')}
        actions={
          <Buttons>
            <ButtonLink to="/produkte">{t('products.title')}</ButtonLink>
            <ButtonLink to="/produkte/preisrunden">{t('prices.rounds')}</ButtonLink>
            {query.data?.canChange && (
              <Button kind="do" icon="plus" onClick={() => setAdding(true)}>
                {t('prices.newList')}
              </Button>
            )}
          </Buttons>
        }
      >
        {t('prices.listsLead')}
      </PageTitle>
      <Loaded query={query}>
        {({ lists }) =>
          lists.length === 0 ? (
            <EmptyState>{t('prices.listsNone')}</EmptyState>
          ) : (
            <Rows label={t('prices.lists')}>
              {lists.map((list) => (
                <Row
                  key={list.id}
                  title={list.name}
                  to={`/produkte/preislisten/${list.id}`}
                  note={list.defaultFrom && t('prices.forAll', { day: format.day(list.defaultFrom) })}
                  value={list.currency}
                  valueNote={t('prices.products', { count: list.products })}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {adding && <PriceListDialog onClose={() => setAdding(false)} />}
    </>
  )
}

type List = { id: string; version: number; name: string }

/** The name of a list, and of a new one its currency. */
export function PriceListDialog({ list, onClose }: { list?: List; onClose: () => void }) {
  const t = useT<typeof messages>()
  const done = useDone()
  const { company } = useMe()
  const create = useCommand('createPriceList')
  const change = useCommand('changePriceList')
  const [name, setName] = useState(list?.name ?? '')
  const [currency, setCurrency] = useState(company.currency)
  const save = async () => {
    const saved = list
      ? await change.run({ id: list.id, version: list.version, name })
      : await create.run({ name, currency: currency.toUpperCase() })
    if (!saved) return
    onClose()
    done(t('prices.listSaved', { name }), saved)
  }
  return (
    <SaveDialog
      title={t(list ? 'prices.rename' : 'prices.newList')}
      onClose={onClose}
      onSave={save}
      busy={create.busy || change.busy}
    >
      <FieldPair>
        <Field label={t('prices.listName')} required>
          {(control) => <TextInput {...control} maxLength={120} value={name} onChange={setName} />}
        </Field>
        {!list && (
          <Field label={t('products.currency')} required>
            {(control) => <TextInput {...control} maxLength={3} value={currency} onChange={setCurrency} />}
          </Field>
        )}
      </FieldPair>
    </SaveDialog>
  )
}
