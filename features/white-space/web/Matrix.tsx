import { useState } from 'react'
import { useDone } from '#features/undo/web/useDone.ts'
import { Button, Buttons, IconButton } from '#ui/Button.tsx'
import { FigureTable } from '#ui/FigureTable.tsx'
import { useFormat, useT } from '#ui/i18n.tsx'
import { operationHooks } from '#ui/operations.tsx'
import { Card, Section } from '#ui/Section.tsx'
import type { contract, Unit, WhiteSpaceCell } from '../contract.ts'
import { CellDialog } from './CellDialog.tsx'
import { SiteDialog } from './SiteDialog.tsx'
import css from './WhiteSpace.module.css'
import type { Space } from './WhiteSpacePage.tsx'
import type { Words } from './words.ts'

const { useCommand } = operationHooks<typeof contract>()

/** A cell that is opened; without unit and group a new one. */
export type Opened = { unit: Unit | null; group: string | null; cell: WhiteSpaceCell | undefined }

/** Units × product groups: what is bought, what could be, who delivers instead. */
export function Matrix({ customerId, space }: { customerId: string; space: Space }) {
  const t = useT<Words>()
  const format = useFormat()
  const done = useDone()
  const remove = useCommand('deleteSite')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [addingSite, setAddingSite] = useState(false)
  const { units, groups, currency, canChange } = space
  const cells = new Map(space.cells.map((cell) => [`${cell.unitId} ${cell.group}`, cell]))
  const { withoutProduct, currencies } = space.notPlaced
  return (
    <Section
      title={t('whiteSpace.title')}
      note={t('whiteSpace.note', { currency: currency === 'EUR' ? '€' : currency })}
      actions={
        canChange && (
          <Buttons>
            <Button size="small" onClick={() => setAddingSite(true)}>
              {t('whiteSpace.site')}
            </Button>
            <Button size="small" onClick={() => setOpened({ unit: null, group: null, cell: undefined })}>
              {t('whiteSpace.add')}
            </Button>
          </Buttons>
        )
      }
    >
      <Card padded={groups.length === 0}>
        {groups.length === 0 ? (
          t('whiteSpace.empty')
        ) : (
          <div className={css.matrix}>
            <FigureTable
              label={t('whiteSpace.title')}
              head={
                <>
                  <th scope="col">{t('whiteSpace.unit')}</th>
                  {groups.map((group) => (
                    <th scope="col" key={group} data-words>
                      {group}
                    </th>
                  ))}
                </>
              }
            >
              {units.map((unit) => (
                <tr key={unit.id}>
                  <th scope="row">
                    {unit.name}
                    {canChange && unit.kind === 'site' && (
                      <IconButton
                        size="small"
                        icon="close"
                        label={t('whiteSpace.site.remove', { name: unit.name })}
                        onClick={async () =>
                          done(
                            t('whiteSpace.site.removed', { name: unit.name }),
                            await remove.run({ customerId, siteId: unit.id }),
                          )
                        }
                      />
                    )}
                  </th>
                  {groups.map((group) => {
                    const cell = cells.get(`${unit.id} ${group}`)
                    return (
                      <MatrixCell
                        key={group}
                        unit={unit}
                        group={group}
                        cell={cell}
                        currency={currency}
                        onOpen={canChange ? () => setOpened({ unit, group, cell }) : undefined}
                      />
                    )
                  })}
                </tr>
              ))}
            </FigureTable>
          </div>
        )}
      </Card>
      {groups.length > 0 && <p className={css.apart}>{t('whiteSpace.legend')}</p>}
      {(withoutProduct !== 0 || currencies.length > 0) && (
        <p className={css.apart}>
          {[
            withoutProduct !== 0 &&
              t('whiteSpace.withoutProduct', { amount: format.money(withoutProduct, currency, 'never') }),
            currencies.length > 0 && t('whiteSpace.otherCurrency', { currencies: format.list(currencies) }),
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      {opened && <CellDialog customerId={customerId} space={space} opened={opened} onClose={() => setOpened(null)} />}
      {addingSite && <SiteDialog customerId={customerId} onClose={() => setAddingSite(false)} />}
    </Section>
  )
}

function MatrixCell(props: {
  unit: Unit
  group: string
  cell: WhiteSpaceCell | undefined
  currency: string
  onOpen: (() => void) | undefined
}) {
  const t = useT<Words>()
  const format = useFormat()
  const { unit, group, cell, currency, onOpen } = props
  const revenue = cell?.revenue ?? 0
  const potential = cell?.potential ?? null
  const thousands = (minor: number) => format.number(minor / 100_000)
  const shown = cell?.irrelevant
    ? t('whiteSpace.irrelevant')
    : potential !== null
      ? `${thousands(revenue)} / ${thousands(potential)}`
      : revenue !== 0
        ? thousands(revenue)
        : cell?.competitor
          ? t('whiteSpace.delivers', { name: cell.competitor })
          : '–'
  const mark = cell?.opportunity
    ? t(`whiteSpace.mark.${cell.opportunity.outcome ?? 'open'}`)
    : !cell?.irrelevant && (potential !== null || revenue !== 0)
      ? (cell?.competitor ?? null)
      : null
  const label =
    potential === null
      ? t('whiteSpace.cell.unknown', { unit: unit.name, group, revenue: format.money(revenue, currency, 'never') })
      : t('whiteSpace.cell', {
          unit: unit.name,
          group,
          revenue: format.money(revenue, currency, 'never'),
          potential: format.money(potential, currency, 'never'),
        })
  return (
    <td data-state={stateOf(cell)} className={css.cell}>
      {onOpen ? (
        // The name holds what is shown, for those who say it to press it.
        <button
          type="button"
          onClick={onOpen}
          aria-label={cell?.irrelevant ? undefined : `${label}, ${[shown, mark].filter(Boolean).join(' ')}`}
        >
          {shown} {mark && <small>{mark}</small>}
        </button>
      ) : (
        <>
          {shown} {mark && <small>{mark}</small>}
        </>
      )}
    </td>
  )
}

/** Bought, or waiting to be: what the eye is to find. */
function stateOf(cell: WhiteSpaceCell | undefined): 'bought' | 'open' | undefined {
  if (!cell || cell.irrelevant) return undefined
  if (cell.revenue > 0) return 'bought'
  return (cell.whiteSpace ?? 0) > 0 && !cell.competitor ? 'open' : undefined
}
