import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, NewsAccount, NewsBrief } from '../contract.ts'
import css from './News.module.css'
import { TellDialog } from './TellDialog.tsx'
import { useBecause } from './useBecause.ts'
import { useCustomerSearch } from './useCustomerSearch.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** For whom one of the news matters, who told it, and what was said. */
export function NewsAccounts({ id }: { id: string }) {
  const t = useT<Words>()
  const done = useDone()
  const search = useCustomerSearch()
  const add = useCommand('addNewsAccount')
  const query = useOperation('getNews', { id }, { keep: true })
  return (
    <Loaded query={query}>
      {(news) => (
        <Section title={news.title} note={t('news.progress', { told: news.told, count: news.accounts })}>
          {news.canChange && (
            <div className={css.add}>
              <Field label={t('news.accounts.add')}>
                {(control) => (
                  <Combobox
                    {...control}
                    value={null}
                    options={search}
                    onChange={async (option) => {
                      if (!option) return
                      const added = await add.run({ id, customerId: option.value })
                      done(t('news.accounts.added', { name: option.label }), added)
                    }}
                  />
                )}
              </Field>
            </div>
          )}
          {news.toWhom.length === 0 ? (
            <EmptyState>{t('news.accounts.none')}</EmptyState>
          ) : (
            <Rows label={news.title}>
              {news.toWhom.map((account) => (
                <AccountRow key={account.customerId} news={news} account={account} />
              ))}
            </Rows>
          )}
        </Section>
      )}
    </Loaded>
  )
}

function AccountRow({ news, account }: { news: NewsBrief; account: NewsAccount }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const because = useBecause()
  const remove = useCommand('removeNewsAccount')
  const [telling, setTelling] = useState(false)
  const { customerId, customerName: name, toldDay, toldByName } = account
  const day = toldDay === null ? '' : format.dayShort(toldDay, today)
  return (
    <>
      <Row
        title={name}
        to={`/kunden/${customerId}`}
        badge={
          toldDay !== null && (
            <Badge tone="calm">
              {toldByName ? t('news.told.by', { day, name: toldByName }) : t('news.told.on', { day })}
            </Badge>
          )
        }
        note={[because(account.because), account.ownerName, account.reaction].filter(Boolean).join(' · ')}
        actions={
          <Buttons>
            {account.canTell && news.state === 'running' && (
              <Button
                size="small"
                aria-label={t('news.told.of', { title: news.title, name })}
                onClick={() => setTelling(true)}
              >
                {t('news.told')}
              </Button>
            )}
            {news.canChange && toldDay === null && (
              <IconButton
                size="small"
                icon="close"
                label={t('news.accounts.remove', { name })}
                onClick={async () =>
                  done(t('news.accounts.removed', { name }), await remove.run({ id: news.id, customerId }))
                }
              />
            )}
          </Buttons>
        }
      />
      {telling && <TellDialog news={news} customerId={customerId} name={name} onClose={() => setTelling(false)} />}
    </>
  )
}
