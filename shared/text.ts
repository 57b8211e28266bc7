/**
 * Folds text for comparing and sorting: lower case, umlauts and ß written out
 * (ä → ae, ß → ss), other accents dropped. "Müller" and "Mueller" fold alike.
 */
export function fold(text: string): string {
  // Most texts need no more, and the rest costs ten times as much.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}
