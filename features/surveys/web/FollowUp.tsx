import { useState } from 'react'
import { SentenceDialog } from '#features/handovers/web/dialogs.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import type { contract, Survey } from '../contract.ts'
import { useSurveyWords } from './useSurveyWords.ts'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** Asks what became of an answer. */
export function FollowUp({ survey }: { survey: Survey }) {
  const t = useT<Words>()
  const done = useDone()
  const words = useSurveyWords()
  const note = useCommand('noteSurveyResult')
  const [saying, setSaying] = useState(false)
  return (
    <>
      <Button size="small" onClick={() => setSaying(true)}>
        {t('surveys.follow')}
      </Button>
      {saying && (
        <SentenceDialog
          title={t('surveys.follow.title', { name: words.name(survey) })}
          lead={words.answer(survey)}
          label={t('surveys.follow.label')}
          required
          busy={note.busy}
          onClose={() => setSaying(false)}
          onSave={async (text) => {
            const noted = await note.run({ id: survey.id, text })
            if (!noted) return
            setSaying(false)
            done(t('surveys.followed'), noted)
          }}
        />
      )}
    </>
  )
}
