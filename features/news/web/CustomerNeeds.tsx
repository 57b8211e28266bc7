import { useMe } from '#features/members/web/me.tsx'
import { useDone } from '#features/undo/web/useDone.ts'
import { ButtonLink, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract } from '../contract.ts'
import { StateBadge } from './NeedList.tsx'
import type { Words } from './words.ts'

const { useOperation, useCommand } = operationHooks<typeof contract>()
const shown = 5

/** What one customer needs and what became of it; nothing until something was noted. */
export function CustomerNeeds({ customerId, canChange }: { customerId: string; canChange: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const done = useDone()
  const remove = useCommand('removeNeed')
  const themes = useOperation('listNeeds', { customerId, limit: shown }).data?.themes ?? []
  if (themes.length === 0) return null
  return (
    <Section
      title={t('news.customer')}
      actions={
        <ButtonLink kind="link" to="/schluesselkunden/neues">
          {t('news.all')}
        </ButtonLink>
      }
    >
      <Rows label={t('news.customer')}>
        {themes.map((theme) => {
          const [latest] = theme.needs
          return (
            <Row
              key={theme.id}
              title={theme.name}
              badge={<StateBadge theme={theme} />}
              note={[latest?.text, theme.answer, latest?.memberName, format.dayShort(theme.lastDay, today)]
                .filter(Boolean)
                .join(' · ')}
              actions={
                canChange &&
                latest && (
                  <IconButton
                    size="small"
                    icon="trash"
                    label={t('news.need.remove', { name: theme.name })}
                    onClick={async () => done(t('news.need.removed'), await remove.run({ id: latest.id }))}
                  />
                )
              }
            />
          )
        })}
      </Rows>
    </Section>
  )
}
