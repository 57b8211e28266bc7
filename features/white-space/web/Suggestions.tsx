import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import type { Output } from '#shared/contract.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { TextArea } from '#ui/inputs.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { SaveDialog } from '#ui/SaveDialog.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
type Found = Output<(typeof contract)['listSuggestions']>
type Suggestion = Found['suggestions'][number]

/** What comparable customers also buy, each taken up or refused, and what became of those before. */
export function Suggestions({ customerId, canChange }: { customerId: string; canChange: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const query = useOperation('listSuggestions', { customerId })
  return (
    <Loaded query={query}>
      {({ since, suggestions, answered, success }) => (
        <>
          <Section
            title={t('whiteSpace.suggestions')}
            note={t('whiteSpace.suggestions.note', { day: format.day(since) })}
          >
            {suggestions.length === 0 ? (
              <Card padded>{t('whiteSpace.suggestions.none')}</Card>
            ) : (
              <Rows label={t('whiteSpace.suggestions')}>
                {suggestions.map((one) => (
                  <SuggestionRow key={one.group} customerId={customerId} one={one} canChange={canChange} />
                ))}
              </Rows>
            )}
          </Section>
          {answered.length > 0 && <Answered answered={answered} success={success} />}
        </>
      )}
    </Loaded>
  )
}

function SuggestionRow(props: { customerId: string; one: Suggestion; canChange: boolean }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const done = useDone()
  const answer = useCommand('answerSuggestion')
  const [rejecting, setRejecting] = useState(false)
  const [reason, setReason] = useState('')
  const { customerId, one, canChange } = props
  const { group, because, bought, comparable, lift } = one
  const said = { customerId, group, because, bought, comparable, lift }
  return (
    <>
      <Row
        sentence
        title={rich('whiteSpace.suggestion', { bought, comparable, group })}
        note={t('whiteSpace.suggestion.because', { groups: format.list(because), lift: format.number(lift, 1) })}
        actions={
          canChange && (
            <Buttons>
              <Button
                size="small"
                busy={answer.busy}
                onClick={async () => done(t('whiteSpace.opened'), await answer.run({ ...said, accept: true }))}
              >
                {t('whiteSpace.suggestion.accept')}
              </Button>
              <Button size="small" kind="ghost" onClick={() => setRejecting(true)}>
                {t('whiteSpace.suggestion.reject')}
              </Button>
            </Buttons>
          )
        }
      />
      {rejecting && (
        <SaveDialog
          title={t('whiteSpace.suggestion.why', { group })}
          busy={answer.busy}
          onClose={() => setRejecting(false)}
          onSave={async () => {
            const saved = await answer.run({ ...said, accept: false, reason })
            if (!saved) return
            setRejecting(false)
            done(t('whiteSpace.suggestion.rejected', { group }), saved)
          }}
        >
          <Field label={t('whiteSpace.suggestion.reason')} hint={t('whiteSpace.suggestion.hint')} required>
            {(control) => <TextArea {...control} rows={3} maxLength={500} value={reason} onChange={setReason} />}
          </Field>
        </SaveDialog>
      )}
    </>
  )
}

function Answered({ answered, success }: Pick<Found, 'answered' | 'success'>) {
  const t = useT<Words>()
  const format = useFormat()
  return (
    <Section title={t('whiteSpace.answered')} note={t('whiteSpace.answered.note', success)}>
      <Rows label={t('whiteSpace.answered')}>
        {answered.map((one) => (
          <Row
            key={`${one.group} ${one.day}`}
            title={one.group}
            to={one.opportunity ? `/neugeschaeft/${one.opportunity.id}` : undefined}
            note={[
              format.day(one.day),
              one.reason === null
                ? t(`whiteSpace.fate.${one.opportunity?.outcome ?? 'open'}`)
                : t('whiteSpace.answered.no', { reason: one.reason }),
            ].join(' · ')}
            valueNote={one.buysNow ? t('whiteSpace.answered.buys') : undefined}
          />
        ))}
      </Rows>
    </Section>
  )
}
