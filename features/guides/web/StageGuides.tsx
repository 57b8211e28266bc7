import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { GuideList } from './GuideList.tsx'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()

/** What helps in the stage of an opportunity; nothing where nobody wrote anything down. */
export function StageGuides({ stageId }: { stageId: string }) {
  const t = useT<Words>()
  const guides = useOperation('listGuides', { stageId }).data?.guides ?? []
  if (guides.length === 0) return null
  return (
    <Section title={t('guides.helps')} actions={<Link to="/neugeschaeft/gelernt/hilfen">{t('guides.all')}</Link>}>
      <GuideList guides={guides} noteOf={(guide) => t(`guides.kind.${guide.kind}`)} />
    </Section>
  )
}
