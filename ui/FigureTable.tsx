import type { ReactNode } from 'react'
import css from './FigureTable.module.css'

/**
 * Figures in rows and columns, for a card: the first cell of a row names it, numbers stand under each other at the right,
 * a wide table scrolls within. Rows say `data-total` (the sum) and `data-apart` (another part begins), cells `data-calm`
 * (to compare with), heads `data-words` (may break).
 */
export function FigureTable(props: { label: string; head: ReactNode; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    // biome-ignore lint/a11y/useSemanticElements: no landmark of its own beside the section it stands in, and no form
    <div role="group" className={css.scroll} aria-label={props.label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>{props.head}</tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  )
}

/** A figure in such a table that opens what it counts; without `onOpen` there is nothing behind it. */
export function FigureCell(props: { children: string; onOpen: (() => void) | undefined }) {
  return (
    <td>
      {props.onOpen ? (
        <button type="button" className={css.behind} onClick={props.onOpen}>
          {props.children}
        </button>
      ) : (
        '–'
      )}
    </td>
  )
}
