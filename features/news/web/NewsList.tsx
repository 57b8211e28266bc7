import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract, NewsBrief } from '../contract.ts'
import { NewsAccounts } from './NewsAccounts.tsx'
import { NewsDialog } from './NewsDialog.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** News and initiatives with how many customers know; one of them opened with its customers. */
export function NewsList() {
  const t = useT<Words>()
  const [url] = useUrl()
  const query = useOperation('listNews', {}, { keep: true })
  const [writing, setWriting] = useState(false)
  const chosen = one(url.offen)
  const write = query.data?.canWrite && (
    <Button icon="plus" onClick={() => setWriting(true)}>
      {t('news.new')}
    </Button>
  )
  return (
    <>
      <Loaded query={query}>
        {({ news }) =>
          news.length === 0 ? (
            <EmptyState action={write} example={t('news.empty.example')}>
              {t('news.empty')}
            </EmptyState>
          ) : (
            <>
              <Section title={t('news.tab.news')} actions={write}>
                <Rows label={t('news.tab.news')}>
                  {news.map((row) => (
                    <NewsRow key={row.id} news={row} />
                  ))}
                </Rows>
              </Section>
              {chosen && news.some(({ id }) => id === chosen) && <NewsAccounts key={chosen} id={chosen} />}
            </>
          )
        }
      </Loaded>
      {writing && query.data && <NewsDialog groups={query.data.groups} onClose={() => setWriting(false)} />}
    </>
  )
}

function NewsRow({ news }: { news: NewsBrief }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const [url, set] = useUrl()
  const remove = useCommand('deleteNews')
  const [changing, setChanging] = useState(false)
  const { id, title, text, state } = news
  const open = one(url.offen) === id
  return (
    <>
      <Row
        title={title}
        badge={
          <Badge tone={state === 'running' ? 'plain' : 'calm'}>
            {state === 'ahead'
              ? t('news.state.ahead', { day: format.day(news.fromDay) })
              : state === 'over'
                ? t('news.state.over')
                : t(`news.kind.${news.kind}`)}
          </Badge>
        }
        note={
          <>
            {[
              t('news.days', { from: format.day(news.fromDay), to: format.day(news.toDay) }),
              news.createdByName && t('news.by', { name: news.createdByName }),
            ]
              .filter(Boolean)
              .join(' · ')}
            {text && (
              <>
                <br />
                {text}
              </>
            )}
          </>
        }
        value={t('news.progress', { told: news.told, count: news.accounts })}
        actions={
          <Buttons>
            <Button
              size="small"
              aria-expanded={open}
              aria-label={`${t('news.accounts')}: ${title}`}
              onClick={() => set({ offen: open ? undefined : id })}
            >
              {t('news.accounts')}
            </Button>
            {news.canChange && (
              <Menu
                align="end"
                label={t('news.actions', { theme: title })}
                trigger={(trigger) => (
                  <IconButton {...trigger} size="small" icon="more" label={t('news.actions', { theme: title })} />
                )}
                items={[
                  { label: t('news.change'), icon: 'edit', run: () => setChanging(true) },
                  {
                    label: t('news.delete'),
                    icon: 'trash',
                    danger: true,
                    run: async () => done(t('news.deleted', { title }), await remove.run({ id })),
                  },
                ]}
              />
            )}
          </Buttons>
        }
      />
      {changing && <NewsDialog news={news} groups={[]} onClose={() => setChanging(false)} />}
    </>
  )
}
