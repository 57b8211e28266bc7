/**
 * The items in pieces. Between two pieces readers get their turn: SQLite answers without giving up
 * the thread, so a command over thousands of records would hold everybody's click. Other commands
 * wait as they do anyway.
 */
export async function* inPieces<Item>(items: readonly Item[], size = 100): AsyncGenerator<Item[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await new Promise((resolve) => setImmediate(resolve))
    yield items.slice(start, start + size)
  }
}
