import { useState } from 'react'
import type { contract as customersContract } from '#features/customers/contract.ts'
import type { contract as opportunitiesContract } from '#features/opportunities/contract.ts'
import { BusinessTabs } from '#features/opportunities/web/BusinessTabs.tsx'
import { LearnedTabs } from '#features/opportunities/web/LearnedTabs.tsx'
import { Button, Buttons } from '#ui/Button.tsx'
import { FilterChips } from '#ui/Chips.tsx'
import { useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Section } from '#ui/Section.tsx'
import { one, useUrl } from '#ui/url.ts'
import type { contract, Guide } from '../contract.ts'
import { guideKinds } from '../rules.ts'
import { GuideDialog } from './GuideDialog.tsx'
import { GuideList } from './GuideList.tsx'
import css from './Guides.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract & typeof opportunitiesContract & typeof customersContract>()

/** All guides of the company by kind, for a stage or branch if wanted. */
export default function GuidesPage() {
  const t = useT<Words>()
  const [url, setUrl] = useUrl()
  const [writing, setWriting] = useState(false)
  const stages = useOperation('listStages', {}).data?.stages ?? []
  const branches = useOperation('listCustomerFacets', {}).data?.branches ?? []
  const [stageId, branch] = [one(url.stage), one(url.branch)]
  const query = useOperation(
    'listGuides',
    { ...(stageId ? { stageId } : {}), ...(branch ? { branch } : {}) },
    { keep: true },
  )
  const noteOf = (guide: Guide) =>
    [stages.find(({ id }) => id === guide.stageId)?.name, guide.branch].filter(Boolean).join(' · ')
  return (
    <>
      <PageTitle
        title={t('guides.title')}
        actions={
          <Buttons>
            <BusinessTabs />
            {query.data?.canCreate && (
              <Button kind="do" icon="plus" onClick={() => setWriting(true)}>
                {t('guides.new')}
              </Button>
            )}
          </Buttons>
        }
      >
        {t('guides.lead')}
      </PageTitle>
      <LearnedTabs>
        <FilterChips
          filters={[
            {
              id: 'stage',
              label: t('opportunities.stage'),
              single: true,
              options: stages.map(({ id, name }) => ({ value: id, label: name })),
            },
            {
              id: 'branch',
              label: t('guides.branch.filter'),
              single: true,
              options: branches.map(({ value }) => ({ value, label: value })),
            },
          ]}
          values={{ stage: stageId ? [stageId] : [], branch: branch ? [branch] : [] }}
          onChange={setUrl}
        />
      </LearnedTabs>
      <Loaded query={query}>
        {({ guides }) =>
          guides.length === 0 ? (
            <EmptyState>{t(stageId || branch ? 'guides.noneFound' : 'guides.empty')}</EmptyState>
          ) : (
            <div className={css.groups}>
              {guideKinds.map((kind) => {
                const some = guides.filter((guide) => guide.kind === kind)
                return (
                  some.length > 0 && (
                    <Section key={kind} title={t(`guides.many.${kind}`)}>
                      <GuideList guides={some} noteOf={noteOf} />
                    </Section>
                  )
                )
              })}
            </div>
          )
        }
      </Loaded>
      {writing && <GuideDialog draft={{ stageId: stageId ?? null }} onClose={() => setWriting(false)} />}
    </>
  )
}
