import type { Output } from '#shared/contract.ts'
import type { contract } from '../contract.ts'

export type FullRound = Output<(typeof contract)['getPriceRound']>
export type FullLine = Output<(typeof contract)['getPriceRoundLine']>
