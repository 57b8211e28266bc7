// Before the first paint: the colours and the language chosen on this device (see ui/theme.ts and ui/i18n.tsx).
try {
  const scheme = localStorage.getItem('bordmittel.colorScheme')
  if (scheme) document.documentElement.dataset.colorScheme = scheme
  const language = localStorage.getItem('bordmittel.language')
  if (language) document.documentElement.lang = language
} catch {
  // Storage is closed in some private windows: then the device's own settings hold.
}
