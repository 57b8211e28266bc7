import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button } from '#ui/Button.tsx'
import { Form } from '#ui/Field.tsx'
import { useFormat, useRich, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { strategicScore } from '../rules/nomination.ts'
import type { Found } from './AccountFrame.tsx'
import css from './KeyAccounts.module.css'
import { RatingRow } from './RatingRow.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
const scale = [0, 1, 2, 3, 4] as const

/** How strategic the customer is by the company's criteria. */
export function ScoreSection({ found }: { found: Found }) {
  const t = useT<Words>()
  const rich = useRich<Words>()
  const format = useFormat()
  const done = useDone()
  const save = useCommand('rateStrategy')
  const known = found.criteria.filter(({ id }) => found.ratings[id] !== undefined)
  const [ratings, setRatings] = useState(Object.fromEntries(known.map(({ id }) => [id, found.ratings[id] ?? 0])))
  const score = strategicScore(found.criteria, ratings)
  const locked = !found.canRate
  return (
    <Section title={t('keyAccounts.score')} note={t('keyAccounts.score.note')}>
      <Card padded>
        <Form
          onSubmit={async () => done(t('keyAccounts.saved'), await save.run({ customerId: found.customerId, ratings }))}
          foot={
            !locked && (
              <Button kind="do" type="submit" busy={save.busy}>
                {t('ui.save')}
              </Button>
            )
          }
        >
          <p className={css.verdict}>
            {score
              ? rich('keyAccounts.score.value', {
                  value: format.number(score.value, 1),
                  rated: score.rated,
                  of: score.of,
                })
              : t('keyAccounts.score.open')}
          </p>
          {found.criteria.map(({ id, name }) => (
            <RatingRow
              key={id}
              label={name}
              scale={scale}
              value={ratings[id]}
              locked={locked}
              onChange={(value) => setRatings({ ...ratings, [id]: value })}
            />
          ))}
        </Form>
      </Card>
    </Section>
  )
}
