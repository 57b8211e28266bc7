/** A name that every system takes for a file: without the characters some of them forbid. */
export function fileName(text: string, ending: string): string {
  const allowed = text
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return `${allowed}.${ending}`
}
