import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { MoneyInput, NumberInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import type { Company } from './CompanyForm.tsx'

const { useCommand } = operationHooks<typeof contract>()
const points = [5, 4, 3, 2] as const

/** What customers have to reach for their points where they are too few for fifths. */
export function BuyingForm({ company }: { company: Company }) {
  const t = useT<typeof messages>()
  const change = useCommand('changeCompany')
  const [steps, setSteps] = useState(company.buyingSteps)
  const locked = !company.canChange
  const put = (what: keyof typeof steps, at: number, value: number | null) =>
    value !== null && setSteps({ ...steps, [what]: steps[what].map((old, i) => (i === at ? value : old)) })
  const label = (what: keyof typeof steps, at: number) =>
    t('company.buying.points', { points: points[at], what: t(`company.buying.${what}`) })
  const save = async () => {
    if (await change.run({ buyingSteps: steps })) toast(t('company.saved'))
  }
  return (
    <Form
      onSubmit={save}
      foot={
        !locked && (
          <Button kind="do" type="submit" busy={change.busy}>
            {t('company.saveBuying')}
          </Button>
        )
      }
    >
      <p>{t('company.buyingHint')}</p>
      {(['recency', 'frequency'] as const).map((what) => (
        <FieldPair key={what}>
          {points.map((point, at) => (
            <Field label={label(what, at)} disabled={locked} key={point}>
              {(control) => (
                <NumberInput
                  {...control}
                  least={what === 'recency' ? 0 : 1}
                  most={what === 'recency' ? 10_000 : 1_000}
                  digits={0}
                  unit={t('company.days')}
                  value={steps[what][at] ?? null}
                  onChange={(value) => put(what, at, value)}
                />
              )}
            </Field>
          ))}
        </FieldPair>
      ))}
      <FieldPair>
        {points.map((point, at) => (
          <Field label={label('monetary', at)} disabled={locked} key={point}>
            {(control) => (
              <MoneyInput
                {...control}
                currency={company.currency}
                value={steps.monetary[at] ?? null}
                onChange={(value) => put('monetary', at, value)}
              />
            )}
          </Field>
        ))}
      </FieldPair>
    </Form>
  )
}
