import { Refusal } from '#shared/refusal.ts'

/**
 * A file or folder that cannot be made, read or written is no fault of ours: the refusal `fileUnusable` that says so, null if
 * it was something else. `data`: the file of the database, which SQLite's errors do not name.
 */
export function fileProblem(error: unknown, data = ''): Refusal | null {
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string }
  if (code && path) return new Refusal('fileUnusable', { file: dest ?? path, reason: code })
  if (code && /^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code)) {
    return new Refusal('fileUnusable', { file: data, reason: code })
  }
  return null
}
