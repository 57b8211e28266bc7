import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useT } from '#ui/i18n.tsx'
import { RowsSkeleton } from '#ui/Notice.tsx'
import { PageTitle } from '#ui/PageTitle.tsx'
import type { messages } from '../messages.ts'
import { type ChapterId, chapters, readChapter } from './chapters.ts'
import css from './Handbook.module.css'

/** One chapter of the handbook, the others beside it. */
export default function HandbookPage() {
  const t = useT<typeof messages>()
  const navigate = useNavigate()
  const params = useParams({ strict: false }) as { chapter?: string }
  const chapter = chapters.find((one) => one.id === params.chapter) ?? chapters[0]
  const html = useChapter(chapter.id)
  return (
    <>
      <PageTitle title={chapter.title} note={t('handbook.title')} />
      <div className={css.columns}>
        <nav className={css.list} aria-label={t('handbook.chapters')}>
          {chapters.map((one) => (
            <Link key={one.id} to={`/handbuch/${one.id}`} aria-current={one.id === chapter.id ? 'page' : undefined}>
              {one.title}
            </Link>
          ))}
        </nav>
        {html === null ? (
          <RowsSkeleton />
        ) : (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the links inside are links; this only keeps them within the page
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <div
            className={css.text}
            lang="de"
            onClick={(event) => {
              const link = (event.target as HTMLElement).closest('a')
              const path = link?.getAttribute('href')
              if (!path?.startsWith('/') || event.ctrlKey || event.metaKey) return
              event.preventDefault()
              void navigate({ to: path })
            }}
            // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text, part of the build
            dangerouslySetInnerHTML={{ __html: html }}
          />
        )}
      </div>
    </>
  )
}

/** The text of a chapter; none until it is there. */
function useChapter(id: ChapterId): string | null {
  const [read, setRead] = useState<{ id: ChapterId; html: string } | null>(null)
  useEffect(() => {
    let left = false
    void readChapter(id).then((html) => !left && setRead({ id, html }))
    return () => {
      left = true
    }
  }, [id])
  return read?.id === id ? read.html : null
}
