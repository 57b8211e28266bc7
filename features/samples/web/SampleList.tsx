import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { Rows } from '#ui/Rows.tsx'
import type { Sample } from '../contract.ts'
import type { messages } from './messages.ts'
import { SampleRow } from './SampleRow.tsx'

/** Samples below each other, and what this is for where there are none. */
export function SampleList(props: { samples: readonly Sample[]; decided: boolean; onMore?: (() => void) | undefined }) {
  const t = useT<typeof messages>()
  const { samples, decided, onMore } = props
  if (samples.length === 0) return <EmptyState>{t(decided ? 'samples.noneDecided' : 'samples.none')}</EmptyState>
  return (
    <Rows
      label={t('samples.title')}
      foot={
        onMore && (
          <Button size="small" onClick={onMore}>
            {t('samples.more')}
          </Button>
        )
      }
    >
      {samples.map((sample) => (
        <SampleRow key={sample.id} sample={sample} />
      ))}
    </Rows>
  )
}
