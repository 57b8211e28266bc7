/** Missing rows stand behind all that a sheet can have. */
export const missingFrom = 2_000_000
