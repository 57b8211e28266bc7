import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons } from '#ui/Button.tsx'
import { Form } from '#ui/Field.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { type FitRatings, fitCriteria, fitOf, ratingsOf } from '../rules/fit.ts'
import type { Found } from './AccountFrame.tsx'
import css from './KeyAccounts.module.css'
import { RatingRow } from './RatingRow.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()
export const fitScale = [-2, -1, 0, 1, 2] as const

/** Key account or classic: the eight points, as the segment was rated and where this customer differs, and what follows. */
export function FitSection({ found }: { found: Found }) {
  const t = useT<Words>()
  const done = useDone()
  const save = useCommand('rateFit')
  const [own, setOwn] = useState<FitRatings>(found.ownRatings)
  const ratings = ratingsOf(found.segmentRatings, own)
  const locked = !found.canRate
  const branch = found.branch ?? ''
  const differs = Object.keys(own).length > 0 && Object.keys(found.segmentRatings).length > 0
  return (
    <Section title={t('keyAccounts.fit')} note={t('keyAccounts.fit.note')}>
      <Card padded>
        <Form
          onSubmit={async () =>
            done(t('keyAccounts.saved'), await save.run({ customerId: found.customerId, ratings: own }))
          }
          foot={
            !locked && (
              <Buttons>
                <Button kind="do" type="submit" busy={save.busy}>
                  {t('ui.save')}
                </Button>
                {differs && <Button onClick={() => setOwn({})}>{t('keyAccounts.fit.reset', { branch })}</Button>}
              </Buttons>
            )
          }
        >
          <Verdict ratings={ratings} />
          {fitCriteria.map((criterion) => (
            <RatingRow
              key={criterion}
              label={t(`keyAccounts.fit.${criterion}`)}
              note={
                own[criterion] === undefined &&
                found.segmentRatings[criterion] !== undefined &&
                t('keyAccounts.fit.asSegment', { branch })
              }
              scale={fitScale}
              value={ratings[criterion]}
              locked={locked}
              onChange={(value) => setOwn({ ...own, [criterion]: value })}
            />
          ))}
        </Form>
      </Card>
    </Section>
  )
}

/** What follows from the ratings so far, and what weighs most. */
export function Verdict({ ratings }: { ratings: FitRatings }) {
  const t = useT<Words>()
  const format = useFormat()
  const { verdict, missing, speaksFor, speaksAgainst } = fitOf(ratings)
  if (missing.length === fitCriteria.length) return null
  const named = (some: typeof speaksFor) => format.list(some.map((one) => t(`keyAccounts.fit.${one}`)))
  return (
    <p className={css.verdict}>
      <b>
        {verdict ? t(`keyAccounts.fit.verdict.${verdict}`) : t('keyAccounts.fit.missing', { count: missing.length })}
      </b>
      {speaksFor.length > 0 && <span>{t('keyAccounts.fit.for', { what: named(speaksFor) })}</span>}
      {speaksAgainst.length > 0 && <span>{t('keyAccounts.fit.against', { what: named(speaksAgainst) })}</span>}
    </p>
  )
}
