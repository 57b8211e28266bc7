/** The largest backup that is taken in, in bytes. */
export const largestBackup = 64 * 1024 ** 3
/** The largest piece of it that one request carries, in bytes. */
export const largestPiece = 4 * 1024 ** 2

const beginning = 'SQLite format 3\0'

/** Whether a file may be a backup at all, by its first bytes; opening it says the rest. */
export function beginsLikeBackup(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, beginning.length)) === beginning
}

/** Bytes on the disk that a brought backup needs: itself, and the copy on which it is checked. */
export function roomNeeded(size: number): number {
  return 2 * size
}
