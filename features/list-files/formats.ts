import { z } from 'zod'

/** How a list goes out: a workbook that may come back, or CSV for German Excel that does not. */
export const listFormat = z.enum(['xlsx', 'csv']).default('xlsx')
