import { useState } from 'react'
import { TextWithBlocks } from '#features/offers/texts/web/TextWithBlocks.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import type { contract } from '../contract.ts'
import type { messages } from './messages.ts'
import type { FullRound } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const languages = ['de', 'en'] as const
const places = ['intro', 'closing'] as const

/** What the letters say before and behind the prices, in both languages. */
export function TextsDialog({ round, onClose }: { round: FullRound; onClose: () => void }) {
  const t = useT<typeof messages>()
  const format = useFormat()
  const done = useDone()
  const change = useCommand('changePriceRound')
  const [texts, setTexts] = useState(round.texts)
  const save = async () => {
    const saved = await change.run({ id: round.id, version: round.version, texts })
    if (!saved) return
    onClose()
    done(t('priceRounds.saved'), saved)
  }
  return (
    <SaveDialog title={t('priceRounds.texts')} onClose={onClose} onSave={save} busy={change.busy}>
      {languages.flatMap((language) =>
        places.map((place) => (
          <TextWithBlocks
            key={language + place}
            label={t(`priceRounds.text.${place}.${language}`)}
            place={place}
            language={language}
            value={texts[language][place]}
            values={{ validFrom: format.day(round.fromDay) }}
            none="validUntil"
            disabled={false}
            onChange={(text) => setTexts({ ...texts, [language]: { ...texts[language], [place]: text } })}
          />
        )),
      )}
    </SaveDialog>
  )
}
