import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { dayOf } from '#shared/days.ts'
import { Badge } from '#ui/Badge.tsx'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { ImportDropZone } from './ImportDropZone.tsx'
import type { messages } from './messages.ts'
import { useTitle, useWords } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** Where a list is dropped, and the imports of before. */
export default function StartPage() {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  return (
    <>
      <PageTitle title={t('imports.title')}>{t('imports.lead')}</PageTitle>
      <ImportDropZone onAdded={({ id }) => void navigate({ to: '/einlesen/$id', params: { id } })} />
      <Earlier />
    </>
  )
}

function Earlier() {
  const t = useT<typeof messages>()
  const format = useFormat()
  const words = useWords()
  const title = useTitle()
  const { company, today } = useMe()
  const [limit, setLimit] = useState(10)
  const query = useOperation('listImports', { limit }, { keep: true })
  if (query.data?.imports.length === 0) return null
  return (
    <Section title={t('imports.earlier')}>
      <Loaded query={query}>
        {({ imports, next }) => (
          <Rows
            label={t('imports.earlier')}
            foot={
              next && limit < 100 ? (
                <Button size="small" onClick={() => setLimit(Math.min(100, limit + 30))}>
                  {t('imports.more')}
                </Button>
              ) : undefined
            }
          >
            {imports.map((one) => (
              <Row
                key={one.id}
                when={format.dayShort(dayOf(one.createdAt, company.timeZone), today)}
                title={title(one.files)}
                to={`/einlesen/${one.id}`}
                badge={one.state === 'done' ? undefined : <Badge>{words.state(one.state)}</Badge>}
                note={one.counts ? t('imports.counts', one.counts) : undefined}
              />
            ))}
          </Rows>
        )}
      </Loaded>
    </Section>
  )
}
