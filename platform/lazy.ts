import { createRequire } from 'node:module'

/**
 * A library, or a large part of ours, that only some work needs, loaded when it is first asked for: what a start does not load costs it neither
 * time nor memory. `from` is the asking file (`import.meta.url`).
 */
export function lazy<Library>(name: string, from: string): () => Library {
  let library: Library | undefined
  return () => {
    library ??= createRequire(from)(name) as Library
    return library
  }
}
