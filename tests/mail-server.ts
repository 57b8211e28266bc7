import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type TestMailServer = {
  port: number
  /** What it took, with the envelope. */
  mails: (Email & { recipients: string[] })[]
  /** Addresses that it does not take for good, and how often it says "later" first. */
  unknown: Set<string>
  later: number
  close(): Promise<void>
}

/** A real mail server in this process: login by `vertrieb` and `kran birne lot`, STARTTLS only if asked for. */
export async function openMailServer(options: { login?: boolean } = {}): Promise<TestMailServer> {
  const smtp = new SMTPServer({
    authOptional: !options.login,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    onAuth({ username, password }, _session, done) {
      if (username === 'vertrieb' && password === 'kran birne lot') done(null, { user: username })
      else done(refusal(535, 'Anmeldung nicht moeglich'))
    },
    onRcptTo({ address }, _session, done) {
      if (kept.later > 0) {
        kept.later -= 1
        return done(refusal(451, 'Bitte spaeter noch einmal'))
      }
      done(kept.unknown.has(address) ? refusal(550, `Postfach ${address} unbekannt`) : null)
    },
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', async () => {
        const mail = await PostalMime.parse(Buffer.concat(pieces))
        kept.mails.push({ ...mail, recipients: session.envelope.rcptTo.map(({ address }) => address) })
        done()
      })
    },
  })
  const kept: TestMailServer = {
    port: 0,
    mails: [],
    unknown: new Set(),
    later: 0,
    close: () => new Promise((resolve) => smtp.close(() => resolve())),
  }
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()))
  kept.port = (smtp.server.address() as { port: number }).port
  return kept
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
