import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest whatever the size of its file, longest first: it starts processes, or asks thousands of times. */
const longest = [
  'tests/killed',
  'tests/permissions',
  'features/backups/backups',
  'tests/cli',
  'features/imports/thread',
  'features/list-files/list-files',
  'tests/two-processes',
  'demo/seed',
  'features/customers/selection',
]

/** Begun last, the longest file would keep one worker busy while the others have nothing left to do. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ordered = await super.sort(files)
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.findIndex((name) => moduleId.replaceAll('\\', '/').includes(`/${name}.`))
      return at < 0 ? longest.length : at
    }
    const projects = [...new Set(ordered.map((spec) => spec.project.name))]
    return projects.flatMap((name) =>
      ordered.filter((spec) => spec.project.name === name).sort((a, b) => place(a) - place(b)),
    )
  }
}
