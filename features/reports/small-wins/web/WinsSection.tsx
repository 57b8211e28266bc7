import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'
import { WinRows } from './WinRows.tsx'

const { useOperation } = operationHooks<typeof contract>()
const [few, all] = [5, 100]

/** The feed of a period: what was achieved at companies that are to be won; nothing where there is nothing. */
export function WinsSection(props: { period: { from: string; to: string }; owner: string[]; ready: boolean }) {
  const t = useT<typeof messages>()
  const [limit, setLimit] = useState(few)
  const found = useOperation(
    'listSmallWins',
    { ...props.period, ...(props.owner.length > 0 ? { owner: props.owner } : {}), limit },
    { keep: true, enabled: props.ready },
  ).data
  if (!found || found.total === 0) return null
  const left = found.total - found.wins.length
  return (
    <Section title={t('wins.title')} note={t('wins.note')}>
      <WinRows
        label={t('wins.title')}
        wins={found.wins}
        foot={
          left > 0 &&
          (limit < all ? (
            <Button kind="link" onClick={() => setLimit(all)}>
              {t('wins.all', { count: Math.min(found.total, all) })}
            </Button>
          ) : (
            t('wins.more', { count: left })
          ))
        }
      />
    </Section>
  )
}
