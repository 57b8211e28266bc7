import type { Entry, Lock, OutboxStore } from './outbox.ts'

const name = 'bordmittel'
const table = 'outbox'

/**
 * The outbox in IndexedDB. Opened for each step anew: phones cut connections of pages in the background.
 * Writes are answered once they are on the disk.
 */
export function createOutboxStore(): OutboxStore {
  const channel = new BroadcastChannel('bordmittel.outbox')

  async function step<T>(mode: IDBTransactionMode, work: (entries: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await open()
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(table, mode, { durability: 'strict' })
        const request = work(transaction.objectStore(table))
        transaction.oncomplete = () => resolve(request.result)
        transaction.onabort = () => reject(transaction.error)
      })
    } finally {
      database.close()
      if (mode === 'readwrite') channel.postMessage(null)
    }
  }

  return {
    list: () => step<Entry[]>('readonly', (entries) => entries.getAll()),
    get: (id) => step<Entry | undefined>('readonly', (entries) => entries.get(id)),
    put: async (entry) => void (await step('readwrite', (entries) => entries.put(entry))),
    remove: (id) => step('readwrite', (entries) => entries.delete(id)),
    watch(listener) {
      channel.addEventListener('message', listener)
      return () => channel.removeEventListener('message', listener)
    },
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** One tab at a time. Over plain HTTP browsers have no locks: there the key alone keeps the server from doing it twice. */
export const lock: Lock = async (lockName, work) => {
  if (!navigator.locks) return await work()
  return await navigator.locks.request(lockName, { ifAvailable: true }, async (held) =>
    held ? await work() : undefined,
  )
}
