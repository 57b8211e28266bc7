import { useT } from '#ui/i18n.tsx'
import { SelectInput } from '#ui/inputs.tsx'
import type { useWhose } from './useWhose.ts'
import type { Words } from './words.ts'

/** Company, team or person, as far as there is a choice. */
export function WhoseChoice({ whose }: { whose: ReturnType<typeof useWhose> }) {
  const t = useT<Words>()
  if (whose.options.length === 0) return null
  return (
    <div>
      <SelectInput
        aria-label={t('goals.whose')}
        value={whose.value}
        options={whose.options}
        onChange={(next) => next && whose.choose(next)}
      />
    </div>
  )
}
