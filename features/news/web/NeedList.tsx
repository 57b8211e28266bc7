import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '#features/members/web/me.tsx'
import { Badge } from '#ui/Badge.tsx'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { Loaded } from '#ui/Loaded.tsx'
import { Menu } from '#ui/Menu.tsx'
import { EmptyState } from '#ui/Notice.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Row, Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import type { contract, NeedTheme } from '../contract.ts'
import { AnswerDialog, RenameDialog } from './NeedAnswers.tsx'
import { NeedDialog } from './NeedDialog.tsx'
import css from './News.module.css'
import type { Words } from './words.ts'

const { useOperation } = operationHooks<typeof contract>()
const notesShown = 3
const closed = (theme: NeedTheme) => theme.state === 'done' || theme.state === 'declined'

/** What customers need, by theme: how many, how much they buy, and what becomes of it. */
export function NeedList() {
  const t = useT<Words>()
  const query = useOperation('listNeeds', {}, { keep: true })
  const [noting, setNoting] = useState(false)
  const note = (
    <Button icon="plus" onClick={() => setNoting(true)}>
      {t('news.need.note')}
    </Button>
  )
  return (
    <>
      <Loaded query={query}>
        {({ themes, currency, canLead }) =>
          themes.length === 0 ? (
            <EmptyState action={note} example={t('news.need.example')}>
              {t('news.need.empty')}
            </EmptyState>
          ) : (
            <>
              <Themes
                title={t('news.need.open')}
                actions={note}
                themes={themes.filter((one) => !closed(one))}
                currency={currency}
                canLead={canLead}
              />
              <Themes
                title={t('news.need.closed')}
                themes={themes.filter(closed)}
                currency={currency}
                canLead={canLead}
              />
            </>
          )
        }
      </Loaded>
      {noting && <NeedDialog onClose={() => setNoting(false)} />}
    </>
  )
}

function Themes(props: {
  title: string
  actions?: React.ReactNode
  themes: readonly NeedTheme[]
  currency: string
  canLead: boolean
}) {
  if (props.themes.length === 0 && !props.actions) return null
  return (
    <Section title={props.title} actions={props.actions}>
      {props.themes.length > 0 && (
        <Rows label={props.title}>
          {props.themes.map((theme) => (
            <Theme key={theme.id} theme={theme} currency={props.currency} canLead={props.canLead} />
          ))}
        </Rows>
      )}
    </Section>
  )
}

function Theme({ theme, currency, canLead }: { theme: NeedTheme; currency: string; canLead: boolean }) {
  const t = useT<Words>()
  const format = useFormat()
  const { today } = useMe()
  const [dialog, setDialog] = useState<'answer' | 'rename' | null>(null)
  const { name, needs } = theme
  const groups = [...new Set(needs.flatMap(({ productGroup }) => productGroup ?? []))]
  const more = needs.length - notesShown
  return (
    <>
      <Row
        title={name}
        badge={<StateBadge theme={theme} />}
        note={
          <>
            {[...groups, t('news.need.last', { day: format.dayShort(theme.lastDay, today) })].join(' · ')}
            {theme.answer && (
              <>
                <br />
                {theme.answer}
              </>
            )}
            <span className={css.notes}>
              {needs.slice(0, notesShown).map((one) => (
                <span key={one.id}>
                  <br />
                  <Link to={`/kunden/${one.customerId}` as never}>{one.customerName}</Link>
                  {one.text && `: „${one.text}“`}
                  {one.memberName && ` (${one.memberName})`}
                </span>
              ))}
              {more > 0 && (
                <>
                  <br />
                  {t('news.need.more', { count: more })}
                </>
              )}
            </span>
          </>
        }
        value={t('news.need.customers', { count: theme.customers })}
        valueNote={
          theme.revenue > 0 && t('news.need.revenue', { amount: format.money(theme.revenue, currency, 'never') })
        }
        actions={
          (theme.canAnswer || canLead) && (
            <Buttons>
              {theme.canAnswer && (
                <Button
                  size="small"
                  aria-label={t('news.answer.of', { theme: name })}
                  onClick={() => setDialog('answer')}
                >
                  {t('news.answer')}
                </Button>
              )}
              {canLead && (
                <Menu
                  align="end"
                  label={t('news.actions', { theme: name })}
                  trigger={(trigger) => (
                    <IconButton {...trigger} size="small" icon="more" label={t('news.actions', { theme: name })} />
                  )}
                  items={[{ label: t('news.rename'), icon: 'edit', run: () => setDialog('rename') }]}
                />
              )}
            </Buttons>
          )
        }
      />
      {dialog === 'answer' && <AnswerDialog theme={theme} onClose={() => setDialog(null)} />}
      {dialog === 'rename' && <RenameDialog theme={theme} onClose={() => setDialog(null)} />}
    </>
  )
}

/** What becomes of a need, in a word. */
export function StateBadge({ theme: { state, takenByName } }: { theme: Pick<NeedTheme, 'state' | 'takenByName'> }) {
  const t = useT<Words>()
  return (
    <Badge tone={state === 'heard' || state === 'taken' ? 'plain' : 'calm'}>
      {state === 'taken' && takenByName ? t('news.state.takenBy', { name: takenByName }) : t(`news.state.${state}`)}
    </Badge>
  )
}
