/**
 * Looks up lower-case words in a bundled list of the 49,000 most common passwords (MIT, from leaks,
 * by frequency). Loaded when a password is set, and let go afterwards.
 */
export async function loadKnownPasswords(): Promise<(word: string) => boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const known = new Set(dictionary['passwords-common'] as string[])
  return (word) => known.has(word)
}
