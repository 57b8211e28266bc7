export const root: string
export function say(...lines: string[]): void
export function install(): void
export function buildWeb(quick?: boolean): void
export function buildServer(): void
export const builtServer: string
export function handOver(entry: string, args: string[]): void
export function environment(): NodeJS.ProcessEnv
export const flags: string[]
