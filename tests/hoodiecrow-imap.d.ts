declare module 'hoodiecrow-imap' {
  /** A server as it stands in `tests/imap-server.ts`; the package has no types of its own. */
  export default function hoodiecrow(options: object): unknown
}
