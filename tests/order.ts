import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The tests of the whole house first: they start processes and take longest, whatever the size of their files.
 * Begun last, the longest of them would keep one worker busy while the others have nothing left to do.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const ordered = await super.sort(files)
    const ofHouse = (spec: TestSpecification) => Number(/[/\\]tests[/\\][^/\\]+$/.test(spec.moduleId))
    const projects = [...new Set(ordered.map((spec) => spec.project.name))]
    return projects.flatMap((name) =>
      ordered.filter((spec) => spec.project.name === name).sort((a, b) => ofHouse(b) - ofHouse(a)),
    )
  }
}
