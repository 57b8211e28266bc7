import { ButtonLink } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import { Segments } from '#ui/Segments.tsx'
import { one, useUrl } from '#ui/url.ts'
import { NeedList } from './NeedList.tsx'
import css from './News.module.css'
import { NewsList } from './NewsList.tsx'
import type { Words } from './words.ts'

const tabs = ['needs', 'news'] as const
const newsTab = 'neues'

/** What customers need, and what they should know: the way from them to us and back. */
export default function NewsPage() {
  const t = useT<Words>()
  const [url, set] = useUrl()
  const tab = one(url.ansicht) === newsTab ? 'news' : 'needs'
  return (
    <>
      <PageTitle
        title={t('news.title')}
        actions={<ButtonLink to="/schluesselkunden">{t('news.accountsPage')}</ButtonLink>}
      >
        {t(`news.lead.${tab}`)}
      </PageTitle>
      <div className={css.choices} data-print="no">
        <Segments
          label={t('news.tab')}
          options={tabs.map((value) => ({ value, label: t(`news.tab.${value}`) }))}
          value={tab}
          onChange={(value) => set({ ansicht: value === 'news' ? newsTab : undefined, offen: undefined })}
        />
      </div>
      {tab === 'needs' ? <NeedList /> : <NewsList />}
    </>
  )
}
