import fc from 'fast-check'

/**
 * Property tests take fast-check from here: the same cases at every run, so that a run fails for what was changed and not
 * by chance. `PROPERTY_SEED=random` (or a number) tries others; what it finds becomes a case of its own.
 */
const { PROPERTY_SEED: seed } = process.env
if (seed !== 'random') fc.configureGlobal({ seed: seed ? Number(seed) : 20261122 })

export default fc
