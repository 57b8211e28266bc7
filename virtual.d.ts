/** Made by the build (vite.config.ts). */
declare module 'virtual:operations' {
  import type { OperationTable } from '#shared/client.ts'

  const operations: OperationTable
  export default operations
}
declare module 'virtual:words' {
  import type { WordSource } from '#ui/words.ts'

  const frame: WordSource
  export default frame
}
