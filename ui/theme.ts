export type ColorScheme = 'light' | 'dark' | 'auto'

const key = 'bordmittel.colorScheme'

/** Light, dark, or as the device has it: the person's choice on this device. */
export function colorScheme(): ColorScheme {
  const chosen = readLocal(key)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto'
}

/** Shows and keeps the choice. Before the first paint `public/start.js` does the same. */
export function chooseColorScheme(scheme: ColorScheme): void {
  if (scheme === 'auto') delete document.documentElement.dataset.colorScheme
  else document.documentElement.dataset.colorScheme = scheme
  writeLocal(key, scheme === 'auto' ? null : scheme)
}

/** What this device remembers; `null` where storage is closed (private windows). */
export function readLocal(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** Remembers on this device, if it may; `null` forgets. */
export function writeLocal(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // A convenience only: without storage the device's own setting holds.
  }
}
