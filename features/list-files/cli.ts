import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Operations } from '#features/index.ts'
import { type Command, WrongUse } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'
import type { ListFileState } from './contract.ts'

const page = 500

export const commands: Command<Client<Operations>>[] = [
  {
    name: 'lists return',
    usage: 'lists return FILE [--conflicts ours|theirs] [--new take|leave] [--missing take|leave] [--dry-run]',
    help: 'Takes back a list that was exported as .xlsx and changed in Excel. --dry-run only says what differs, cell by cell. What is asked and not answered by its flag is refused; nothing is deleted without --missing take.',
    options: {
      conflicts: { type: 'string' },
      new: { type: 'string' },
      missing: { type: 'string' },
      'dry-run': { type: 'boolean' },
    },
    async run({ call, args: [file], values, finishJob }) {
      if (!file) throw new WrongUse('one FILE is needed')
      const answers = {
        conflicts: oneOf('conflicts', values.conflicts, ['ours', 'theirs'] as const),
        new: oneOf('new', values.new, ['take', 'leave'] as const),
        missing: oneOf('missing', values.missing, ['take', 'leave'] as const),
      }
      const bytes = new Uint8Array(await readFile(file))
      const { id, counts, sheets, ignored } = await call.addListFile({ name: basename(file), bytes })
      const differences = await readDifferences(call, id, sheets)
      if (values['dry-run']) {
        await call.discardListFile({ id })
        return { json: { counts, differences, ignored }, text: textOf(counts, ignored) }
      }
      if (counts.changed + counts.new + counts.missing === 0) {
        await call.discardListFile({ id })
        return { json: { counts, differences, ignored, report: null, undo: null }, text: textOf(counts, ignored) }
      }
      await call.changeListFile({ id, ...answers })
      try {
        const { jobId } = await call.applyListFile({ id })
        await finishJob(jobId)
      } catch (error) {
        if ((await call.getListFile({ id })).state === 'open') await call.discardListFile({ id })
        throw error
      }
      const { report } = await call.getListFile({ id })
      return {
        json: { counts, differences, ignored, report, undo: id },
        text: textOf({ ...counts, ...report }, ignored),
      }
    },
  },
]

function oneOf<Value extends string>(flag: string, value: unknown, allowed: readonly Value[]): Value | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((one) => one === value)
  if (!found) throw new WrongUse(`--${flag} is ${allowed.join(' or ')}`)
  return found
}

async function readDifferences(call: Client<Operations>, id: string, sheets: { name: string }[]) {
  const all: Awaited<ReturnType<typeof call.listListFileRows>>['rows'] = []
  for (let after = 0, more = true; more; ) {
    const { rows, next } = await call.listListFileRows({ id, after, limit: page })
    all.push(...rows)
    more = next !== null
    after = next ?? after
  }
  return all.map(({ sheet, row, difference, recordId, label, cells }) => ({
    ...(sheets.length > 1 ? { sheet: sheets[sheet]?.name } : {}),
    row,
    difference,
    recordId,
    label,
    cells: cells.map(({ key, ours, theirs, conflict, wrong }) => ({ key, ours, theirs, conflict, wrong })),
  }))
}

function textOf(counts: Record<string, number>, ignored: ListFileState['ignored']): string {
  const figures = Object.entries(counts).map(([what, count]) => `${what} ${count}`)
  const left = ignored.map(({ sheet, header, count }) => [sheet, header, count].filter((one) => one != null).join('  '))
  return [figures.join('  '), ...left.map((one) => `ignored  ${one}`)].join('\n')
}
