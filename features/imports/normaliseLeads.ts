import type { ColumnForm } from './forms.ts'
import type { RowReader } from './normalise.ts'
import { readValue } from './normaliseDeals.ts'
import type { Cell } from './readers/tables.ts'
import { textOf } from './values/cells.ts'
import { readLeadState, readOrigin } from './values/leads.ts'

const longest = { origin: 200, fair: 200, recommendedBy: 200, owner: 200, reason: 1000 } as const

/** Reads one cell of a lead into the draft of its row; who it is stands in the fields of customers and persons. */
export function readLeadCell(
  row: RowReader,
  name: string,
  header: string,
  cell: NonNullable<Cell>,
  form: ColumnForm,
): void {
  const { lead } = row.draft
  const text = textOf(cell)
  if (name in longest && text.length > longest[name as keyof typeof longest]) {
    row.problem(header, cell, 'tooLong')
    return
  }
  switch (name) {
    case 'text':
      lead.text.push(row.labelled('leads.text', header, text))
      return
    case 'received': {
      const found = row.day(header, cell, form)
      const ahead = found !== null && found.day > row.plan.today
      if (ahead) row.problem(header, cell, 'dayUnreadable')
      Object.assign(lead, found && !ahead ? { received: found.day, time: found.time } : {})
      return
    }
    case 'origin': {
      const { origin, note } = readOrigin(text)
      lead.origin = origin ?? lead.origin
      if (note && lead.originNote) row.keep(header, cell)
      else lead.originNote ??= note
      return
    }
    case 'fair':
      if (lead.originNote) row.keep(header, lead.originNote)
      lead.originNote = text
      lead.origin ??= 'fair'
      return
    case 'amount':
    case 'currency':
      readValue(row, lead, name, header, cell, form)
      return
    case 'state':
      lead.state = readLeadState(text) ?? row.problem(header, cell, 'leadStateUnknown')
      // In work without somebody who took it is no fact of ours, but worth knowing.
      if (lead.state === 'inWork') row.keep(header, cell)
      return
    default:
      lead[name as 'recommendedBy' | 'owner' | 'reason'] = text
  }
}
