import { useSignal } from '#ui/signals.ts'

/** Leads every open page to the login once a backup was restored: nothing of before may stay on the screen. */
export function RestoredWatch() {
  useSignal('restored', () => window.location.assign('/anmelden?grund=wiederhergestellt'))
  return null
}
