import { parseArgs } from 'node:util'

export type StartArguments = { port: number; host: string; data: string | undefined; demo: boolean }

export const startUsage = `npm start -- [--port PORT] [--host HOST] [--data FOLDER] [--demo]

  --port PORT    where it answers: 0 to 65535, 0 takes a free one (default: PORT, else 4700)
  --host HOST    on which address (default: HOST, else 127.0.0.1)
  --data FOLDER  where the data lies (default: BORDMITTEL_DATA, else data)
  --demo         with the demo company, on data of its own
`

/** How the server is to start; else what to print instead, and with which code to end: 0 asked for help, 2 wrong use. */
export function readStartArguments(
  args: string[],
  env: { PORT?: string | undefined; HOST?: string | undefined },
): StartArguments | { print: string; exitCode: 0 | 2 } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values.help) return { print: startUsage, exitCode: 0 }
    const port = values.port ?? (env.PORT || '4700')
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      return wrong(`A port is a number from 0 to 65535, not "${port}".`)
    const host = values.host ?? (env.HOST || '127.0.0.1')
    return { port: Number(port), host, data: values.data, demo: values.demo ?? false }
  } catch (error) {
    // Node says more about positional arguments than helps here.
    return wrong(`${(error as Error).message.split('. ')[0]}.`)
  }
}

function wrong(sentence: string) {
  return { print: `${sentence}\n\n${startUsage}`, exitCode: 2 } as const
}
