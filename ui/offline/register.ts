/** Lets the product open without network. Browsers allow it over https and on the machine itself only. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // The first page comes first; a certificate that the browser does not trust leaves it at the network.
  const register = () => setTimeout(() => navigator.serviceWorker.register('/sw.js').catch(() => undefined), 1000)
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
