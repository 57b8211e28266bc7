import { DndContext, type DragEndEvent, DragOverlay, pointerWithin, useDroppable } from '@dnd-kit/core'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button, IconButton } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { alwaysMeasured, silentDrag, useDragSensors } from '#ui/drag.ts'
import { useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import { usePhone } from '#ui/useMedia.ts'
import type { StakeholderRow } from '../../people/contract.ts'
import type { Words } from '../words.ts'
import { Contact, useContactWords } from './contact.ts'
import { card, drawingOf, neighbourOf } from './drawing.ts'
import css from './Organisation.module.css'
import { Legend, OrgCard, OrgLines } from './OrgCard.tsx'
import { OrgList } from './OrgList.tsx'
import { OrgPlace } from './OrgPlace.tsx'
import { OrgSheets } from './OrgSheets.tsx'
import { managersOf, organisationOf } from './organisation.ts'
import { usePlacing } from './usePlacing.ts'
import { useZoom } from './useZoom.ts'

type Props = {
  customerId: string
  people: StakeholderRow[]
  /** What a click on a person does. */
  onOpen: (one: StakeholderRow) => void
  canChange: boolean
}

/** Who reports to whom: drawn, or as a list on a phone; printed on A4 across. */
export function Organisation(props: Props) {
  const t = useT<Words>()
  const phone = usePhone()
  const contact = useContactWords()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const fold = (personId: string) =>
    setFolded((now) => new Set(now.has(personId) ? [...now].filter((id) => id !== personId) : [...now, personId]))
  if (props.people.length === 0) return null
  const given = { ...props, folded, onFold: fold }
  return (
    <Contact value={contact}>
      <div data-print="no">
        {phone ? (
          <Section title={t('keyAccounts.org')}>
            <OrgList {...given} />
            <Legend />
          </Section>
        ) : (
          <Drawn
            {...given}
            onUnfold={(ids) => setFolded((now) => new Set([...now].filter((id) => !ids.includes(id))))}
          />
        )}
      </div>
      <OrgSheets people={props.people} />
    </Contact>
  )
}

function Drawn(
  props: Props & {
    folded: ReadonlySet<string>
    onFold: (personId: string) => void
    onUnfold: (personIds: string[]) => void
  },
) {
  const t = useT<Words>()
  const { customerId, people, folded, canChange, onOpen } = props
  const frame = useRef<HTMLDivElement>(null)
  const drawing = useMemo(() => drawingOf(organisationOf(people, folded), 4), [people, folded])
  const { cards } = drawing
  const zoom = useZoom(frame, drawing.width, drawing.height, (cards[0]?.x ?? 0) + card.width / 2)
  const place = usePlacing(customerId)
  const sensors = useDragSensors()
  const [dragged, setDragged] = useState<StakeholderRow | null>(null)
  const [focused, setFocused] = useState<{ tree?: string; alone?: string }>({})
  // One tab stop in the trees, one among those without a line.
  const stop = (alone: boolean) => {
    const some = cards.filter((one) => one.alone === alone)
    const at = some.find(({ person }) => person.personId === (alone ? focused.alone : focused.tree)) ?? some[0]
    return at?.person.personId
  }
  const stops = [stop(false), stop(true)]
  const goTo = (personId: string, place: 'nearest' | 'center') => {
    const to = frame.current?.querySelector<HTMLElement>(`[data-person="${CSS.escape(personId)}"]`)
    to?.focus({ preventScroll: true })
    to?.scrollIntoView({ block: place, inline: place })
  }
  const find = (personId: string) => {
    flushSync(() => {
      props.onUnfold(managersOf(people, personId))
      zoom.read()
    })
    goTo(personId, 'center')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { person } = (event.target as HTMLElement).dataset
    const to = person && neighbourOf(drawing, person, event.key)
    if (!to) return
    event.preventDefault()
    goTo(to, 'nearest')
  }
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null)
    const one = active.data.current as StakeholderRow | undefined
    const target = over?.data.current as { managerId: string | null } | undefined
    if (one && target) void place.under(one, people.find(({ personId }) => personId === target.managerId) ?? null)
  }
  const size = { width: `${drawing.width}rem`, height: `${drawing.height}rem` }
  return (
    <Section
      title={t('keyAccounts.org')}
      note={canChange ? t('keyAccounts.org.note') : undefined}
      actions={
        <div className={css.tools}>
          <Combobox
            id="orgSearch"
            aria-label={t('keyAccounts.org.find')}
            placeholder={t('keyAccounts.org.find')}
            value={null}
            options={people.map((one) => ({ value: one.personId, label: one.name, note: one.function ?? undefined }))}
            onChange={(option) => option && find(option.value)}
          />
          <IconButton size="small" icon="minus" label={t('keyAccounts.org.smaller')} onClick={zoom.smaller} />
          <IconButton size="small" icon="plus" label={t('keyAccounts.org.larger')} onClick={zoom.larger} />
          <Button size="small" onClick={zoom.showAll}>
            {t('keyAccounts.org.fit')}
          </Button>
          <IconButton size="small" icon="print" label={t('keyAccounts.org.print')} onClick={() => window.print()} />
        </div>
      }
    >
      <Card>
        <DndContext
          sensors={sensors}
          collisionDetection={pointerWithin}
          measuring={alwaysMeasured}
          autoScroll={{ canScroll: (element) => element === frame.current }}
          onDragStart={({ active }) => setDragged(active.data.current as StakeholderRow)}
          onDragCancel={() => setDragged(null)}
          onDragEnd={drop}
          accessibility={silentDrag}
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the cards in it */}
          <div ref={frame} className={css.frame} onKeyDown={onKeyDown}>
            <div
              className={css.room}
              style={{ width: `${drawing.width * zoom.scale}rem`, height: `${drawing.height * zoom.scale}rem` }}
            >
              <div className={css.drawing} style={{ ...size, transform: `scale(${zoom.scale})` }}>
                <OrgLines drawing={drawing} />
                <Alone
                  y={drawing.aloneY}
                  height={drawing.height - drawing.aloneY}
                  shown={canChange || stops[1] !== undefined}
                />
                {cards.map((one) => (
                  <OrgPlace
                    key={one.person.personId}
                    place={one}
                    current={stops.includes(one.person.personId)}
                    movable={canChange}
                    onOpen={onOpen}
                    onFold={props.onFold}
                    onFocus={(personId) => setFocused((now) => ({ ...now, [one.alone ? 'alone' : 'tree']: personId }))}
                  />
                ))}
              </div>
            </div>
          </div>
          <DragOverlay dropAnimation={null}>
            {dragged && (
              <div className={css.dragged}>
                <OrgCard one={dragged} />
              </div>
            )}
          </DragOverlay>
        </DndContext>
      </Card>
      <Legend />
    </Section>
  )
}

/** Below the trees: whoever is let go here reports to nobody. */
function Alone(props: { y: number; height: number; shown: boolean }) {
  const t = useT<Words>()
  const { setNodeRef, isOver } = useDroppable({ id: 'alone', data: { managerId: null } })
  if (!props.shown) return null
  return (
    <div
      ref={setNodeRef}
      className={css.alone}
      style={{ top: `${props.y}rem`, height: `${props.height}rem` }}
      data-over={isOver || undefined}
    >
      {t('keyAccounts.org.alone')}
    </div>
  )
}
