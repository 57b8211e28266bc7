import { DndContext, type DragEndEvent, DragOverlay, pointerWithin, useDraggable, useDroppable } from '@dnd-kit/core'
import { type ReactNode, useState } from 'react'
import { alwaysMeasured, silentDrag, useDragSensors } from '#ui/drag.ts'
import { useT } from '#ui/i18n.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { StakeholderRow } from '../people/contract.ts'
import { type Influence, influences, type Support, supports } from '../rules/people.ts'
import css from './KeyAccounts.module.css'
import { usePlacing } from './organisation/usePlacing.ts'
import type { Words } from './words.ts'

type Field = { influence: Influence; support: Support } | null

/** Who stands where: influence by stance, each person a button to what is noted, drawn from field to field. */
export function InfluenceMap(props: {
  customerId: string
  people: StakeholderRow[]
  onOpen: ((one: StakeholderRow) => void) | undefined
}) {
  const t = useT<Words>()
  const { onOpen } = props
  const judge = usePlacing(props.customerId).judge
  const sensors = useDragSensors()
  const [dragged, setDragged] = useState<StakeholderRow | null>(null)
  const here = props.people.filter(({ gone }) => !gone)
  const placed = here.filter(({ influence, support }) => influence && support)
  const others = here.filter(({ influence, support }) => !influence || !support)
  if (placed.length === 0 && (!onOpen || others.length === 0)) return null
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null)
    const one = active.data.current as StakeholderRow | undefined
    if (!one || !over) return
    const { field } = over.data.current as { field: Field }
    // Who is half known and put back stays half known.
    if (field || placed.includes(one)) void judge(one, field?.influence ?? null, field?.support ?? null)
  }
  const names = (some: StakeholderRow[]) => some.map((one) => <Name key={one.personId} one={one} onOpen={onOpen} />)
  return (
    <Section title={t('keyAccounts.people.map')} note={onOpen && t('keyAccounts.people.map.note')}>
      <DndContext
        sensors={sensors}
        collisionDetection={pointerWithin}
        measuring={alwaysMeasured}
        autoScroll={false}
        onDragStart={({ active }) => setDragged(active.data.current as StakeholderRow)}
        onDragCancel={() => setDragged(null)}
        onDragEnd={drop}
        accessibility={silentDrag}
      >
        <Card>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too */}
          {/* biome-ignore lint/a11y/useSemanticElements: no landmark of its own beside the section it stands in, and no form */}
          <div role="group" className={css.mapFrame} aria-label={t('keyAccounts.people.map')} tabIndex={0}>
            <table className={css.map}>
              <thead>
                <tr>
                  <th scope="col">{t('keyAccounts.people.influence')}</th>
                  {supports.map((support) => (
                    <th scope="col" key={support}>
                      {t(`keyAccounts.people.support.${support}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {influences.map((influence) => (
                  <tr key={influence}>
                    <th scope="row">{t(`keyAccounts.people.influence.${influence}`)}</th>
                    {supports.map((support) => (
                      <FieldCell key={support} field={{ influence, support }}>
                        {names(placed.filter((one) => one.influence === influence && one.support === support))}
                      </FieldCell>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {onOpen && <Unplaced>{names(others)}</Unplaced>}
        </Card>
        <DragOverlay dropAnimation={null}>{dragged && <span className={css.drawn}>{dragged.name}</span>}</DragOverlay>
      </DndContext>
    </Section>
  )
}

function FieldCell({ field, children }: { field: NonNullable<Field>; children: ReactNode }) {
  const { setNodeRef, isOver } = useDroppable({ id: `${field.influence} ${field.support}`, data: { field } })
  return (
    <td ref={setNodeRef} data-over={isOver || undefined}>
      {children}
    </td>
  )
}

/** Those whose influence or stance is open; who is put here is open again. */
function Unplaced({ children }: { children: ReactNode }) {
  const t = useT<Words>()
  const { setNodeRef, isOver } = useDroppable({ id: 'open', data: { field: null } })
  return (
    <div ref={setNodeRef} className={css.unplaced} data-over={isOver || undefined}>
      <span>{t('keyAccounts.people.map.open')}</span>
      {children}
    </div>
  )
}

function Name({ one, onOpen }: { one: StakeholderRow; onOpen: ((one: StakeholderRow) => void) | undefined }) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: one.personId, data: one, disabled: !onOpen })
  if (!onOpen) return <span>{one.name}</span>
  return (
    <button
      ref={setNodeRef}
      type="button"
      data-held={isDragging || undefined}
      onClick={() => onOpen(one)}
      {...listeners}
    >
      {one.name}
    </button>
  )
}
