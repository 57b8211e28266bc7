import { useEffect } from 'react'
import { Button, ButtonLink } from './Button.tsx'
import { useT } from './i18n.tsx'
import { EmptyState, Notice } from './Notice.tsx'
import { PageTitle } from './PageTitle.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useT()
  return (
    <>
      <PageTitle title={t('ui.notFound')} />
      <EmptyState
        action={
          <ButtonLink kind="do" to="/">
            {t('ui.notFound.home')}
          </ButtonLink>
        }
      >
        {t('ui.notFound.hint')}
      </EmptyState>
    </>
  )
}

/** A page that broke while it was drawn: the frame stays, the rest of the house works on. */
export function PageFault(props: { error: unknown; reset: () => void }) {
  const t = useT()
  const { error } = props
  useEffect(() => console.error(error), [error])
  return (
    <Notice
      alert
      tone="problem"
      title={t('ui.pageFault')}
      action={<Button onClick={props.reset}>{t('ui.retry')}</Button>}
    />
  )
}
