import { useState } from 'react'
import { Button } from '#ui/Button.tsx'
import { CheckField, Field, FieldPair, Form } from '#ui/Field.tsx'
import { useT } from '#ui/i18n.tsx'
import { TextInput } from '#ui/inputs.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { toast } from '#ui/toast.ts'
import type { contract } from '../contract.ts'
import type { messages } from '../messages.ts'
import { areas, nameable } from '../rules.ts'
import type { Company } from './CompanyForm.tsx'

const { useCommand } = operationHooks<typeof contract>()
const pairs = nameable.flatMap((_, at) => (at % 2 === 0 ? [nameable.slice(at, at + 2)] : []))
const signs = /[<>{}$]/

/** Which areas stand in the menu, and what the company calls things. */
export function NamesForm({ company }: { company: Company }) {
  const t = useT<typeof messages>()
  const change = useCommand('changeCompany')
  const [on, setOn] = useState<Company['areas']>(company.areas)
  const [names, setNames] = useState<Company['names']>(company.names)
  const locked = !company.canChange
  const wrong = Object.values(names).some((name) => signs.test(name))

  const save = async () => {
    const given = Object.entries(names).filter(([, name]) => name.trim() !== '')
    if (!wrong && (await change.run({ areas: on, names: Object.fromEntries(given) }))) toast(t('company.saved'))
  }
  return (
    <Form
      onSubmit={save}
      foot={
        !locked && (
          <Button kind="do" type="submit" busy={change.busy}>
            {t('company.saveAreas')}
          </Button>
        )
      }
    >
      <p>{t('company.areasHint')}</p>
      {areas.map((area) => (
        <CheckField
          key={area}
          label={t(`company.area.${area}`)}
          hint={t(`company.areaHint.${area}`)}
          checked={on.includes(area)}
          disabled={locked}
          onChange={(checked) => setOn(areas.filter((one) => (one === area ? checked : on.includes(one))))}
        />
      ))}
      {pairs.map((pair) => (
        <FieldPair key={pair.join()}>
          {pair.map((key) => (
            <Field
              key={key}
              label={t(`company.called.${key}`)}
              problem={signs.test(names[key] ?? '') ? t('company.nameSigns') : undefined}
              disabled={locked}
            >
              {(control) => (
                <TextInput
                  {...control}
                  maxLength={40}
                  value={names[key] ?? ''}
                  onChange={(name) => setNames({ ...names, [key]: name })}
                />
              )}
            </Field>
          ))}
        </FieldPair>
      ))}
    </Form>
  )
}
