import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import { GuideDialog } from '#features/guides/web/GuideDialog.tsx'
import type { messages as guides } from '#features/guides/web/messages.ts'
import { useMe } from '#features/members/web/me.tsx'
import { Button } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { many, useUrl } from '#ui/url.ts'
import type { contract, Lesson } from '../contract.ts'
import { BusinessTabs } from './BusinessTabs.tsx'
import { LearnedTabs } from './LearnedTabs.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract & typeof customersContract>()

/** Best practice: what worked, found again by stage and branch. */
export default function LessonsPage() {
  const t = useT<Words & typeof guides>()
  const format = useFormat()
  const { today } = useMe()
  const [url, setUrl] = useUrl()
  const [making, setMaking] = useState<Lesson | null>(null)
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const branches = useOperation('listCustomerFacets', {}).data?.branches ?? []
  const [stage, branch] = [many(url.stage), many(url.branch).slice(0, 1)]
  const query = useOperation(
    'listLessons',
    { ...(stage.length > 0 ? { stage } : {}), ...(branch[0] ? { branch: branch[0] } : {}), limit: 200 },
    { keep: true },
  )
  return (
    <>
      <PageTitle title={t('opportunities.lessons')} actions={<BusinessTabs />}>
        {t('opportunities.lessons.lead')}
      </PageTitle>
      <LearnedTabs>
        <FilterChips
          filters={[
            {
              id: 'stage',
              label: t('opportunities.stage'),
              options: stages.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              id: 'branch',
              label: t('opportunities.lessons.branch'),
              single: true,
              options: branches.map(({ value, customers }) => ({ value, label: value, count: customers })),
            },
          ]}
          values={{ stage, branch }}
          onChange={setUrl}
        />
      </LearnedTabs>
      <Loaded query={query}>
        {({ lessons }) =>
          lessons.length === 0 ? (
            <EmptyState>{t('opportunities.lessons.empty')}</EmptyState>
          ) : (
            <Rows label={t('opportunities.lessons')}>
              {lessons.map((row) => (
                <Row
                  key={row.id}
                  title={row.title}
                  to={`/neugeschaeft/${row.id}`}
                  note={
                    <>
                      {[row.customerName, row.branch].filter(Boolean).join(' · ')}
                      <br />
                      {row.lesson}
                    </>
                  }
                  valueNote={format.dayShort(row.lessonAt.slice(0, 10), today)}
                  actions={
                    <Button size="small" onClick={() => setMaking(row)}>
                      {t('guides.make')}
                    </Button>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {making && (
        <GuideDialog
          draft={{ title: making.title, text: making.lesson, branch: making.branch, opportunityId: making.id }}
          onClose={() => setMaking(null)}
        />
      )}
    </>
  )
}
