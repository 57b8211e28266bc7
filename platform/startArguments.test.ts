import { expect, it } from 'vitest'
import { readStartArguments, startUsage } from './startArguments.ts'

it('starts as asked, else as the environment says', () => {
  const usual = { port: 4700, host: '127.0.0.1', data: undefined, demo: false }
  expect(readStartArguments([], {})).toEqual(usual)
  expect(readStartArguments([], { PORT: '8080', HOST: '0.0.0.0' })).toEqual({ ...usual, port: 8080, host: '0.0.0.0' })
  expect(readStartArguments(['--port', '0', '--data', 'x', '--demo'], { PORT: '8080' })).toEqual({
    ...usual,
    port: 0,
    data: 'x',
    demo: true,
  })
})

it('prints its usage when asked', () => {
  expect(readStartArguments(['--help'], {})).toEqual({ print: startUsage, exitCode: 0 })
})

it.each([
  [['--port', 'abc'], 'A port is a number from 0 to 65535, not "abc".'],
  [['--port', '70000'], 'A port is a number from 0 to 65535, not "70000".'],
  [['--prot', '1'], "Unknown option '--prot'."],
  [['demo'], "Unexpected argument 'demo'."],
  [['--data'], "Option '--data <value>' argument missing."],
])('%j is refused with a sentence and the usage', (args, sentence) => {
  expect(readStartArguments(args, {})).toEqual({ print: `${sentence}\n\n${startUsage}`, exitCode: 2 })
})
