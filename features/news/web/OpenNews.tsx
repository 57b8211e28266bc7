import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import type { Output } from '#shared/contract.ts'
import { Button } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { TellDialog } from './TellDialog.tsx'
import { useBecause } from './useBecause.ts'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
type Open = Output<(typeof contract)['listOpenNews']>['open'][number]
const shown = 5

/** News that is still to be told, to one customer or to one's own; nothing where there is none. */
export function OpenNews({ customerId }: { customerId?: string }) {
  const t = useT<Words>()
  const { data } = useOperation('listOpenNews', { ...(customerId ? { customerId } : {}), limit: shown })
  if (!data || data.open.length === 0) return null
  return (
    <Section
      title={t('news.open')}
      note={data.total > data.open.length ? t('news.open.count', { count: data.total }) : undefined}
      actions={
        <Link to={'/schluesselkunden/neues' as never} search={{ ansicht: 'neues' } as never}>
          {t('news.all')}
        </Link>
      }
    >
      <Rows label={t('news.open')}>
        {data.open.map((open) => (
          <OpenRow key={`${open.newsId} ${open.customerId}`} open={open} bare={customerId !== undefined} />
        ))}
      </Rows>
    </Section>
  )
}

function OpenRow({ open, bare }: { open: Open; bare: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const because = useBecause()
  const [telling, setTelling] = useState(false)
  const { title, customerId, customerName: name } = open
  const facts = [because(open.because), t('news.open.until', { day: format.dayShort(open.toDay, today) })]
  return (
    <>
      <Row
        title={bare ? title : name}
        to={bare ? undefined : `/kunden/${customerId}`}
        note={(bare ? [open.text, ...facts] : [title, ...facts]).filter(Boolean).join(' · ')}
        actions={
          open.canTell && (
            <Button size="small" aria-label={t('news.told.of', { title, name })} onClick={() => setTelling(true)}>
              {t('news.told')}
            </Button>
          )
        }
      />
      {telling && (
        <TellDialog
          news={{ id: open.newsId, title }}
          customerId={customerId}
          name={name}
          onClose={() => setTelling(false)}
        />
      )}
    </>
  )
}
