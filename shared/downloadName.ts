/** The name of a file that leaves the house: without the characters that some systems forbid. What comes in: `fileName` of the files. */
export function downloadName(text: string, ending: string): string {
  const allowed = text
    .replace(/[\\/:*?"<>|]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return `${allowed}.${ending}`
}
