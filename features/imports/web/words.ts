import { useFormat, useT } from '#ui/i18n.tsx'
import type { ImportState } from '../contract.ts'
import type { messages as fieldMessages } from './fields/messages.ts'
import type { messages } from './messages.ts'

type Words = typeof messages & typeof fieldMessages
type T = ReturnType<typeof useT<Words>>
type Key = Parameters<T>[0]

const order = 'customers persons leads opportunities orders products members activities tasks revenues'.split(' ')

/** Words for what has a code: kinds, fields, problems, reasons. */
export function useWords() {
  const t = useT<Words>()
  const format = useFormat()
  const word = (key: string, params?: Record<string, string | number>) => t(key as Key, params as never)
  return {
    kind: (kind: string) => word(`imports.kind.${kind}`),
    field: (target: string) => word(`imports.field.${target}`),
    problem: (code: string) => word(`imports.problem.${code}`),
    rejected: (code: string) => word(`imports.rejected.${code}`),
    match: (codes: string[]) => format.list(codes.map((code) => word(`duplicates.reason.${code}`))),
    state: (state: ImportState['state']) => word(`imports.state.${state}`),
    note: (code: string, { amount, ...params }: Record<string, string | number>) =>
      word(`imports.note.${code}`, {
        ...params,
        ...(amount === undefined ? {} : { amount: format.number(Number(amount), 2) }),
      }),
    made: (made: Record<string, number>) =>
      format.list(order.flatMap((what) => (made[what] ? [word(`imports.made.${what}`, { count: made[what] })] : []))),
  }
}

/** The name of an import: its only file, or the first and how many more. */
export function useTitle(): (files: string[]) => string {
  const t = useT<typeof messages>()
  return (files) =>
    files.length <= 1 ? (files[0] ?? '') : t('imports.files', { file: files[0] ?? '', count: files.length - 1 })
}
