import type { TestCase } from 'vitest/node'

/** Names each test that passed only at its second try, so that it is mended and not overlooked. */
export default class SecondTries {
  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) console.log(`only at the second try: ${test.module.moduleId} › ${test.fullName}`)
  }
}
