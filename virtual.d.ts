/** Made by the build (vite.config.ts). */
declare module 'virtual:operations' {
  import type { OperationTable } from '#shared/client.ts'

  const operations: OperationTable
  export default operations
}
declare module 'virtual:messages/de' {
  const messages: Readonly<Record<string, string>>
  export default messages
}
declare module 'virtual:messages/en' {
  const messages: Readonly<Record<string, string>>
  export default messages
}
