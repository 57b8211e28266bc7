import { Link } from '@tanstack/react-router'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { useRich, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract, Fire } from '../contract.ts'
import { FireActions, useFireWords } from './FireNotice.tsx'
import type { messages } from './messages.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()

/** Where it is on fire, and what was solved with how long it took. */
export default function FiresPage() {
  const t = useT<typeof messages>()
  const rich = useRich<typeof messages>()
  const [url, setUrl] = useUrl()
  const state = one(url.stand) === 'solved' ? 'solved' : 'open'
  const query = useOperation('listFires', { state, limit: 100 }, { keep: true, every: 60_000 })
  return (
    <>
      <PageTitle
        title={t('fires.title')}
        actions={
          <Segments
            label={t('fires.state')}
            value={state}
            onChange={(stand) => setUrl({ stand: stand === 'open' ? undefined : stand })}
            options={(['open', 'solved'] as const).map((value) => ({ value, label: t(`fires.${value}`) }))}
          />
        }
      >
        {state === 'open' &&
          query.data &&
          query.data.fires.length > 0 &&
          rich('fires.lead', { count: query.data.fires.length })}
      </PageTitle>
      <Loaded query={query}>
        {({ fires }) =>
          fires.length === 0 ? (
            <EmptyState>{t(state === 'open' ? 'fires.none' : 'fires.noneSolved')}</EmptyState>
          ) : (
            <Rows label={t('fires.title')}>
              {fires.map((fire) => (
                <FireRow key={fire.id} fire={fire} />
              ))}
            </Rows>
          )
        }
      </Loaded>
    </>
  )
}

function FireRow({ fire }: { fire: Fire }) {
  const t = useT<typeof messages>()
  const words = useFireWords()
  const done = useDone()
  const reopen = useCommand('reopenFire')
  const open = fire.solvedAt === null
  return (
    <Row
      sentence
      title={
        <>
          <b>
            <Link to={`/kunden/${fire.customerId}` as never}>{fire.customerName}</Link>
          </b>{' '}
          {fire.text}
        </>
      }
      note={open ? [words.state(fire), words.times(fire)].filter(Boolean).join(' ') : solvedNote()}
      actions={
        open ? (
          <FireActions small fire={fire} />
        ) : (
          <Button
            kind="ghost"
            size="small"
            onClick={async () => done(t('fires.reopened'), await reopen.run({ id: fire.id }))}
          >
            {t('fires.reopen')}
          </Button>
        )
      }
    />
  )

  function solvedNote(): string {
    const who = fire.solvedByName ? t('fires.solvedBy', { name: fire.solvedByName }) : t('fires.solved')
    return [`${who}: ${fire.solution}`, words.times(fire)].filter(Boolean).join(' · ')
  }
}
