import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Operations } from '#features/index.ts'
import { type Command, WrongUse } from '#platform/cli/command.ts'
import type { Client } from '#shared/contract.ts'

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
      const { id, counts } = await call.addListFile({ name: basename(file), bytes })
      const differences = await readDifferences(call, id)
      if (values['dry-run']) {
        await call.discardListFile({ id })
        return { json: { counts, differences }, text: textOf(counts) }
      }
      if (counts.changed + counts.new + counts.missing === 0) {
        await call.discardListFile({ id })
        return { json: { counts, differences, report: null, undo: null }, text: textOf(counts) }
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
      return { json: { counts, differences, report, undo: id }, text: textOf({ ...counts, ...report }) }
    },
  },
]

function oneOf<Value extends string>(flag: string, value: unknown, allowed: readonly Value[]): Value | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((one) => one === value)
  if (!found) throw new WrongUse(`--${flag} is ${allowed.join(' or ')}`)
  return found
}

async function readDifferences(call: Client<Operations>, id: string) {
  const all: Awaited<ReturnType<typeof call.listListFileRows>>['rows'] = []
  for (let after = 0, more = true; more; ) {
    const { rows, next } = await call.listListFileRows({ id, after, limit: page })
    all.push(...rows)
    more = next !== null
    after = next ?? after
  }
  return all.map(({ number, difference, recordId, label, cells }) => ({
    row: difference === 'missing' ? null : number,
    difference,
    recordId,
    label,
    cells: cells.map(({ key, ours, theirs, conflict, wrong }) => ({ key, ours, theirs, conflict, wrong })),
  }))
}

function textOf(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join('  ')
}
